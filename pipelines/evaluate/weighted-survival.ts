import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import {
  effectiveSampleSize,
  type WithError,
  weightedKaplanMeier,
  weightedRestrictedMean,
  weightedSurvivalAt,
} from "../statistics/index.ts";
import type { Estimate, Frame } from "./figure.ts";
import { type TimedPerson, weightedTimes } from "./weighted-times.ts";

/** An estimate of a weighted group, and the figure that a difference is made of; null where there is none. */
export interface WeightedEstimate {
  readonly estimate: Estimate;
  readonly figure: WithError | null;
}

/** Survival at the landmarks and the restricted mean that the analysis lists, under weights, with robust intervals. */
export const weightedSurvival = (
  { agreement }: Frame,
  { landmarks_days, restricted_mean_days }: MeasureAnalysis,
  persons: readonly TimedPerson[],
  weight: ArrayLike<number>,
): readonly WeightedEstimate[] => {
  const { type, level } = agreement.analyses.interval;
  const times = weightedTimes(persons, weight);
  const curve = weightedKaplanMeier(times, { type, level, variance: "robust" });
  const n = persons.length;
  const landmarks = landmarks_days.map((day): WeightedEstimate => {
    const at = weightedSurvivalAt(curve, day);
    const shape = {
      what: `survival-${day}`,
      estimate: "survival",
      unit: "probability",
      time: day,
      n,
      events: at.cumulativeEvents,
      atRisk: at.atRisk,
      method: "weighted-kaplan-meier",
    } as const;
    if (at.state !== "estimated") return { estimate: { ...shape, ...missing(at.state) }, figure: null };
    const { survival: value, lower, upper, standardError } = at;
    return {
      estimate: { ...shape, value, lower, upper, standardError, interval: type, state: "estimated" },
      figure: standardError === null ? null : { value, standardError },
    };
  });
  if (restricted_mean_days === undefined) return landmarks;
  const mean = weightedRestrictedMean(times, restricted_mean_days, level);
  const shape = {
    what: `restricted-mean-${restricted_mean_days}`,
    estimate: "restricted-mean",
    unit: "days",
    n,
    time: restricted_mean_days,
    method: "weighted-restricted-mean",
  } as const;
  if (mean.state !== "estimated")
    return [...landmarks, { estimate: { ...shape, ...missing(mean.state) }, figure: null }];
  const { value, lower, upper, standardError } = mean;
  return [
    ...landmarks,
    {
      estimate: { ...shape, value, lower, upper, standardError, interval: "normal", state: "estimated" },
      figure: { value, standardError },
    },
  ];
};

const missing = (state: "beyond-follow-up" | "risk-set-emptied") =>
  ({
    value: null,
    interval: null,
    state: state === "beyond-follow-up" ? "beyond-follow-up" : "not-estimable",
  }) as const;

/** How many persons there are, and how many equally weighted ones they are worth. */
export const weightedSizes = (weight: ArrayLike<number>): readonly Estimate[] => {
  const n = weight.length;
  const shape = { n, state: "estimated", interval: null } as const;
  return [
    { ...shape, what: "count-n", estimate: "count", unit: "persons", value: n, method: "count" },
    {
      ...shape,
      what: "effective-sample-size",
      estimate: "effective-sample-size",
      unit: "persons",
      value: effectiveSampleSize(weight),
      method: "effective-sample-size",
    },
  ];
};
