/** How events of the same day are treated. */
export type CoxTies = "efron" | "breslow" | "exact";

/** A covariate: one number per row, 0 and 1 for a group. */
export interface Covariate {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/**
 * Rows for a Cox regression, column by column; all columns have the same length.
 *
 * One row per person, or several where covariates change with time: the person cut into pieces (entry, time] that do not
 * overlap, with the covariates that held during each.
 */
export interface CoxData {
  /** Day the row comes under observation; the row is at risk after it. Leave out when everyone is followed from zero. */
  readonly entry?: ArrayLike<number>;
  /** Day of the event, of censoring or of the cut; the row is at risk on it. */
  readonly time: ArrayLike<number>;
  /** 1 for the event, 0 otherwise. */
  readonly event: ArrayLike<number>;
  readonly covariates: readonly Covariate[];
  /** Stratum of the row, any number: each has a baseline hazard of its own. */
  readonly stratum?: ArrayLike<number>;
  /** Case weight above 0. Under Breslow's rule a weight of 2 counts as two equal rows; Efron's keeps it one event. */
  readonly weight?: ArrayLike<number>;
  /** Whom the row belongs to, any number: rows of one cluster are not taken for independent. */
  readonly cluster?: ArrayLike<number>;
}

/** What the estimate depends on besides the data; belongs in the method text. */
export interface CoxSettings {
  readonly ties: CoxTies;
  /** Confidence level as a probability, for example 0.95. */
  readonly level: number;
  /**
   * Whether standard errors are robust (sandwich), by cluster where clusters are given and by row otherwise. Weights
   * that are not counts of persons, and persons with several rows and events, need it.
   */
  readonly robust: boolean;
}
