import { cell } from "../cell.ts";
import type { Resampling } from "./resampling.ts";
import { drawRows, samplingUnits } from "./resampling.ts";

/** Any figure, from the rows by number; a row drawn twice comes twice. NaN where the rows do not give it. */
export type Statistic = (rows: Int32Array) => number;

/** The figure on the rows as they are, and on every replicate. */
export interface BootstrapSample {
  readonly state: "resampled";
  readonly estimate: number;
  readonly replicates: Float64Array;
}

/** A figure that cannot be had, from the rows as they are or from some of the replicates. */
export interface RefusedBootstrap {
  readonly state: "not-estimable";
  /**
   * `no-rows`; `no-estimate`: the rows as they are do not give the figure; `replicates-without-estimate`: some replicates
   * do not, for instance a median that is not reached. The others alone would tell of a spread that is too small.
   */
  readonly reason: "no-rows" | "no-estimate" | "replicates-without-estimate";
  /** Replicates without the figure. */
  readonly failed: number;
}

/**
 * The bootstrap of any figure over persons: rows (or clusters, within strata) are drawn with replacement as many as there
 * are, by number, so that no data are copied.
 *
 * Same seed, same bytes, on every machine; replicate 7 is the same whether 10 or 10 000 are made. Rows of one person have
 * to be one cluster. Strata are for what was fixed by design, such as the sizes of groups. A chain of estimates (score,
 * weights, curve) belongs inside the statistic whole. The rows handed over are the statistic's to keep.
 *
 * Throws RangeError as `samplingUnits` does.
 *
 * Efron 1979; generator sfc32 (`random/sfc32.ts`).
 */
export const bootstrap = (statistic: Statistic, resampling: Resampling): BootstrapSample | RefusedBootstrap =>
  bootstrapTogether((rows) => new Map([["figure", statistic(rows)]]), resampling).get("figure") ?? {
    state: "not-estimable",
    reason: "no-rows",
    failed: 0,
  };

/** Several figures that one chain makes of the rows, by name. A figure that a replicate does not name it does not give. */
export type Statistics = (rows: Int32Array) => ReadonlyMap<string, number>;

/**
 * The bootstrap of every figure that the rows as they are give, all from the same replicates: a chain that makes many
 * (weights, curves of two groups, their difference) is walked once a replicate. Without rows there is no figure.
 *
 * As `bootstrap` in everything else.
 */
export const bootstrapTogether = (
  statistics: Statistics,
  resampling: Resampling,
): ReadonlyMap<string, BootstrapSample | RefusedBootstrap> => {
  const units = samplingUnits(resampling);
  if (resampling.rows === 0) return new Map();
  const estimates = statistics(Int32Array.from({ length: resampling.rows }, (_, row) => row));
  const drawn = new Map([...estimates.keys()].map((name) => [name, new Float64Array(resampling.replicates)]));
  for (let k = 0; k < resampling.replicates; k += 1) {
    const found = statistics(drawRows(units, resampling.seed, k));
    for (const [name, replicates] of drawn) replicates[k] = found.get(name) ?? Number.NaN;
  }
  return new Map(
    [...drawn].map(([name, replicates]) => [name, sampleOf(estimates.get(name) ?? Number.NaN, replicates)]),
  );
};

const sampleOf = (estimate: number, replicates: Float64Array): BootstrapSample | RefusedBootstrap => {
  if (!Number.isFinite(estimate)) return { state: "not-estimable", reason: "no-estimate", failed: 0 };
  const failed = replicates.filter((value) => !Number.isFinite(value)).length;
  if (failed > 0) return { state: "not-estimable", reason: "replicates-without-estimate", failed };
  return { state: "resampled", estimate, replicates };
};

/**
 * The influence of each unit (row or cluster) on the figure, by leaving it out: (m - 1) x (estimate - estimate without
 * it), m the units of its stratum. For the acceleration of `bcaInterval`.
 *
 * Units come stratum by stratum. A unit alone in its stratum has influence 0. NaN where the figure cannot be had without
 * a unit. Throws RangeError as `samplingUnits` does. `empinf(type = "jack")` of R boot 1.3-28.1.
 */
export const jackknifeInfluence = (statistic: Statistic, resampling: Resampling): Float64Array => {
  const { strata } = samplingUnits(resampling);
  const all = Int32Array.from({ length: resampling.rows }, (_, row) => row);
  const estimate = statistic(all.slice());
  const influence = strata.flatMap((units) =>
    units.map((unit) => {
      if (units.length === 1) return 0;
      const left = new Set(unit);
      return (units.length - 1) * (estimate - statistic(all.filter((row) => !left.has(row))));
    }),
  );
  return Float64Array.from(influence.keys(), (k) => cell(influence, k));
};
