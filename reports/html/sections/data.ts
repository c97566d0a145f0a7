import type { ReportFile, ReportSource } from "../../../schemas/report.ts";
import { type Html, html } from "../html.ts";
import type { Section } from "../section.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";
import { agreedTable, completenessTable, coverageTable, linkTable, signedTable } from "./coverage-tables.ts";
import { readingTables } from "./reading-tables.ts";

const sourceTable = ({ report, words, format }: View): Html => {
  const c = words.data.sourceColumns;
  return table({
    id: "sources",
    caption: words.data.sources,
    columns: [
      { heading: c.source, kind: "header", cell: (s) => s.title },
      { heading: c.owner, cell: (s) => (s.owner === "" ? words.verdict.facts.notStated : s.owner) },
      { heading: c.legalBasis, cell: (s) => (s.legalBasis === "" ? words.verdict.facts.notStated : s.legalBasis) },
      {
        heading: c.delivery,
        kind: "name",
        cell: (s) => (s.deliveries.length === 0 ? words.data.nothingDelivered : s.deliveries.join(", ")),
      },
      { heading: c.dataCut, kind: "name", cell: (s) => (s.dataCut === null ? "–" : format.date(s.dataCut)) },
      { heading: c.lag, kind: "name", cell: (s) => words.data.lagDays(format.integer(s.lagDays)) },
      {
        heading: c.complete,
        kind: "name",
        cell: (s) => (s.lastCompleteMonth === null ? "–" : format.month(s.lastCompleteMonth)),
      },
    ],
    rows: report.data.sources,
  });
};

const sum = (files: readonly ReportFile[], of: (file: ReportFile) => number): number =>
  files.reduce((total, file) => total + of(file), 0);

const fileTable = (sources: readonly ReportSource[], { words, format }: View): Html => {
  const c = words.data.fileColumns;
  const files = sources.flatMap((s) => s.files);
  const counts = [
    (f: ReportFile) => f.lines,
    (f: ReportFile) => f.accepted,
    (f: ReportFile) => f.rejected,
    (f: ReportFile) => f.duplicates,
    (f: ReportFile) => f.findings,
  ] as const;
  const headings = [c.lines, c.accepted, c.rejected, c.duplicates, c.findings];
  return table({
    id: "files",
    caption: words.data.files,
    columns: [
      { heading: c.file, kind: "header", cell: (f) => html`${f.name} <code class="fig">${f.id}</code>` },
      { heading: c.layout, cell: (f) => html`<code>${f.layout}</code>` },
      ...counts.map((of, i) => ({
        heading: headings[i] ?? "",
        kind: "number" as const,
        cell: (f: ReportFile) => format.integer(of(f)),
      })),
      { heading: c.reaches, kind: "name", cell: (f) => (f.reaches === null ? "–" : format.date(f.reaches)) },
    ],
    rows: files,
    foot: [words.data.total, "", ...counts.map((of) => format.integer(sum(files, of))), ""],
  });
};

const ruleTable = ({ report, words, format }: View): Html => {
  const c = words.data.ruleColumns;
  const rows = report.data.sources.flatMap((s) =>
    s.files.flatMap((f) => f.rules.map((rule) => ({ file: f.name, ...rule }))),
  );
  if (rows.length === 0) return html`<p>${words.data.noRules}</p>`;
  return html`<p>${words.data.rulesIntro}</p>${table({
    id: "rules",
    caption: words.data.rules,
    captionHidden: true,
    columns: [
      { heading: c.file, kind: "header", cell: (r) => r.file },
      { heading: c.rule, cell: (r) => html`<code>${r.rule}</code> <code class="fig">${r.code}</code>` },
      { heading: c.column, cell: (r) => (r.column === null ? "–" : html`<code>${r.column}</code>`) },
      { heading: c.outcome, cell: (r) => words.data.outcomes[r.outcome] },
      { heading: c.rows, kind: "number", cell: (r) => format.integer(r.rows) },
    ],
    rows,
  })}`;
};

/** Where the numbers come from, how much of it, until when, and what was set aside. */
export const dataSection = (view: View): Section => {
  const { words, report } = view;
  return {
    id: "data",
    title: words.data.heading,
    body: html`<p class="lead">${words.data.intro}</p>${sourceTable(view)}${signedTable(view)}${agreedTable(view)}${fileTable(report.data.sources, view)}
<h3>${words.data.rules}</h3>${ruleTable(view)}${coverageTable(view)}${completenessTable(view)}${linkTable(view)}${readingTables(view)}`,
  };
};
