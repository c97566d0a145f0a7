import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AgreementShape } from "../../schemas/agreement/agreement.ts";
import type { AgreementDue, DueOverview } from "../../schemas/due.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { Evaluation } from "../../schemas/evaluation.ts";
import { readStarts } from "../cohort/read-starts.ts";
import type { Known } from "../evaluate/clocks.ts";
import { basisOf } from "../night/basis.ts";
import { dataCutsOf } from "../night/data-state.ts";
import { type Manifest, readLive } from "../night/manifest.ts";
import { openStore } from "../night/open-store.ts";
import { stepFolder } from "../night/step.ts";
import { together } from "../night/together.ts";
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
  const judged = await readJudged(workspace, live.manifest);
  return {
    workspace: workspace.config.name,
    synthetic: live.manifest.synthetic,
    generation: live.generation,
    asOf: live.manifest.asOf,
    agreements: judged
      .map(({ known, ...each }) => agreementDue(each, workspace.config, known))
      .toSorted(byReassessment),
  };
};

const byReassessment = (a: AgreementDue, b: AgreementDue): number => {
  const key = (each: AgreementDue): string => `${each.reassessment.date} ${each.agreement}`;
  return key(a) < key(b) ? -1 : 1;
};

const readJudged = async (
  workspace: LoadedWorkspace,
  manifest: Manifest,
): Promise<readonly (Judged & { readonly known: Known })[]> => {
  const database = await openStore(workspace);
  try {
    // Together: the database must not be closed under a query that still runs.
    return await together(
      manifest.agreements.map(async (judged) => {
        const { evaluate, cohort, analysed } = judged;
        const folder = stepFolder(workspace.paths, { kind: "evaluate", fingerprint: evaluate });
        return {
          agreement: await readStored(folder, "agreement.json", AgreementShape),
          evaluation: await readStored(folder, "evaluation.json", Evaluation),
          starts: await readStarts(stepFolder(workspace.paths, { kind: "cohort", fingerprint: cohort }), database),
          analysed,
          // A judgement that stays of an earlier night rests on the data of that night; the calendar is this night's.
          known: { asOf: manifest.asOf, dataCuts: dataCutsOf(basisOf(manifest, judged).files) },
        };
      }),
    );
  } finally {
    database.close();
  }
};

/** A schema, as far as reading needs it. */
interface Shape<T> {
  parse(value: unknown): T;
}

/** What a step has left. One that is not of its shape is of another version, which readsLive (commands) tells. */
const readStored = async <T>(folder: string, name: string, shape: Shape<T>): Promise<T> => {
  const text = await readFile(join(folder, name), "utf8").catch(() => "");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UtfallError("UTF-IG-002", { file: name });
  }
  return shape.parse(value);
};
