import type { Milestone, MilestoneStatus } from "../../schemas/evaluation.ts";
import type { ReportModel } from "../../schemas/report.ts";

/** Everybody counts once under the gravest flag that any of the person's milestones carries. */
const gravity = ["CONTINUE", "NOT_ELIGIBLE", "STOP_REVIEW"] as const;

const flagsOf = (
  milestones: readonly Milestone[],
): { CONTINUE: number; STOP_REVIEW: number; NOT_ELIGIBLE: number } | null => {
  const gravest = new Map<number, number>();
  for (const { patient, flag } of milestones) {
    if (flag !== null) gravest.set(patient, Math.max(gravest.get(patient) ?? 0, gravity.indexOf(flag)));
  }
  if (gravest.size === 0) return null;
  const flags = { CONTINUE: 0, STOP_REVIEW: 0, NOT_ELIGIBLE: 0 };
  for (const g of gravest.values()) flags[gravity[g] ?? "CONTINUE"] += 1;
  return flags;
};

/**
 * How many patients, and how many of their milestones stand in each status; null for an agreement without milestones.
 * Numbers of milestones, not of patients: a patient has several.
 */
export const patientSummary = (milestones: readonly Milestone[]): ReportModel["front"]["patients"] => {
  if (milestones.length === 0) return null;
  const count = (status: MilestoneStatus): number => milestones.filter((m) => m.status === status).length;
  return {
    persons: new Set(milestones.map((m) => m.patient)).size,
    milestones: milestones.length,
    counts: {
      MET: count("MET"),
      NOT_MET: count("NOT_MET"),
      UNKNOWN: count("UNKNOWN"),
      NOT_DUE: count("NOT_DUE"),
      PENDING: count("PENDING"),
      NOT_APPLICABLE: count("NOT_APPLICABLE"),
      RETEST_DUE: count("RETEST_DUE"),
      DISPUTED: count("DISPUTED"),
    },
    flags: flagsOf(milestones),
  };
};
