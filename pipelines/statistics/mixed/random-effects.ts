import { cell } from "../cell.ts";
import { cholesky } from "../cholesky.ts";
import { refuseCovariates } from "../covariate.ts";
import type { Covariate } from "../cox/cox-data.ts";
import { lowerTriangle } from "./contrast.ts";
import type { RepeatedValues } from "./fit-blocks.ts";
import { fitBlocks } from "./fit-blocks.ts";
import type { DegreesOfFreedomMethod, MixedFit, RefusedMixedFit } from "./mixed-fit.ts";

/** Values that follow a line of each person's own. */
export interface PersonLines extends RepeatedValues {
  /** What varies between persons: a column of ones for an intercept, a column of times for a slope. */
  readonly random: readonly Covariate[];
}

/**
 * Linear mixed model: persons differ by random effects with any covariance among them (an intercept, a slope), and values
 * vary around each person's line independently with one variance, by restricted maximum likelihood.
 *
 * For visits at days of each person's own, where `repeatedMeasuresModel` has no common visits to go by. It leans on the
 * line: change that is fast at first and slow later is averaged. A random effect whose variance is 0 at the maximum is
 * refused by name; R prints a tiny one.
 *
 * Throws RangeError for columns of different length, values that are not finite, equal names, and no fixed or no random
 * effect.
 *
 * Laird and Ware 1982. Agrees with `nlme::lme(random = ~ ... | person, method = "REML")` 3.1-162 in estimates and standard
 * errors, and with `lmerTest` 3.1-3 and `pbkrtest` 0.5.2 in degrees of freedom.
 */
export const randomEffectsModel = (data: PersonLines, method: DegreesOfFreedomMethod): MixedFit | RefusedMixedFit => {
  const { fixed, random, value, person } = data;
  if (fixed.length === 0 || random.length === 0) throw new RangeError("a model needs fixed and random effects");
  refuseCovariates([...fixed, { name: "value ", values: value }, { name: "person ", values: person }], value.length);
  refuseCovariates(random, value.length);
  const size = random.length;
  const scale = random.map(({ values }) => Math.sqrt(meanSquare(values)) || 1);
  const z = (column: number, row: number) => cell(random[column]?.values ?? [], row) / cell(scale, column);
  const pairs = random.flatMap((_, a) => Array.from({ length: a + 1 }, (__, b) => [a, b] as const));
  const q = pairs.length + 1;
  const whole = (theta: Float64Array) =>
    cholesky(
      Float64Array.from({ length: size * size }, (_, at) => lowerTriangle(theta, Math.floor(at / size), at % size)),
      size,
      nearZero,
    );
  const isPositive = (theta: Float64Array): boolean =>
    cell(theta, q - 1) > 0 && pairs.every(([a, b], k) => a !== b || cell(theta, k) > 0) && !("column" in whole(theta));
  const fit = fitBlocks(
    data,
    {
      q,
      key: (rows) => Array.from(rows, (row) => random.map((_, column) => z(column, row)).join(",")).join(" "),
      directions: (rows) => [
        ...pairs.map(([a, b]) => outer(rows, (i, j) => z(a, i) * z(b, j) + (a === b ? 0 : z(b, i) * z(a, j)))),
        outer(rows, (i, j) => (i === j ? 1 : 0)),
      ],
      start: Float64Array.from({ length: q }, (_, k) => (k === q - 1 || pairs[k]?.[0] === pairs[k]?.[1] ? 0.5 : 0)),
      allowed: () => true,
      atRim: (theta) => !isPositive(theta),
    },
    method,
  );
  if (fit.state !== "estimated") return fit;
  const unit = (k: number) => {
    const [a, b] = pairs[k] ?? [];
    return a === undefined || b === undefined ? 1 : cell(scale, a) * cell(scale, b);
  };
  return {
    ...fit,
    parameters: fit.parameters.map((own, k) => own / unit(k)),
    spread: {
      ...fit.spread,
      slopes: fit.spread.slopes.map((slope, k) => slope.map((own) => own * unit(k))),
      parameters: fit.spread.parameters.map((own, at) => own / (unit(Math.floor(at / q)) * unit(at % q))),
    },
  };
};

/** A variance this small beside the largest it could have is 0. */
const nearZero = 1e-9;

const meanSquare = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, own) => sum + own * own, 0) / Math.max(1, values.length);

const outer = (rows: Int32Array, at: (i: number, j: number) => number): Float64Array =>
  Float64Array.from({ length: rows.length ** 2 }, (_, position) =>
    at(cell(rows, Math.floor(position / rows.length)), cell(rows, position % rows.length)),
  );
