import { contradictions } from "../../schemas/contradiction.ts";
import type { CodeAccount, FileRecord } from "../../schemas/delivery.ts";
import type { HarmonizeRecord } from "../../schemas/harmonize-record.ts";
import { shownCount } from "../../schemas/small-count.ts";
import type { UnlistedLabels } from "../../schemas/value-labels.ts";
import { columns } from "./columns.ts";

/** Rows that are kept although a rule is broken, by source, layout, rule and column. */
export interface FindingCount {
  readonly source: string;
  readonly layout: string;
  readonly rule: string;
  readonly column: string | null;
  readonly rows: number;
}

/** Codes of a column that are unknown or out of their period. */
export interface CodeFinding extends CodeAccount {
  readonly source: string;
  readonly file: string;
}

/** Findings over all files of a source, most rows first. */
export const findingCounts = (records: readonly FileRecord[]): readonly FindingCount[] => {
  const sums = new Map<string, FindingCount>();
  for (const { source, layout, rules } of records) {
    for (const { rule, column, outcome, rows } of rules) {
      if (outcome !== "finding") continue;
      const key = [source, layout, rule, column ?? ""].join("\t");
      sums.set(key, { source, layout, rule, column, rows: (sums.get(key)?.rows ?? 0) + rows });
    }
  }
  return [...sums]
    .toSorted(([a, { rows: n }], [b, { rows: m }]) => m - n || (a < b ? -1 : 1))
    .map(([, count]) => count);
};

/** Columns with codes that no list knows, or that were not in force on the day of their row. */
export const codeFindings = (records: readonly FileRecord[]): readonly CodeFinding[] =>
  records.flatMap(({ source, file, codes }) =>
    (codes ?? [])
      .filter(({ unmapped, outOfPeriod }) => unmapped + outOfPeriod > 0)
      .map((account) => ({ source, file, ...account })),
  );

/** Labelled codes of a column that its list does not know. */
export interface LabelFinding extends UnlistedLabels {
  readonly source: string;
  readonly file: string;
}

/** Columns whose value labels name codes that their lists do not know. */
export const labelFindings = (records: readonly FileRecord[]): readonly LabelFinding[] =>
  records.flatMap(({ source, file, unlistedLabels }) =>
    (unlistedLabels ?? []).map((found) => ({ source, file, ...found })),
  );

/** How many findings are printed; the rest is in --json. */
const most = 20;

const findingText = (counts: readonly FindingCount[]): readonly string[] =>
  counts.length === 0
    ? []
    : [
        "",
        "Findings (rows kept and counted)",
        columns(
          ["source", "layout", "rule", "column", "rows"],
          counts.slice(0, most).map((c) => [c.source, c.layout, c.rule, c.column ?? "", String(c.rows)]),
        ),
        ...(counts.length > most ? [`  … ${counts.length - most} more; --json lists all`] : []),
      ];

const codeText = (found: readonly CodeFinding[]): readonly string[] =>
  found.length === 0
    ? []
    : [
        "",
        "Codes that no list knows, or that are out of their period (which ones: codes.parquet in restricted/)",
        columns(
          ["source", "file", "column", "list", "filled", "unmapped", "out of period"],
          found.map((c) => [
            c.source,
            c.file,
            c.column,
            c.list,
            String(c.filled),
            shownCount(c.unmapped),
            shownCount(c.outOfPeriod),
          ]),
        ),
      ];

const labelTextOf = (found: readonly LabelFinding[]): readonly string[] =>
  found.length === 0
    ? []
    : [
        "",
        "Labelled codes that the list of the column does not know (their texts: labels.json in restricted/)",
        columns(
          ["source", "file", "column", "labelled", "unknown", "codes"],
          found.map(({ source, file, column, labelled, unlisted, codes }) => [
            source,
            file,
            column,
            String(labelled),
            String(unlisted),
            `${codes.slice(0, most).join(", ")}${codes.length > most ? ", …" : ""}`,
          ]),
        ),
      ];

const contradictionText = (counts: NonNullable<HarmonizeRecord["contradictions"]>): readonly string[] =>
  counts.length === 0
    ? []
    : [
        "",
        "Contradictions between or within registers (nothing is corrected; who: contradictions.parquet in restricted/)",
        columns(
          ["what", "persons", "sources", "what is then done"],
          counts.map(({ kind, persons, sources }) => [
            contradictions[kind].text,
            shownCount(persons),
            sources.join(", "),
            contradictions[kind].decided,
          ]),
        ),
      ];

/** What was kept although something is wrong with it, as `utfall status` prints it; no lines where there is nothing. */
export const findingsText = (
  records: readonly FileRecord[],
  contradicted: NonNullable<HarmonizeRecord["contradictions"]>,
): readonly string[] => [
  ...findingText(findingCounts(records)),
  ...codeText(codeFindings(records)),
  ...labelTextOf(labelFindings(records)),
  ...contradictionText(contradicted),
];
