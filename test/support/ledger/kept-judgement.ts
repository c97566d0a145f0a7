import type { KeptJudgement } from "../../../pipelines/ledger/claims-of-judgement.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Claimants } from "../../../schemas/claimants.ts";
import type { Milestone, Settlement } from "../../../schemas/evaluation.ts";
import { evidence } from "./made-up.ts";

/** A judgement as the store keeps it, of nothing but milestones and what they and the price rules come to. */
export const keptJudgement = (
  agreement: Agreement,
  milestones: readonly Milestone[],
  settlement: Settlement,
  claimants: Claimants,
  run = 1,
): KeptJudgement => {
  const runId = `run-${run}`;
  return {
    agreement,
    claimants,
    evidence: evidence({ runId, files: `files-${run}` }),
    evaluation: {
      ...{ agreement: agreement.id, agreementVersion: 1, agreementHash: "", runId, asOf: "2029-12-31", group: null },
      ...{ results: [], curves: [], tally: [], warnings: [], nextDue: null },
      milestones: [...milestones],
      settlement,
    },
  };
};
