import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { DecidingEstimate, GroupRule } from "../../schemas/agreement/group-rule.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Assumptions } from "../../schemas/simulation/assumptions.ts";
import { lowestAccepted } from "../evaluate/verdict.ts";
import { normalProbability } from "../statistics/distributions/normal.ts";
import { highest, isDrawnScale } from "./drawn-scale.ts";
import { type Law, meanUpTo, survivalBy } from "./law.ts";
import { decidingMeasure } from "./needs.ts";

type ScoreChange = Extract<Measure, { kind: "score-change" }>;
type Discontinuation = Extract<Measure, { kind: "time-to-discontinuation" }>;

/** The law of the event that ends an outcome. */
export const eventLaw = ({ event, hazard_ratio }: Assumptions): Law => ({ ...event, hazardRatio: hazard_ratio });

/** The law of the last dose. */
export const stoppingLaw = ({ stopping, hazard_ratio }: Assumptions): Law => ({
  free: stopping.continuing,
  at_days: stopping.at_days,
  shape: stopping.shape,
  hazardRatio: hazard_ratio,
});

/**
 * The value that the deciding estimate would come to with endless patients and perfect data under a scenario: what a
 * verdict is right or wrong about. Null without a rule for the group.
 */
export const trueValue = (agreement: Agreement, assumed: Assumptions): number | null =>
  agreement.group === undefined ? null : trueEstimate(agreement, agreement.group.estimate, assumed);

/** The value that an estimate of an agreement would come to with endless patients and perfect data under a scenario. */
export const trueEstimate = (agreement: Agreement, estimate: DecidingEstimate, assumed: Assumptions): number => {
  const measure = decidingMeasure(agreement, estimate);
  if (measure === undefined) throw new UtfallError("UTF-XX-001", { step: "simulate: deciding measure" });
  // The last binary digit of a power must not decide whether a verdict is right.
  return Math.round(estimated(estimate, measure, assumed) * 1e12) / 1e12;
};

const estimated = (estimate: DecidingEstimate, measure: Measure, assumed: Assumptions): number => {
  switch (estimate.kind) {
    case "survival":
      return freeBy(measure, assumed)(estimate.days);
    case "restricted-mean":
      return meanUpTo(freeBy(measure, assumed), estimate.days);
    case "share-improved":
      return improved(scoreOf(measure), assumed, (tolerance) => tolerance);
    case "share-not-declined":
      return improved(scoreOf(measure), assumed, (tolerance) => -tolerance);
    case "share-attained":
      throw undrawn();
  }
};

/** Measures that are not drawn are refused before (refuse-undrawable.ts). */
const undrawn = (): UtfallError => new UtfallError("UTF-XX-001", { step: "simulate: a measure that is not drawn" });

const scoreOf = (measure: Measure): ScoreChange => {
  if (measure.kind !== "score-change") throw new UtfallError("UTF-XX-001", { step: "simulate: deciding score" });
  return measure;
};

/** Probability of being free of what a measure counts, by the end of a day. */
const freeBy = (measure: Measure, assumed: Assumptions): ((day: number) => number) => {
  const event = eventLaw(assumed);
  switch (measure.kind) {
    case "overall-survival":
    case "death-or-permanent-ventilation":
      return (day) => survivalBy(event, day);
    case "time-to-discontinuation":
      return (day) => onTreatment(measure, event, stoppingLaw(assumed), day);
    default:
      throw undrawn();
  }
};

/**
 * A stop counts once the gap has passed. Dated on the last dose plus the gap, it is the earlier of that day and death.
 * Dated on the last dose, someone who dies within the gap has stopped by dying, later than the last dose.
 */
const onTreatment = ({ gap_days, stop_date }: Discontinuation, death: Law, stop: Law, day: number): number => {
  if (stop_date === "last-dose-plus-gap") return survivalBy(stop, day - gap_days) * survivalBy(death, day);
  let free = survivalBy(stop, day) * survivalBy(death, day);
  for (let last = Math.max(1, day - gap_days + 2); last <= day; last += 1) {
    const stopsThen = survivalBy(stop, last - 1) - survivalBy(stop, last);
    free += stopsThen * (survivalBy(death, day) - survivalBy(death, last + gap_days - 1));
  }
  return free;
};

/** Yearly change of a score in points: mean and standard deviation between patients. */
const yearly = ({ scale }: ScoreChange, { scores, score_shift }: Assumptions) => {
  if (!isDrawnScale(scale)) throw undrawn();
  return {
    mean: ((scores.change_per_year + score_shift) * highest[scale]) / 100,
    sd: (scores.change_sd * highest[scale]) / 100,
  };
};

/** Probability that the true change at the target is above a limit. */
const improved = (measure: ScoreChange, assumed: Assumptions, limit: (tolerance: number) => number): number => {
  const { mean, sd } = yearly(measure, assumed);
  const years = measure.target.months / 12;
  const above = mean * years - limit(measure.tolerance);
  if (sd === 0) return above > 0 || (above === 0 && limit(1) < 0) ? 1 : 0;
  return normalProbability(above / (sd * years));
};

/** The verdicts that a value makes right. Between reference less margin and the reference the agreement lets both stand. */
export const rightVerdicts = (rule: GroupRule, truth: number): readonly ("met" | "not-met")[] => [
  ...(truth >= lowestAccepted(rule) ? (["met"] as const) : []),
  ...(truth < rule.reference.value ? (["not-met"] as const) : []),
];
