import type { Evidence } from "./evidence.ts";

export {
  competingReasons,
  familyOf,
  Measure,
  type MeasureOf,
  measureKinds,
  measureNeeds,
} from "./measures/index.ts";
export type { Family } from "./measures/measure-kind.ts";

/**
 * One row per person and measure: what a measure makes of the facts. Persons of the cohort without enough data keep
 * their row, with status `unknown` or `pending`, so that no denominator shrinks unseen.
 */
export interface OutcomeRow {
  readonly person_id: string;
  /** ISO date. */
  readonly time_zero: string;
  /** Whole days from time zero at which the person enters the risk set; 0 without delayed entry. */
  readonly entry_days: number;
  /** Whole days from time zero to event or censoring; null for measures that are not times. */
  readonly time_days: number | null;
  /** 1 event, 0 censored, null for measures that are not times. */
  readonly event: 0 | 1 | null;
  /**
   * Why the time ends: `death`, `permanent-ventilation`, `gap`, `next-line`, `end-of-data`, `emigration`, … A reason that
   * competes with the event stands beside event 0.
   */
  readonly reason: string | null;
  readonly baseline: number | null;
  readonly value: number | null;
  readonly change: number | null;
  /** `observed`, `pending` (data not yet due), `unknown` (due and not there), `not-estimable` (row excluded, reason says). */
  readonly status: "observed" | "pending" | "unknown" | "not-estimable";
  /** What a life table is read by; only in rows of net survival. Age in days at time zero. */
  readonly population?: { readonly sex: "m" | "f"; readonly ageDays: number };
  /**
   * Source lines that carry the number: that of time zero first, then what ended the time, was read or was counted. Where
   * nothing is known they are the line of time zero and that of a baseline that the row states.
   */
  readonly evidence: readonly Evidence[];
}
