import { z } from "zod";

/** Why a number is or is not there. A number that is not there is never replaced by a neighbour. */
export const EstimateState = z.enum(["estimated", "not-reached", "beyond-follow-up", "not-estimable"]);
export type EstimateState = z.infer<typeof EstimateState>;

/** A caution that travels with a number, by id; the report holds the words. */
export const Warning = z.strictObject({
  id: z.enum([
    "few-persons",
    "few-at-risk",
    "follow-up-shorter-than-horizon",
    "interval-covers-both-sides",
    "threshold-below-measurement-error",
    "late-assessments",
    "persons-without-follow-up",
    "delayed-entry-small-risk-set",
    "risk-set-empties-early",
    "denominator-shrinks",
    "events-in-clusters",
    "censored-by-intercurrent-event",
    "outside-life-table",
    "persons-without-covariate",
    "model-not-fitted",
    "weights-refused",
    "extreme-weights",
    "still-apart",
    "unanchored",
    "replicates-without-estimate",
    "extrapolated",
  ]),
  /** Counts and days that the words need; never a value of one person. */
  values: z.record(z.string(), z.number()).default({}),
});
export type Warning = z.infer<typeof Warning>;

/** How numbers are made; the report describes those that were used, in this order. */
export const methods = [
  "kaplan-meier",
  "reverse-kaplan-meier",
  "restricted-mean",
  "clopper-pearson",
  "count",
  "mean",
  "log-rank",
  "aalen-johansen",
  "gray-test",
  "pohar-perme",
  "ederer-2",
  "exact-rate",
  "ratio-of-sums",
  "mixed-model-repeated-measures",
  "mixed-model-random-slope",
  "multiple-imputation",
  "delta-adjustment",
  "tipping-point",
  "weighted-kaplan-meier",
  "weighted-restricted-mean",
  "weighted-cox",
  "effective-sample-size",
  "propensity-score",
  "standardised-difference",
  "e-value",
  "matching-adjusted",
  "published",
  "parametric",
] as const;

/** How a number was made: everything on which it depends besides the data. */
export const Settings = z.strictObject({
  method: z.enum(methods),
  /** Type of the confidence interval; null where the number has none. */
  interval: z.enum(["log", "log-log", "plain", "logit", "arcsin", "normal", "exact", "t", "bootstrap"]).nullable(),
  /** Confidence level, for example 0.95; null where the number has no interval. */
  level: z.number().nullable(),
  delayedEntry: z.boolean(),
  /** Measure id and version with its parameters in effect, as they stand in the agreement file. */
  measure: z.record(z.string(), z.unknown()),
  /** What the agreement asks of the model behind the number, in effect; left out for estimates without one. */
  analysis: z.record(z.string(), z.unknown()).optional(),
  software: z.string(),
});
export type Settings = z.infer<typeof Settings>;

/** One estimate, in the one long form that every consumer takes. */
export const ResultRow = z.strictObject({
  /** Stable id that `utfall trace` accepts, for example `nsclc-pembrolizumab@1/os/all/survival-365`. */
  figure: z.string(),
  agreement: z.string(),
  agreementVersion: z.int(),
  /** SHA-256 of the agreement file as judged. */
  agreementHash: z.string(),
  runId: z.string(),
  measure: z.string(),
  group: z.strictObject({ name: z.string(), level: z.string() }),
  estimate: z.enum([
    "survival",
    "median",
    "restricted-mean",
    "median-follow-up",
    "share",
    "count",
    "mean",
    "p-value",
    "incidence",
    "net-survival",
    "rate",
    "ratio",
    "slope",
    "tipping-point",
    "difference",
    "hazard-ratio",
    "e-value",
    "effective-sample-size",
    "propensity",
    "weight",
    "standardised-difference",
    "information-criterion",
  ]),
  /** minor-units are whole øre or cent of the currency that the measure names. */
  unit: z.enum([
    "probability",
    "days",
    "persons",
    "points",
    "events",
    "person-days",
    "per-person-year",
    "days-per-person-year",
    "hours-per-day",
    "minor-units",
    "points-per-year",
    "ratio",
    "standard-deviations",
  ]),
  /** Days from time zero at which the estimate holds; null where it has none. */
  time: z.number().nullable(),
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  standardError: z.number().nullable(),
  /** Persons in the estimate. */
  n: z.int(),
  /** Events in follow-up, up to `time` where it has one; null for estimates without events. */
  events: z.int().nullable(),
  atRisk: z.int().nullable(),
  state: EstimateState,
  settings: Settings,
  warnings: z.array(Warning),
});
export type ResultRow = z.infer<typeof ResultRow>;

/** A curve on a day, with its pointwise interval where it has one. */
const CurvePoint = z.strictObject({
  time: z.number(),
  survival: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});

/** What is drawn, of whom. A fitted distribution is a group of its own. */
const Drawn = z.strictObject({
  figure: z.string(),
  measure: z.string(),
  group: z.strictObject({ name: z.string(), level: z.string() }),
  n: z.int(),
  events: z.int(),
  settings: Settings,
});

/** A survival curve with what a figure and its table need. */
export const Curve = Drawn.extend({
  /** Steps of the curve in order of time, the first at day 0 with survival 1. */
  points: z.array(CurvePoint.extend({ atRisk: z.int(), events: z.int(), censored: z.int() })),
  /** Number at risk at the ticks of the figure. */
  atRisk: z.array(z.strictObject({ time: z.number(), atRisk: z.int() })),
});
export type Curve = z.infer<typeof Curve>;

/** A distribution fitted to a time, drawn from time zero to its horizon. */
export const FittedCurve = Drawn.extend({
  /** Last day on which anybody was observed; beyond it the distribution alone speaks. */
  observedTo: z.int(),
  /** In order of time, the first at day 0 with survival 1. */
  points: z.array(CurvePoint),
  /** Days of `points` at which the figure has ticks and its table a line. */
  ticks: z.array(z.number()),
});
export type FittedCurve = z.infer<typeof FittedCurve>;
