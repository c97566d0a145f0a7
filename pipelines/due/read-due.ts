import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AgreementShape } from "../../schemas/agreement/agreement.ts";
import type { AgreementDue, DueOverview } from "../../schemas/due.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { Evaluation } from "../../schemas/evaluation.ts";
import { readCohort } from "../cohort/read-cohort.ts";
import type { Known } from "../evaluate/clocks.ts";
import { type JudgedAgreement, type Live, readLive } from "../night/manifest.ts";
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
  const known: Known = { asOf: live.manifest.asOf, dataCuts: dataCuts(live) };
  const judged = await readJudged(workspace, live.manifest.agreements);
  return {
    workspace: workspace.config.name,
    synthetic: live.manifest.synthetic,
    generation: live.generation,
    asOf: live.manifest.asOf,
    agreements: judged.map((each) => agreementDue(each, workspace.config, known)).toSorted(byReassessment),
  };
};

const byReassessment = (a: AgreementDue, b: AgreementDue): number => {
  const key = (each: AgreementDue): string => `${each.reassessment.date} ${each.agreement}`;
  return key(a) < key(b) ? -1 : 1;
};

/** Latest data cut of each source among the files in use. */
const dataCuts = ({ manifest }: Live): Readonly<Record<string, string>> => {
  const cuts: Record<string, string> = {};
  for (const { record } of manifest.files) {
    if (record.dataCut > (cuts[record.source] ?? "")) cuts[record.source] = record.dataCut;
  }
  return cuts;
};

const readJudged = async (
  workspace: LoadedWorkspace,
  agreements: readonly JudgedAgreement[],
): Promise<readonly Judged[]> => {
  const database = await openStore(workspace);
  try {
    // Together: the database must not be closed under a query that still runs.
    return await together(
      agreements.map(async ({ evaluate, cohort, analysed }) => {
        const folder = stepFolder(workspace.paths, { kind: "evaluate", fingerprint: evaluate });
        const rows = await readCohort(stepFolder(workspace.paths, { kind: "cohort", fingerprint: cohort }), database);
        return {
          agreement: await readStored(folder, "agreement.json", AgreementShape),
          evaluation: await readStored(folder, "evaluation.json", Evaluation),
          starts: rows.filter(({ included }) => included).map(({ time_zero }) => time_zero),
          analysed,
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
