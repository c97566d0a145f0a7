import { join } from "node:path";
import { groupReads, writeFileAtomic } from "../../connectors/files/atomic.ts";
import { fingerprint, sha256 } from "../../connectors/files/fingerprint.ts";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { renderDuePage } from "../../reports/html/due/due-page.ts";
import { overviewOf } from "../due/read-due.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import type { Code } from "./code-version.ts";
import type { Live } from "./manifest.ts";
import { duePageName, startPageName } from "./start-page.ts";

/** What the pages are made of: the live result, the coverage and languages of utfall.yaml, and the code. */
const madeOf = ({ config }: Pick<LoadedWorkspace, "config">, { generation }: Live, code: Code): string =>
  fingerprint({
    generation,
    config,
    code: [code.version, code.of("evaluate"), code.of("report"), code.folder("pipelines/due")],
  });

/**
 * Writes the overview of followed decisions beside the start page, unless the pages there are made of the same.
 *
 * The overview reads every milestone of every patient, so that a night without news must not make it again.
 */
export const writeDuePage = async (workspace: LoadedWorkspace, live: Live, code: Code): Promise<void> => {
  const { paths, config } = workspace;
  const names = config.languages.map((language) => duePageName(language, config.languages));
  const stamp = async (): Promise<string> => {
    const pages = await Promise.all(names.map((name) => readIfThere(join(paths.internal, name))));
    return fingerprint({ of: madeOf(workspace, live, code), pages: pages.map((page) => page && sha256(page)) });
  };
  if ((await readIfThere(paths.dueMade)) === (await stamp())) return;
  const overview = await overviewOf(workspace, live);
  for (const language of config.languages) {
    const other = config.languages.find((l) => l !== language);
    const path = join(paths.internal, duePageName(language, config.languages));
    const page = renderDuePage(overview, {
      language,
      otherLanguage: other === undefined ? null : duePageName(other, config.languages),
      index: startPageName(language, config.languages),
    });
    if ((await readIfThere(path)) !== page) await writeFileAtomic(path, page, groupReads);
  }
  await writeFileAtomic(paths.dueMade, await stamp());
};
