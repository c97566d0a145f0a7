import { competingReasons, familyOf } from "../measure.ts";
import type { Agreement } from "./agreement.ts";
import { type Contradiction, contradiction as fault } from "./contradiction.ts";
import type { DecidingEstimate } from "./group-rule.ts";

/** Which measures an estimate is made of. Where events compete there is no survival of one of them to decide by. */
export const familyThatMakes = {
  survival: "time",
  "restricted-mean": "time",
  "share-improved": "score",
  "share-not-declined": "score",
  "share-attained": "share",
} as const;

/** Contradictions between an estimate that a rule follows and the analyses that are to make it. */
export const estimateFaults = (
  a: Agreement,
  estimate: DecidingEstimate,
  place: readonly (string | number)[],
): Contradiction[] => {
  const measure = a.measures.find(({ id }) => id === estimate.measure);
  const analysis = a.analyses.measures.find((each) => each.measure === estimate.measure);
  if (measure === undefined || analysis === undefined) {
    return [fault("expected a measure that analyses.measures lists", ...place, "measure")];
  }
  const faults: Contradiction[] = [];
  if (familyOf(measure) !== familyThatMakes[estimate.kind] || competingReasons(measure).length > 0) {
    faults.push(fault("this kind of estimate does not fit the measure", ...place, "kind"));
  }
  if (measure.better !== "longer" && measure.better !== "higher") {
    faults.push(
      fault("the rule reads a higher estimate as better; this measure says the opposite", ...place, "measure"),
    );
  }
  if (estimate.kind === "survival" && !analysis.landmarks_days.includes(estimate.days)) {
    faults.push(fault("expected one of the landmarks_days of this measure in analyses", ...place, "days"));
  }
  if (estimate.kind === "restricted-mean" && analysis.restricted_mean_days !== estimate.days) {
    faults.push(fault("expected the restricted_mean_days of this measure in analyses", ...place, "days"));
  }
  return faults;
};
