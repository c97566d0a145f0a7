import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";
import { edgeCaseRule } from "./edge-case-rule.ts";
import type { Reading } from "./pick-assessment.ts";

/**
 * The readings that count when acute, reversible illness does not: those not taken on a day for which a clinician has
 * stated such an illness. Nothing is derived; without a statement a reading counts.
 */
export const withoutAcuteDays = (
  readings: readonly Reading[],
  patient: PatientFacts,
  agreement: Agreement,
): readonly Reading[] => {
  const days = new Set(
    patient.assessments
      .filter(({ kind, value, code }) => kind === "acute_reversible" && (value === 1 || code === "1" || code === "yes"))
      .map(({ date }) => date),
  );
  if (days.size === 0 || edgeCaseRule(agreement, "acute_reversible_illness") === "counted") return readings;
  return readings.filter(({ date }) => !days.has(date));
};
