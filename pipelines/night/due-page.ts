import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { groupReads, writeFileAtomic } from "../../connectors/files/atomic.ts";
import { renderDuePage } from "../../reports/html/due/due-page.ts";
import type { DueOverview } from "../../schemas/due.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import { duePageName, startPageName } from "./start-page.ts";

/** Writes the overview of followed decisions beside the start page, unless it already says so. */
export const writeDuePage = async (
  { paths, config }: Pick<LoadedWorkspace, "paths" | "config">,
  overview: DueOverview,
): Promise<void> => {
  for (const language of config.languages) {
    const other = config.languages.find((l) => l !== language);
    const path = join(paths.internal, duePageName(language, config.languages));
    const page = renderDuePage(overview, {
      language,
      otherLanguage: other === undefined ? null : duePageName(other, config.languages),
      index: startPageName(language, config.languages),
    });
    if ((await readFile(path, "utf8").catch(() => null)) !== page) await writeFileAtomic(path, page, groupReads);
  }
};
