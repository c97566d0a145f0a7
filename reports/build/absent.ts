import type { Absent, ReportGroup, ReportInput, ReportSource } from "../../schemas/report.ts";

/**
 * What a reader is owed by the checklist and the input does not hold. The report names it: silence would read as if it
 * had been looked at.
 */
export const absentFrom = (
  input: ReportInput,
  sources: readonly ReportSource[],
  groups: readonly ReportGroup[],
): readonly Absent[] => {
  const { agreement, evaluation } = input;
  const checks: readonly (readonly [Absent, boolean])[] = [
    ["agreement-frozen", agreement.frozen === null],
    ["signed-off", agreement.signedOff.length === 0],
    ["uncertainties", agreement.background.uncertainties.length === 0],
    ["expected-effect", agreement.background.expectedEffects.length === 0],
    ["coverage", sources.some((s) => s.coverage.length === 0)],
    ["completeness", input.completeness.length === 0],
    ["link-counts", input.links.length === 0],
    ["flow", input.flow.length === 0],
    ["treatment-status", input.treatmentStatus.length === 0],
    ["sensitivity", evaluation.group !== null && !groups.some((g) => g.role === "sensitivity")],
  ];
  return checks.filter(([, isAbsent]) => isAbsent).map(([id]) => id);
};
