import type { Domain } from "../../schemas/agreement/predicate.ts";
import { addDays, addMonths } from "./calendar.ts";
import { dataClock } from "./clocks.ts";
import { compared, type DomainAnswer, missing, unjudged } from "./domain-answer.ts";
import { edgeCaseRule } from "./edge-case-rule.ts";
import { baselineOf, type PickedReading, pickReading, type Reading, readingsOf } from "./pick-assessment.ts";
import { pointTo, type Situation } from "./situation.ts";

type ScoreDomain = Extract<Domain, { kind: "score-not-fallen" }>;

/** A value in the window with the baseline it may be compared with. */
interface Comparison {
  readonly readings: readonly Reading[];
  readonly value: PickedReading;
  readonly baseline: Reading | null;
}

/**
 * Whether a motor score fell from baseline by more than the tolerance; a fall of exactly the tolerance is stable.
 *
 * Scores are compared on one scale only. A fall that the examiner explains, where the agreement gives a retest, is not
 * judged before the retest; the retest is compared with the same baseline and is final.
 */
export const judgeScore = (situation: Situation, domain: ScoreDomain, smaType: string): DomainAnswer => {
  const scales = Object.entries(domain.scales).find(([type]) => type === smaType)?.[1] ?? [];
  const comparisons = scales.flatMap((scale) => compare(situation, domain, scales, scale));
  const best = comparisons.find(({ baseline }) => baseline !== null) ?? comparisons[0];
  if (best === undefined) return missing(domain.id);
  const { value, baseline, readings } = best;
  if (baseline === null) return unjudged(`${domain.id}-no-baseline`, value);
  const held = (reading: Reading): boolean => baseline.value - reading.value <= domain.tolerance;
  const first = compared(domain.id, held(value), value, baseline);
  return first.answer === "met" ? first : afterRetest(situation, domain, first, value, readings, held);
};

const compare = (
  { agreement, patient, clocks }: Situation,
  domain: ScoreDomain,
  scales: readonly string[],
  scale: string,
): readonly Comparison[] => {
  const readings = readingsOf(patient, scale, ({ value }) => value);
  const value = pickReading(readings, clocks, agreement, "higher");
  if (value === null) return [];
  const own = baselineOf(readings, patient.timeZero, domain.baseline);
  if (own !== null || edgeCaseRule(agreement, "scale_switch") === "unknown") {
    return [{ readings, value, baseline: own }];
  }
  // Children grow out of a scale: the first day on which both were taken starts the new one.
  const known = new Set(
    scales
      .filter((other) => other !== scale)
      .map((other) => readingsOf(patient, other, (fact) => fact.value))
      .filter((others) => baselineOf(others, patient.timeZero, domain.baseline) !== null)
      .flatMap((others) => others.map(({ date }) => date)),
  );
  const joint = readings.find(({ date }) => date > patient.timeZero && date < value.date && known.has(date));
  return [{ readings, value, baseline: joint ?? null }];
};

const afterRetest = (
  { agreement, milestone, patient, known }: Situation,
  domain: ScoreDomain,
  first: DomainAnswer,
  fallen: PickedReading,
  readings: readonly Reading[],
  held: (reading: Reading) => boolean,
): DomainAnswer => {
  const rule = edgeCaseRule(agreement, "retest");
  if (rule.rule === "none") return first;
  const explanation = patient.assessments.find(
    ({ kind, date, code }) =>
      kind === "decline_explanation" && date === fallen.date && code !== null && rule.explanations.includes(code),
  );
  if (explanation === undefined) return first;
  const explained = { ...first, evidence: [...first.evidence, pointTo("explanation", explanation)] };
  const target = addMonths(fallen.date, rule.months);
  const until = addDays(target, rule.after_days);
  const retest = readings.find(
    ({ date }) => date > fallen.date && date >= addDays(target, -rule.before_days) && date <= until,
  );
  if (retest !== undefined) {
    const evidence = [...explained.evidence, pointTo("retest", retest)];
    return held(retest)
      ? { ...explained, answer: "met", reasons: [], evidence }
      : { ...explained, answer: "not-met", reasons: [domain.id, "retest"], evidence };
  }
  const { closed, expectedBy } = dataClock(agreement, milestone, until, known);
  if (!closed) return { ...explained, answer: "retest", dataExpectedBy: expectedBy };
  const reasons = [domain.id, "retest-missing"];
  return { ...explained, answer: rule.when_missing === "not-met" ? "not-met" : "unknown", reasons };
};
