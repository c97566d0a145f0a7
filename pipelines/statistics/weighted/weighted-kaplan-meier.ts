import { cell } from "../cell.ts";
import type { Confidence } from "../confidence.ts";
import { multiplier, survivalBounds } from "../confidence.ts";
import { exits } from "../event-table.ts";
import type { EmptiedRiskSet } from "../risk-set.ts";
import { emptiedRiskSet, riskSets } from "../risk-set.ts";
import { jackknifeSums } from "./jackknife.ts";
import type { WeightedEventTable } from "./weighted-event-table.ts";
import { weightedEventTable } from "./weighted-event-table.ts";
import type { WeightedTimes } from "./weighted-times.ts";

/** How the spread of a weighted curve is told; belongs in the method text. */
export interface WeightedConfidence extends Confidence {
  /**
   * `greenwood` reads a weight of 2 as two persons: for counts only. `robust`, the infinitesimal jackknife, reads it as
   * one person who counts double: for propensity, calibration and censoring weights.
   */
  readonly variance: "greenwood" | "robust";
}

/** A survival curve under weights: one element per day on which somebody leaves, ascending. */
export interface WeightedSurvivalCurve {
  /** Days since time zero. */
  readonly time: Float64Array;
  /** Persons (rows) at risk on the day, each counted once. */
  readonly personsAtRisk: Float64Array;
  /** Weight at risk, having the event, and censored on the day. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
  /** Survival probability from the day until the next; 1 before the first. */
  readonly survival: Float64Array;
  /** Of the survival probability; NaN where survival is 0. */
  readonly standardError: Float64Array;
  /** Lower pointwise bound; NaN where there is none. */
  readonly lower: Float64Array;
  /** Upper pointwise bound; NaN where there is none. */
  readonly upper: Float64Array;
  readonly confidence: WeightedConfidence;
  /** Clusters the robust variance was added up over; null for Greenwood's. */
  readonly clusters: number | null;
  /** Where, under delayed entry, the risk set ran empty: from there on the curve says nothing. */
  readonly emptied: EmptiedRiskSet | null;
  readonly table: WeightedEventTable;
}

/**
 * The product-limit estimate of survival under case weights, with Greenwood's or the robust variance and pointwise
 * intervals.
 *
 * The weights are taken as known: where they were estimated (propensity scores, matching to another trial) the interval
 * misses the spread of that estimate, and a bootstrap of the whole chain tells it. With equal weights the curve is that
 * of `kaplanMeier`; Greenwood's variance, unlike the robust one, shrinks when all weights are multiplied by a number.
 * Quantiles come from `survivalQuantile`, landmarks from `weightedSurvivalAt`.
 *
 * No rows give empty columns. Throws RangeError as `weightedEventTable` does and for a level outside (0, 1).
 *
 * Agrees with `survfit(weights = , robust = , cluster = )` of R survival 3.5-3, except that R gives the robust standard
 * error 0 where survival is 0; there is none.
 */
export const weightedKaplanMeier = (data: WeightedTimes, confidence: WeightedConfidence): WeightedSurvivalCurve => {
  const z = multiplier(confidence.level);
  const table = weightedEventTable(data);
  const personSets = riskSets(table.persons);
  const robust = confidence.variance === "robust" ? jackknifeSums(data, table) : null;
  const rows = Array.from(table.time.keys()).filter((row) => exits(table.persons, row) > 0);
  const column = (from: ArrayLike<number>) => Float64Array.from(rows, (row) => cell(from, row));
  const curve: WeightedSurvivalCurve = {
    time: column(table.time),
    personsAtRisk: column(personSets),
    atRisk: column(table.atRisk),
    events: column(table.events),
    censored: column(table.censored),
    survival: new Float64Array(rows.length),
    standardError: new Float64Array(rows.length),
    lower: new Float64Array(rows.length),
    upper: new Float64Array(rows.length),
    confidence,
    clusters: robust?.clusters ?? null,
    emptied: emptiedRiskSet(table.persons, personSets),
    table,
  };
  let survival = 1;
  let greenwood = 0;
  rows.forEach((row, i) => {
    const n = cell(table.atRisk, row);
    const spared = cell(table.spared, row);
    survival *= spared / n;
    greenwood += cell(table.events, row) === 0 ? 0 : cell(table.events, row) / (n * spared);
    const relativeError = Math.sqrt(robust === null ? greenwood : cell(robust.squares, row));
    const bounds = survivalBounds(survival, relativeError, confidence.type, z);
    curve.survival[i] = survival;
    curve.standardError[i] = survival === 0 ? Number.NaN : survival * relativeError;
    curve.lower[i] = bounds.lower;
    curve.upper[i] = bounds.upper;
  });
  return curve;
};

/**
 * One weighted curve per stratum, strata in ascending order, each made from its own rows as if the others were not
 * there. A cluster with rows in several strata counts in each.
 *
 * Throws RangeError for a stratum column of another length, and as `weightedKaplanMeier` does.
 */
export const weightedKaplanMeierByStratum = (
  data: WeightedTimes,
  stratum: ArrayLike<number>,
  confidence: WeightedConfidence,
): ReadonlyMap<number, WeightedSurvivalCurve> => {
  if (stratum.length !== data.time.length) throw new RangeError("every row needs a stratum");
  const own = Array.from(stratum);
  const curves = [...new Set(own)]
    .toSorted((a, b) => a - b)
    .map((wanted) => {
      const pick = (column: ArrayLike<number>) => Array.from(column).filter((_, i) => own[i] === wanted);
      const { entry, time, event, weight, cluster } = data;
      const rows: WeightedTimes = {
        time: pick(time),
        event: pick(event),
        weight: pick(weight),
        ...(entry === undefined ? {} : { entry: pick(entry) }),
        ...(cluster === undefined ? {} : { cluster: pick(cluster) }),
      };
      return [wanted, weightedKaplanMeier(rows, confidence)] as const;
    });
  return new Map(curves);
};
