import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { describeIssue } from "../../connectors/yaml/describe-issue.ts";
import { readYaml } from "../../connectors/yaml/read-yaml.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { type AgreedDispute, DisputeFile } from "../../schemas/dispute.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";

type Refuse = (place: string, problem: string) => never;

const readFile = (text: string, versions: readonly Agreement[], refuse: Refuse): readonly AgreedDispute[] => {
  const yaml = readYaml(text);
  if (!yaml.ok) return refuse(yaml.place, yaml.problem);
  const parsed = DisputeFile.safeParse(yaml.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(
      issue === undefined ? "" : yaml.place(issue.path),
      issue === undefined ? "not understood" : describeIssue(issue),
    );
  }
  const { disputes } = parsed.data;
  const terms = new Set(versions.flatMap(({ milestones }) => milestones.map(({ id }) => id)));
  for (const [i, { patient, term, since, until }] of disputes.entries()) {
    if (!terms.has(term)) {
      refuse(yaml.place(["disputes", i, "term"]), `no milestone is called so; known are ${[...terms].join(", ")}`);
    }
    const other = disputes
      .slice(0, i)
      .find(
        (d) =>
          d.patient === patient &&
          d.term === term &&
          d.since <= (until ?? "9999-12-31") &&
          since <= (d.until ?? "9999-12-31"),
      );
    if (other !== undefined) refuse(yaml.place(["disputes", i]), "the same milestone is disputed twice at one time");
  }
  return disputes;
};

/**
 * The disputes of every agreement, by its id: `disputes/<agreement>.yaml`. No folder means no disputes.
 *
 * Throws UTF-SL-008 for a file out of form, a milestone that the agreement does not have, a file named after no
 * agreement, and a milestone disputed twice at one time.
 */
export const readDisputes = async (
  paths: WorkspacePaths,
  agreements: readonly Agreement[],
): Promise<ReadonlyMap<string, readonly AgreedDispute[]>> => {
  const names = await readdir(paths.disputes).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [] as string[];
    throw translateFileError(error, "list", "disputes");
  });
  const found = new Map<string, readonly AgreedDispute[]>();
  for (const name of names.filter((n) => /\.ya?ml$/.test(n)).sort()) {
    const id = name.replace(/\.ya?ml$/, "");
    const refuse: Refuse = (place, problem) => {
      throw new UtfallError("UTF-SL-008", { file: `disputes/${name}`, place, problem });
    };
    const versions = agreements.filter((agreement) => agreement.id === id);
    if (versions.length === 0) {
      refuse("", "no agreement has this id; name the file after the id of its agreement, without the version");
    }
    if (found.has(id)) refuse("", "two files for one agreement");
    found.set(id, readFile((await readIfThere(join(paths.disputes, name))) ?? "", versions, refuse));
  }
  return found;
};
