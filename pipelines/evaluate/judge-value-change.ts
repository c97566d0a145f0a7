import type { PredicateOf } from "../../schemas/agreement/predicate.ts";
import { edgeCaseRule } from "./edge-case-rule.ts";
import { baselineOf, pickReading, readingsOf } from "./pick-assessment.ts";
import { type Judgement, judgement, pointTo, type Situation } from "./situation.ts";

/**
 * Whether a value moved from baseline by at least the agreed share; a change of exactly that share is a response.
 *
 * Compared by cross-multiplication of the values as delivered, so that 30 against 60 is a fall of 50 % to the last digit.
 * A baseline of 0 or below has no shares and gives UNKNOWN.
 */
export const judgeValueChange = (situation: Situation, predicate: PredicateOf<"value-change">): Judgement => {
  const { agreement, clocks, patient } = situation;
  const readings = readingsOf(patient, predicate.assessment, ({ value }) => value);
  // A lower value is healthier where a fall is the response.
  const value = pickReading(readings, clocks, agreement, predicate.direction === "fall" ? "lower" : "higher");
  if (value === null) {
    if (!clocks.data.closed) return judgement("PENDING", []);
    return judgement(missingStatus[edgeCaseRule(agreement, "assessment_missing")], ["no-assessment"]);
  }
  const evidence = [pointTo("value", value)];
  const baseline = baselineOf(readings, patient.timeZero, predicate.baseline);
  if (baseline === null || baseline.value <= 0) {
    return { ...judgement("UNKNOWN", [`${predicate.assessment}-no-baseline`], evidence), late: value.late };
  }
  const moved = predicate.direction === "fall" ? baseline.value - value.value : value.value - baseline.value;
  const responds = rounded(moved * 100) >= rounded(baseline.value * predicate.at_least_percent);
  const both = [pointTo("baseline", baseline), ...evidence];
  if (!responds && value.unconfirmed) {
    return { ...judgement("UNKNOWN", [`${predicate.assessment}-unconfirmed`], both), late: value.late };
  }
  return {
    ...judgement(responds ? "MET" : "NOT_MET", responds ? [] : [predicate.assessment], both),
    late: value.late,
  };
};

const missingStatus = { unknown: "UNKNOWN", "not-met": "NOT_MET", met: "MET" } as const;

/** As people multiply decimals; the binary product of 0.1 and 3 is a hair above 0.3. */
const rounded = (product: number): number => Math.round(product * 1e9) / 1e9;
