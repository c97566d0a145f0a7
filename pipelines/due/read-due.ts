import { z } from "zod";
import { AgreementShape } from "../../schemas/agreement/agreement.ts";
import type { AgreementDue, DueOverview } from "../../schemas/due.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { Evaluation } from "../../schemas/evaluation.ts";
import { readStarts } from "../cohort/read-starts.ts";
import { basisOf } from "../night/basis.ts";
import { dataCutsOf } from "../night/data-state.ts";
import { type Live, type Manifest, readLive } from "../night/manifest.ts";
import { openStore } from "../night/open-store.ts";
import { readStored } from "../night/read-stored.ts";
import { stepFolder } from "../night/step.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import { agreementDue, type Judged } from "./agreement-due.ts";

/**
 * The overview of followed decisions, from the live result and the coverage that utfall.yaml declares.
 *
 * Terms and judgements are those of the live result, whatever the agreement files say today. Throws UTF-TR-002 before
 * the first night, and UTF-IG-002 where a part of the live result is not there or not whole.
 */
export const readDue = async (workspace: LoadedWorkspace): Promise<DueOverview> => {
  const live = await readLive(workspace.paths);
  if (live === null) throw new UtfallError("UTF-TR-002", { workspace: workspace.paths.root });
  return overviewOf(workspace, live);
};

/** The overview of followed decisions of a live result that has been read, and so checked, already. */
export const overviewOf = async (workspace: LoadedWorkspace, live: Live): Promise<DueOverview> => ({
  workspace: workspace.config.name,
  synthetic: live.manifest.synthetic,
  generation: live.generation,
  asOf: live.manifest.asOf,
  agreements: (await readAgreementsDue(workspace, live.manifest)).toSorted(byReassessment),
});

const byReassessment = (a: AgreementDue, b: AgreementDue): number => {
  const key = (each: AgreementDue): string => `${each.reassessment.date} ${each.agreement}`;
  return key(a) < key(b) ? -1 : 1;
};

/** One agreement after the other: a judgement grows with its patients, and what is due of it does not. */
const readAgreementsDue = async (workspace: LoadedWorkspace, manifest: Manifest): Promise<readonly AgreementDue[]> => {
  const database = await openStore(workspace);
  try {
    const due: AgreementDue[] = [];
    for (const judged of manifest.agreements) {
      const { evaluate, cohort, analysed, verdict } = judged;
      const step = { kind: "evaluate", fingerprint: evaluate } as const;
      const agreement = await readStored(workspace.paths, step, "agreement.json", AgreementShape);
      const one: Judged = {
        agreement,
        verdict,
        milestones:
          agreement.milestones.length === 0
            ? []
            : (await readStored(workspace.paths, step, "evaluation.json", Milestones)).milestones,
        starts: await readStarts(stepFolder(workspace.paths, { kind: "cohort", fingerprint: cohort }), database),
        analysed,
      };
      // A judgement that stays of an earlier night rests on the data of that night; the calendar is this night's.
      const known = { asOf: manifest.asOf, dataCuts: dataCutsOf(basisOf(manifest, judged).files) };
      due.push(agreementDue(one, workspace.config, known));
    }
    return due;
  } finally {
    database.close();
  }
};

/** Of a judgement, what falls due. */
const Milestones = z.object({ milestones: Evaluation.shape.milestones });
