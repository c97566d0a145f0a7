import { join } from "node:path";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { describeIssue } from "../../connectors/yaml/describe-issue.ts";
import { readYaml } from "../../connectors/yaml/read-yaml.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { VolumeFile } from "../../schemas/volumes.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";

/** What was bought under an agreement, from `volumes/<agreement>.yaml`; null without one. Throws UTF-SL-009. */
export const readVolumes = async ({ volumes }: WorkspacePaths, agreement: string): Promise<VolumeFile | null> => {
  const file = `volumes/${agreement}.yaml`;
  const text = await readIfThere(join(volumes, `${agreement}.yaml`));
  if (text === null) return null;
  const yaml = readYaml(text);
  if (!yaml.ok) throw new UtfallError("UTF-SL-009", { file, place: yaml.place, problem: yaml.problem });
  const parsed = VolumeFile.safeParse(yaml.value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UtfallError("UTF-SL-009", {
    file,
    place: issue === undefined ? "" : yaml.place(issue.path),
    problem: issue === undefined ? "not understood" : describeIssue(issue),
  });
};
