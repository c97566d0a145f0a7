import { dirname } from "node:path";
import { describeIssue } from "../../connectors/yaml/describe-issue.ts";
import { readYaml } from "../../connectors/yaml/read-yaml.ts";
import { yamlText } from "../../connectors/yaml/yaml-text.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { layoutOf } from "../../schemas/registers/index.ts";
import { Workspace } from "../../schemas/workspace.ts";
import { aliasFault } from "./alias-fault.ts";
import { refusePattern, type WorkspacePaths, workspacePaths } from "./paths.ts";
import { readCodeFiles, type WorkspaceCodes } from "./read-code-files.ts";
import { readLifeTable, type WorkspaceLifeTable } from "./read-life-table.ts";

export interface LoadedWorkspace {
  readonly paths: WorkspacePaths;
  readonly config: Workspace;
  /** Lists of codes, with what the workspace adds to them. */
  readonly codes: WorkspaceCodes;
  /** Mortality of the population; null where codes/ holds none. */
  readonly lifeTable: WorkspaceLifeTable | null;
}

/**
 * Reads and checks utfall.yaml.
 *
 * An unknown key, an unknown layout or a value out of form stops the run before anything is started: a misspelt setting
 * that is silently ignored would change numbers.
 */
export const loadWorkspace = async (root: string): Promise<LoadedWorkspace> => {
  refusePattern(root);
  const paths = workspacePaths(root);
  const file = "utfall.yaml";
  const found = await yamlText(paths.config, "followed");
  if (found === null) throw new UtfallError("UTF-WS-001", { folder: dirname(paths.config) });
  if (!found.ok) throw new UtfallError("UTF-WS-002", { file, place: "", problem: found.problem });
  const read = readYaml(found.text);
  if (!read.ok) throw new UtfallError("UTF-WS-002", { file, place: read.place, problem: read.problem });
  const parsed = Workspace.safeParse(read.value);
  if (!parsed.success) {
    const [first, ...rest] = parsed.error.issues;
    const more = rest.length === 0 ? "" : ` (and ${rest.length} more)`;
    throw new UtfallError("UTF-WS-002", {
      file,
      place: first === undefined ? "" : read.place(first.path),
      problem: (first === undefined ? "not understood" : describeIssue(first)) + more,
    });
  }
  for (const [source, { layouts }] of Object.entries(parsed.data.sources)) {
    for (const [id, settings] of Object.entries(layouts)) {
      const path = ["sources", source, "layouts", id];
      const layout = layoutOf(id);
      const fault =
        layout === undefined ? { path: [], problem: `no layout is called ${id}` } : aliasFault(layout, settings);
      if (fault !== null) {
        throw new UtfallError("UTF-WS-002", {
          file,
          place: read.place([...path, ...fault.path]),
          problem: fault.problem,
        });
      }
    }
  }
  return {
    paths,
    config: parsed.data,
    codes: await readCodeFiles(paths.codes),
    lifeTable: await readLifeTable(paths.codes),
  };
};
