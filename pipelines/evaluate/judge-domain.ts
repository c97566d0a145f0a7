import type { Domain } from "../../schemas/agreement/predicate.ts";
import { withoutAcuteDays } from "./acute-days.ts";
import { compared, type DomainAnswer, missing, unjudged } from "./domain-answer.ts";
import { judgeScore } from "./judge-score.ts";
import { baselineOf, pickReading, readingsOf } from "./pick-assessment.ts";
import type { Situation } from "./situation.ts";

/** One domain of one milestone. `smaType` chooses the motor scale. */
export const judgeDomain = (situation: Situation, domain: Domain, smaType: string): DomainAnswer => {
  switch (domain.kind) {
    case "score-not-fallen":
      return judgeScore(situation, domain, smaType);
    case "ventilation-below":
      return judgeVentilation(situation, domain);
    case "respiration-not-worse":
      return judgeOrder(situation, domain, "ventilation_type");
    case "nutrition-not-worse":
      return judgeOrder(situation, domain, "nutrition");
  }
};

const judgeVentilation = (
  { agreement, patient, clocks }: Situation,
  domain: Extract<Domain, { kind: "ventilation-below" }>,
): DomainAnswer => {
  const readings = readingsOf(patient, "ventilation_hours", ({ value }) => value);
  const value = pickReading(withoutAcuteDays(readings, patient, agreement), clocks, agreement, "lower");
  if (value === null) return missing(domain.id);
  const reached =
    domain.reached === "more-than" ? value.value > domain.hours_per_day : value.value >= domain.hours_per_day;
  return compared(domain.id, !reached, value, null);
};

/** A coded state that must not go up in the agreed order; codes outside the order say nothing. */
const judgeOrder = (
  { agreement, patient, clocks }: Situation,
  domain: Extract<Domain, { kind: "respiration-not-worse" | "nutrition-not-worse" }>,
  kind: string,
): DomainAnswer => {
  const order: readonly string[] = domain.order;
  const all = readingsOf(patient, kind, ({ code }) => {
    const step = code === null ? -1 : order.indexOf(code);
    return step < 0 ? null : step;
  });
  const readings = withoutAcuteDays(all, patient, agreement);
  const value = pickReading(readings, clocks, agreement, "lower");
  if (value === null) return missing(domain.id);
  const baseline = baselineOf(readings, patient.timeZero, domain.baseline);
  if (baseline === null) return unjudged(`${domain.id}-no-baseline`, value);
  return compared(domain.id, value.value <= baseline.value, value, baseline);
};
