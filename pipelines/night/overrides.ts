import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { describeIssue } from "../../connectors/yaml/describe-issue.ts";
import { readYaml } from "../../connectors/yaml/read-yaml.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import { type Override, OverrideFile } from "../../schemas/override.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";

const file = "overrides.yaml";

/** The signed exceptions of the workspace; none where there is no overrides.yaml. Throws UTF-WS-002 for one that is not right. */
export const readOverrides = async ({ overrides: path }: WorkspacePaths): Promise<readonly Override[]> => {
  const text = await readIfThere(path);
  if (text === null) return [];
  const read = readYaml(text);
  if (!read.ok) throw new UtfallError("UTF-WS-002", { file, place: read.place, problem: read.problem });
  const parsed = OverrideFile.safeParse(read.value ?? {});
  if (parsed.success) return parsed.data.overrides;
  const issue = parsed.error.issues[0];
  throw new UtfallError("UTF-WS-002", {
    file,
    place: read.place(issue?.path ?? []),
    problem: issue === undefined ? "not understood" : describeIssue(issue),
  });
};

/** The signature under which a guard does not hold a delivery; null where nobody has signed. */
export const overrideFor = (
  overrides: readonly Override[],
  rule: FaultRecord["code"],
  source: string,
  content: string,
): Override | null => overrides.find((o) => o.rule === rule && o.source === source && o.delivery === content) ?? null;

/** The faults of a delivery that nobody has signed for, and the signatures that took away the others. */
export const overrule = (
  overrides: readonly Override[],
  source: string,
  content: string,
  faults: readonly FaultRecord[],
): { readonly faults: readonly FaultRecord[]; readonly signed: readonly Override[] } => {
  const signatures = faults.map(({ code }) => overrideFor(overrides, code, source, content));
  return {
    faults: faults.filter((_, i) => signatures[i] === null),
    signed: [...new Set(signatures.filter((s) => s !== null))],
  };
};
