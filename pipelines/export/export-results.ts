import { readSummarisedResult } from "../../connectors/exports/read-summarised-result.ts";
import { summarisedResult } from "../../connectors/exports/summarised-result.ts";
import { canonicalJson } from "../../connectors/files/fingerprint.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { Evaluation } from "../../schemas/evaluation.ts";
import type { ResultRow } from "../../schemas/result.ts";
import type { Live } from "../night/manifest.ts";
import { readStored } from "../night/read-stored.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";

/** Result rows of the live judgement in a form that others read. */
export interface ExportedResults {
  readonly text: string;
  readonly results: number;
}

/**
 * All estimates of an agreement's live judgement as OMOP's summarised_result.
 *
 * `agreement` is an id, which means every version of it, or id@version. The text is read back and compared before it is
 * handed over. Throws UTF-CL-002 for an agreement that is not live, UTF-IG-003 for a damaged judgement, and UTF-XX-001
 * where reading back gives anything else.
 */
export const exportResults = async (
  { paths, config }: LoadedWorkspace,
  live: Live,
  agreement: string,
): Promise<ExportedResults> => {
  const judged = live.manifest.agreements.filter(
    ({ id, version }) => agreement === id || agreement === `${id}@${version}`,
  );
  if (judged.length === 0) {
    throw new UtfallError("UTF-CL-002", {
      command: "export",
      problem: "the live result holds no agreement of that id; utfall status names those it holds",
    });
  }
  const rows: ResultRow[] = [];
  for (const { evaluate } of judged) {
    const step = { kind: "evaluate", fingerprint: evaluate } as const;
    rows.push(...(await readStored(paths, step, "evaluation.json", Evaluation)).results);
  }
  const text = summarisedResult(rows, config.name);
  if (canonicalJson(readSummarisedResult(text)) !== canonicalJson(rows)) {
    throw new UtfallError("UTF-XX-001", { step: "export: what was written does not read back" });
  }
  return { text, results: rows.length };
};
