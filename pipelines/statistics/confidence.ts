import { normalQuantile } from "./distributions/normal-quantile.ts";

/** Scale on which a pointwise interval for a survival probability is made. */
export type IntervalType = "log" | "log-log" | "plain" | "logit" | "arcsin";

/** How intervals are made; belongs in the method text beside every figure. */
export interface Confidence {
  readonly type: IntervalType;
  /** Confidence level as a probability, for example 0.95. */
  readonly level: number;
}

/** Bounds of an interval; NaN where there is none. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** Two-sided normal multiplier of a level: 1.96 for 0.95. Throws RangeError outside (0, 1). */
export const multiplier = (level: number): number => {
  if (!(level > 0 && level < 1)) throw new RangeError("confidence level must lie between 0 and 1");
  return normalQuantile(1 - (1 - level) / 2);
};

/**
 * Interval for a survival probability as R's `survfit_confint` (survival 3.5-3) makes it.
 *
 * `relativeError` is the standard error of log S, square root of Greenwood's sum. At S = 0 it is infinite and no type
 * has bounds; at S = 1 log-log, logit and arcsin have none. log and plain are clipped to [0, 1].
 */
export const survivalBounds = (survival: number, relativeError: number, type: IntervalType, z: number): Bounds => {
  const none = { lower: Number.NaN, upper: Number.NaN };
  if (survival === 0) return none;
  const spread = z * relativeError;
  switch (type) {
    case "plain":
      return { lower: Math.max(0, survival * (1 - spread)), upper: Math.min(1, survival * (1 + spread)) };
    case "log":
      return { lower: survival * Math.exp(-spread), upper: Math.min(1, survival * Math.exp(spread)) };
    case "log-log":
      return survival === 1 ? none : logLogBounds(survival, spread);
    case "logit":
      return survival === 1 ? none : logitBounds(survival, spread);
    case "arcsin":
      return survival === 1 ? none : arcsinBounds(survival, spread);
  }
};

const logLogBounds = (survival: number, spread: number): Bounds => {
  const logSurvival = Math.log(survival);
  const factor = Math.exp(spread / -logSurvival);
  return { lower: Math.exp(logSurvival * factor), upper: Math.exp(logSurvival / factor) };
};

const logitBounds = (survival: number, spread: number): Bounds => {
  const odds = survival / (1 - survival);
  const factor = Math.exp(spread / (1 - survival));
  return { lower: 1 / (1 + factor / odds), upper: 1 / (1 + 1 / (odds * factor)) };
};

const arcsinBounds = (survival: number, spread: number): Bounds => {
  const angle = Math.asin(Math.sqrt(survival));
  const turn = (spread / 2) * Math.sqrt(survival / (1 - survival));
  return { lower: Math.sin(Math.max(0, angle - turn)) ** 2, upper: Math.sin(Math.min(Math.PI / 2, angle + turn)) ** 2 };
};
