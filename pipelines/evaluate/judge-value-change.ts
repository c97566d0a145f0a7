import type { PredicateOf } from "../../schemas/agreement/predicate.ts";
import { edgeCaseRule } from "./edge-case-rule.ts";
import { type MeasuredRange, measuredRange, statedValue } from "./measured-range.ts";
import { baselineOf, pickReading, type Reading, readingsOf } from "./pick-assessment.ts";
import { type Judgement, judgement, pointTo, type Situation } from "./situation.ts";

/**
 * Whether a value moved from baseline by at least the agreed share; a change of exactly that share is a response.
 *
 * Compared by cross-multiplication of the values as delivered, so that 30 against 60 is a fall of 50 % to the last digit.
 * A baseline that may be 0 or below has no shares and gives UNKNOWN. An answer beyond a limit (`<1.0`) is judged where
 * every value that it leaves possible gives the same outcome, and is UNKNOWN else.
 */
export const judgeValueChange = (situation: Situation, predicate: PredicateOf<"value-change">): Judgement => {
  const { agreement, clocks, patient } = situation;
  const readings = readingsOf(patient, predicate.assessment, statedValue);
  // A lower value is healthier where a fall is the response.
  const value = pickReading(readings, clocks, agreement, predicate.direction === "fall" ? "lower" : "higher");
  if (value === null) {
    if (!clocks.data.closed) return judgement("PENDING", []);
    return judgement(missingStatus[edgeCaseRule(agreement, "assessment_missing")], ["no-assessment"]);
  }
  const evidence = [pointTo("value", value)];
  const unknown = (why: string, lines = evidence): Judgement => ({
    ...judgement("UNKNOWN", [`${predicate.assessment}-${why}`], lines),
    late: value.late,
  });
  const baseline = baselineOf(readings, patient.timeZero, predicate.baseline);
  if (baseline === null || rangeOf(baseline).low <= 0) return unknown("no-baseline");
  const both = [pointTo("baseline", baseline), ...evidence];
  const [least, most] = responses(predicate, rangeOf(baseline), rangeOf(value));
  if (least !== most) return unknown("beyond-limit", both);
  if (!least && value.unconfirmed) return unknown("unconfirmed", both);
  return {
    ...judgement(least ? "MET" : "NOT_MET", least ? [] : [predicate.assessment], both),
    late: value.late,
  };
};

const missingStatus = { unknown: "UNKNOWN", "not-met": "NOT_MET", met: "MET" } as const;

const rangeOf = ({ value, code }: Reading): MeasuredRange =>
  (code === null ? null : measuredRange({ value: null, code })) ?? { low: value, high: value };

/** Whether the change is a response where the two answers leave least, and most, of it. */
const responses = (
  { direction, at_least_percent }: PredicateOf<"value-change">,
  before: MeasuredRange,
  after: MeasuredRange,
): readonly [least: boolean, most: boolean] => {
  const responds = (from: number, to: number): boolean =>
    rounded((direction === "fall" ? from - to : to - from) * 100) >= rounded(from * at_least_percent);
  return direction === "fall"
    ? [responds(before.low, after.high), responds(before.high, after.low)]
    : [responds(before.high, after.low), responds(before.low, after.high)];
};

/** As people multiply decimals; the binary product of 0.1 and 3 is a hair above 0.3. */
const rounded = (product: number): number => Math.round(product * 1e9) / 1e9;
