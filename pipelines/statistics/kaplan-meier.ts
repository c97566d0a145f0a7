import { cell } from "./cell.ts";
import type { Confidence } from "./confidence.ts";
import { multiplier, survivalBounds } from "./confidence.ts";
import type { EventTable } from "./event-table.ts";
import { exits } from "./event-table.ts";
import type { EmptiedRiskSet } from "./risk-set.ts";
import { emptiedRiskSet, riskSets } from "./risk-set.ts";

/** A survival curve: one element per day on which somebody leaves, ascending, all columns of the same length. */
export interface SurvivalCurve {
  /** Days since time zero. */
  readonly time: Float64Array;
  /** Persons at risk on the day: entered before it and not gone before it. */
  readonly atRisk: Float64Array;
  /** Events on the day. */
  readonly events: Float64Array;
  /** Persons censored on the day. */
  readonly censored: Float64Array;
  /** Survival probability from the day until the next; 1 before the first. */
  readonly survival: Float64Array;
  /** Greenwood standard error of the survival probability; NaN where survival is 0. */
  readonly standardError: Float64Array;
  /** Lower pointwise bound; NaN where there is none. */
  readonly lower: Float64Array;
  /** Upper pointwise bound; NaN where there is none. */
  readonly upper: Float64Array;
  /** How the bounds were made. */
  readonly confidence: Confidence;
  /** Where, under delayed entry, the risk set ran empty: from there on the curve says nothing. */
  readonly emptied: EmptiedRiskSet | null;
  /** The counts the curve was made from. */
  readonly table: EventTable;
}

/**
 * The product-limit estimate of survival with Greenwood's variance and pointwise intervals.
 *
 * Under delayed entry the curve is conditional on being event-free when the first person enters, and a small early risk
 * set can pull all of it down; once the risk set has run empty (`emptied`) the later steps are kept as R gives them,
 * but no landmark, quantile or restricted mean is read from them. The intervals hold for one day at a time, not for the
 * whole curve, and need not fall steadily.
 *
 * An empty table gives empty columns. Throws RangeError for a level outside (0, 1).
 *
 * Kaplan and Meier 1958; Greenwood 1926. Agrees with `survfit` of R survival 3.5-3.
 */
export const kaplanMeier = (table: EventTable, confidence: Confidence): SurvivalCurve => {
  const z = multiplier(confidence.level);
  const riskSet = riskSets(table);
  const rows = Array.from(table.time.keys()).filter((row) => exits(table, row) > 0);
  const column = (from: ArrayLike<number>) => Float64Array.from(rows, (row) => cell(from, row));
  const curve: SurvivalCurve = {
    time: column(table.time),
    atRisk: column(riskSet),
    events: column(table.events),
    censored: column(table.censored),
    survival: new Float64Array(rows.length),
    standardError: new Float64Array(rows.length),
    lower: new Float64Array(rows.length),
    upper: new Float64Array(rows.length),
    confidence,
    emptied: emptiedRiskSet(table, riskSet),
    table,
  };
  let survival = 1;
  let greenwood = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const n = cell(curve.atRisk, i);
    const d = cell(curve.events, i);
    survival *= (n - d) / n;
    greenwood += d / (n * (n - d));
    const relativeError = Math.sqrt(greenwood);
    const bounds = survivalBounds(survival, relativeError, confidence.type, z);
    curve.survival[i] = survival;
    curve.standardError[i] = survival * relativeError;
    curve.lower[i] = bounds.lower;
    curve.upper[i] = bounds.upper;
  }
  return curve;
};
