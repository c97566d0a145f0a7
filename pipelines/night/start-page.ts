import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { groupReads, writeFileAtomic } from "../../connectors/files/atomic.ts";
import { sha256 } from "../../connectors/files/fingerprint.ts";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { sourcesOf } from "../../reports/build/sources.ts";
import { type IndexModel, type ReportFront, type ReportLink, renderIndexPage } from "../../reports/html/index-page.ts";
import { ReportModel } from "../../schemas/report.ts";
import type { Language } from "../../schemas/texts.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import type { HeldDelivery } from "./held-delivery.ts";
import { FRONT } from "./judged-report.ts";
import type { JudgedAgreement, Live } from "./manifest.ts";
import { nameOf } from "./set-aside.ts";
import { stepFolder } from "./step.ts";

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

/** The front page of a report, which the step kept apart, or else from the whole report, which grows with the patients. */
const frontOf = async (
  paths: WorkspacePaths,
  live: Live,
  { report, reports }: JudgedAgreement,
): Promise<ReportFront> => {
  if (report !== undefined) {
    const folder = stepFolder(paths, { kind: "report", fingerprint: report.step });
    const kept = await readIfThere(join(folder, FRONT));
    if (kept !== null && sha256(kept) === report.front) return Front.parse(JSON.parse(kept));
  }
  const json = reports.find(({ path }) => basename(path) === "report.json")?.path ?? "";
  return Front.parse(JSON.parse(await readFile(join(live.folder, json), "utf8")));
};

const Front = ReportModel.pick({ front: true });

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
      return { report: await frontOf(paths, live, agreement), links: linksOf(live, agreement) };
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
