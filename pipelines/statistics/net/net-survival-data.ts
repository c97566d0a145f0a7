import type { EmptiedRiskSet } from "../risk-set.ts";

/** One element per person; all columns have the same length. */
export interface NetSurvivalPersons {
  /** Day the person comes under observation, whole days since time zero; leave out when everyone is followed from it. */
  readonly entry?: ArrayLike<number>;
  /** Day of death, of any cause, or of censoring; whole days since time zero. */
  readonly time: ArrayLike<number>;
  /** 1 for death, 0 for censoring. */
  readonly event: ArrayLike<number>;
  /** Age at time zero, in days. */
  readonly age: ArrayLike<number>;
  /** Date of time zero, a day number of the life table's calendar. */
  readonly date: ArrayLike<number>;
  /** Which column of hazards of the life table is the person's, from 0. */
  readonly group: ArrayLike<number>;
}

/** `pohar-perme`: net survival; `ederer-2`: observed against expected hazard of those still there. */
export type NetSurvivalMethod = "pohar-perme" | "ederer-2";

/** A net survival curve: one element per day on which somebody leaves, ascending. */
export interface NetSurvival {
  readonly method: NetSurvivalMethod;
  /** Days since time zero. */
  readonly time: Float64Array;
  /** Persons at risk on the day, unweighted. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  /** Can rise, and pass 1, where fewer die than in the population. */
  readonly survival: Float64Array;
  /** Of log survival. */
  readonly standardError: Float64Array;
  /** Interval on the log scale; NaN where survival is 0 or below. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly level: number;
  /** Person-days at risk outside the dates of the life table, judged by its nearest date: a table too short. */
  readonly personDaysOutside: number;
  /** Persons left out because their time under observation is empty, reversed or over before day 0. */
  readonly excluded: number;
  /** Where, under delayed entry, the risk set ran empty: from there on the curve says nothing. */
  readonly emptied: EmptiedRiskSet | null;
}
