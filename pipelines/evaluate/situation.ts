import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { AgreedMilestone } from "../../schemas/agreement/milestone.ts";
import type { MilestoneStatus } from "../../schemas/evaluation.ts";
import type { Evidence } from "../../schemas/evidence.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import type { FactLine, PatientFacts } from "../../schemas/patient-facts.ts";
import type { Clocks, Known } from "./clocks.ts";

/** Everything on which the judgement of one milestone of one patient depends. */
export interface Situation {
  readonly agreement: Agreement;
  readonly milestone: AgreedMilestone;
  readonly patient: PatientFacts;
  /** What a measure says of the patient; undefined where it has no row. */
  readonly outcome: (measure: string) => OutcomeRow | undefined;
  readonly clocks: Clocks;
  readonly known: Known;
}

/** What a milestone comes to. */
export interface Judgement {
  readonly status: MilestoneStatus;
  readonly reasons: readonly string[];
  readonly late: boolean;
  readonly evidence: readonly Evidence[];
  /** Another day than that of the milestone by which data are expected, for a retest. */
  readonly dataExpectedBy?: string;
  /** ISO date of the fact that ended the matter. */
  readonly endedOn?: string;
}

export const judgement = (
  status: MilestoneStatus,
  reasons: readonly string[],
  evidence: readonly Evidence[] = [],
): Judgement => ({ status, reasons, late: false, evidence });

export const pointTo = (role: string, { file, line }: FactLine): Evidence => ({ role, file, line });
