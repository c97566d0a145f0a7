import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { groupReads, writeFileAtomic } from "../../connectors/files/atomic.ts";
import { sourcesOf } from "../../reports/build/sources.ts";
import { type IndexModel, type ReportLink, renderIndexPage } from "../../reports/html/index-page.ts";
import { ReportModel } from "../../schemas/report.ts";
import type { Language } from "../../schemas/texts.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import type { HeldDelivery } from "./held-delivery.ts";
import type { JudgedAgreement, Live } from "./manifest.ts";
import { nameOf } from "./set-aside.ts";

/** The overview of followed decisions in the first language is due.html; the others have their language in the name. */
export const duePageName = (language: Language, [first]: readonly Language[]): string =>
  language === first ? "due.html" : `due.${language}.html`;

/** The start page in the first language is index.html; the others have their language in the name. */
export const startPageName = (language: Language, [first]: readonly Language[]): string =>
  language === first ? "index.html" : `index.${language}.html`;

const linksOf = (live: Live, { reports }: JudgedAgreement): readonly ReportLink[] =>
  reports.map(({ path }) => {
    const [, language] = /\.(nb|en)\.html$/.exec(path) ?? [];
    return {
      language: language === "nb" || language === "en" ? language : null,
      form: path.endsWith(".json") ? "json" : "html",
      href: `generations/${live.generation}/${path}`,
    };
  });

/**
 * Writes the start page that lists every agreement and the state of every register, unless it already says so.
 *
 * It is derived from the live generation and from what is held, so a start page that a kill left behind is renewed by the
 * next night.
 */
export const writeStartPage = async (
  { paths, config }: LoadedWorkspace,
  live: Live,
  held: readonly HeldDelivery[],
): Promise<void> => {
  const agreements = await Promise.all(
    live.manifest.agreements.map(async (agreement) => {
      const json = agreement.reports.find(({ path }) => basename(path) === "report.json")?.path ?? "";
      const report = ReportModel.parse(JSON.parse(await readFile(join(live.folder, json), "utf8")));
      return { report, links: linksOf(live, agreement) };
    }),
  );
  for (const language of config.languages) {
    const other = config.languages.find((l) => l !== language);
    const model: IndexModel = {
      name: config.name,
      asOf: live.manifest.asOf,
      runId: live.generation,
      synthetic: [live.manifest, ...Object.values(live.manifest.earlier ?? {})].some((basis) => basis.synthetic),
      agreements,
      setAside: (live.manifest.setAside ?? []).map((one) => ({ ...one, agreement: nameOf(one) })),
      sources: sourcesOf(
        config.sources,
        live.manifest.files.map((f) => f.record),
      ),
      held: held.flatMap((h) => h.faults.map((fault) => ({ source: h.source, file: h.delivery, fault }))),
      otherLanguage: other === undefined ? null : startPageName(other, config.languages),
      due: duePageName(language, config.languages),
    };
    const path = join(paths.internal, startPageName(language, config.languages));
    const page = renderIndexPage(model, language);
    if ((await readFile(path, "utf8").catch(() => null)) !== page) await writeFileAtomic(path, page, groupReads);
  }
};
