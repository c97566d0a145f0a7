import { join } from "node:path";
import type { Database } from "../../connectors/duckdb/database.ts";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { fingerprint, sha256 } from "../../connectors/files/fingerprint.ts";
import { buildReport } from "../../reports/build.ts";
import { renderReportPage } from "../../reports/html/report-page.ts";
import { renderReportJson } from "../../reports/json/report-json.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { FlowStep } from "../../schemas/agreement/population.ts";
import { Evaluation } from "../../schemas/evaluation.ts";
import { HarmonizeRecord } from "../../schemas/harmonize-record.ts";
import type { LinkCount, TreatmentStatus } from "../../schemas/report.ts";
import { agreementFacts } from "../reassess/agreement-facts.ts";
import { treatmentStatus } from "../reassess/treatment-status.ts";
import { readCompleteness } from "./completeness-step.ts";
import type { DataState } from "./data-state.ts";
import { DIGESTS, FRONT, type ReportDigests } from "./judged-report.ts";
import type { NightTools } from "./night-tools.ts";
import type { AgreementInForce } from "./read-agreements.ts";
import { readStored } from "./read-stored.ts";
import { startPageName } from "./start-page.ts";
import { type Step, stepFolder } from "./step.ts";

/** What the steps before the report came to. */
export interface Judged {
  readonly judgement: Step;
  readonly flow: readonly FlowStep[];
  readonly cohort: Step;
  readonly completeness: Step;
  readonly measures: ReadonlyMap<string, Step>;
}

/** The link counts as a reader needs them: how many keys met the linkage key, and how many did not. */
const linkCounts = ({ links }: HarmonizeRecord): readonly LinkCount[] =>
  links.map((l) => ({
    source: l.source,
    persons: l.linked + l.unlinked + l.nonmatch + l.withdrawn,
    matched: l.linked,
    unmatched: l.unlinked + l.nonmatch + l.withdrawn,
    merged: l.merged,
  }));

/** From the first measure of time to discontinuation; an agreement without one has no such table. */
const statusAtCut = async (
  { workspace }: NightTools,
  agreement: Agreement,
  { cohort, measures }: Judged,
  database: Database,
): Promise<readonly TreatmentStatus[]> => {
  const step = measures.get(agreement.measures.find((m) => m.kind === "time-to-discontinuation")?.id ?? "");
  const at = (of: Step): string => stepFolder(workspace.paths, of);
  return step === undefined ? [] : treatmentStatus({ outcome: at(step), cohort: at(cohort) }, database);
};

/** The report in every language of the workspace and as JSON, from one judgement. */
export const reportStep = (
  tools: NightTools,
  state: DataState,
  { agreement, hash }: AgreementInForce,
  judged: Judged,
): Step => {
  const { config, paths } = tools.workspace;
  const { judgement, flow } = judged;
  const sources = Object.fromEntries(
    Object.entries(config.sources).filter(([id]) => agreement.sources.some(({ source }) => source === id)),
  );
  const files = state.files.filter((f) => sources[f.record.source] !== undefined);
  const signed = state.signed.filter((s) => sources[s.source] !== undefined);
  return {
    kind: "report",
    name: `report of ${agreement.id}@${agreement.version}`,
    fingerprint: fingerprint({
      kind: "report",
      code: tools.code.of("report"),
      // The fingerprint of the judgement is the run id that it carries.
      judgement: judgement.fingerprint,
      completeness: judged.completeness.fingerprint,
      facts: state.harmonize,
      sources,
      files: files.map((f) => f.step),
      languages: config.languages,
      synthetic: state.synthetic,
      signed,
      // Printed in the report.
      software: tools.code.version,
    }),
    async run({ folder, database }) {
      const record = await readStored(
        paths,
        { kind: "harmonize", fingerprint: state.harmonize },
        "harmonize.json",
        HarmonizeRecord,
      );
      // Read here and not by who asks for the report: it grows with the patients, and few steps run at once.
      const evaluation = await readStored(paths, judgement, "evaluation.json", Evaluation);
      const report = buildReport({
        evaluation,
        agreement: agreementFacts(agreement, hash),
        files: files.map((f) => f.record),
        sources,
        flow,
        links: linkCounts(record).filter((l) => sources[l.source] !== undefined),
        completeness: await readCompleteness(tools, judged.completeness),
        treatmentStatus: await statusAtCut(tools, agreement, judged, database),
        signed,
        synthetic: state.synthetic,
        software: `utfall ${tools.code.version}`,
      });
      const reports: ReportDigests["reports"][number][] = [];
      const write = async (name: string, text: string): Promise<void> => {
        await writeFileAtomic(join(folder, name), text);
        reports.push({ name, sha256: sha256(text) });
      };
      await write("report.json", renderReportJson(report));
      for (const language of config.languages) {
        const other = config.languages.find((l) => l !== language);
        const page = renderReportPage(report, {
          language,
          otherLanguage: other === undefined ? null : `report.${other}.html`,
          index: `../../../${startPageName(language, config.languages)}`,
        });
        await write(`report.${language}.html`, page);
      }
      const front = JSON.stringify({ front: report.front });
      await writeFileAtomic(join(folder, FRONT), front);
      const digests: ReportDigests = { reports, front: sha256(front) };
      await writeFileAtomic(join(folder, DIGESTS), JSON.stringify(digests));
      return `${report.results.length} estimates, ${report.milestones.length} milestones`;
    },
  };
};
