import type { ResultRow } from "../../../schemas/result.ts";
import { type CautionNotes, cautionNotes } from "../caution-notes.ts";
import { estimateName, intervalText, methodText, valueText } from "../estimate-text.ts";
import { figureId } from "../figure-id.ts";
import { type Html, html, type Part } from "../html.ts";
import { groupTitle } from "../measure-title.ts";
import { type Column, table } from "../table.ts";
import type { View } from "../view.ts";
import { type EstimateGroup, type EstimateLine, estimateGroups, whatOf } from "./estimate-groups.ts";

type Line = EstimateLine & { readonly group: EstimateGroup };

const count = (value: number | null, { format }: View): string => (value === null ? "–" : format.integer(value));

const fact = (label: string, value: string, figure: Html | null): Html =>
  html`<span class="group-count">${label} <b>${value}</b>${figure}</span>`;

/** Patients, events and those who cannot be judged, each with its figure id, in one line under the name of the group. */
const groupCounts = ({ n, counts }: EstimateGroup, view: View): Html => {
  const names = view.words.results.groupCounts;
  const stated = counts.some((row) => whatOf(row) === "count-n");
  return html`${!stated && n !== null && fact(names["count-n"] ?? "", count(n, view), null)}${counts.map((row) =>
    fact(names[whatOf(row)] ?? whatOf(row), count(row.value, view), figureId(row.figure)),
  )}`;
};

/** What a share is a share of, and the number of patients where it is not that of the group. */
const underValue = ({ row, counted, group }: Line, view: View): Part => {
  const { results } = view.words;
  if (counted !== null && counted.value !== null) {
    return html`<span class="under">${results.shareOf(count(counted.value, view), count(counted.n, view))}</span>`;
  }
  return row.n !== group.n && html`<span class="under">${results.columns.n}: ${count(row.n, view)}</span>`;
};

const columns = (lines: readonly Line[], notes: CautionNotes, view: View): readonly Column<Line>[] => {
  const c = view.words.results.columns;
  const optional = (heading: string, of: (row: ResultRow) => number | null): readonly Column<Line>[] =>
    lines.every(({ row }) => of(row) === null)
      ? []
      : [{ heading, kind: "number", cell: ({ row }) => count(of(row), view) }];
  return [
    {
      heading: c.estimate,
      kind: "header",
      cell: ({ row, counted, own }) =>
        html`${estimateName(row, view)}${figureId(row.figure)}${counted !== null && figureId(counted.figure)}${notes.inCell(own)}`,
    },
    {
      heading: c.value,
      kind: "number",
      cell: (line) => html`<strong>${valueText(line.row, view)}</strong>${underValue(line, view)}`,
    },
    {
      heading: c.interval,
      kind: "number",
      cell: ({ row }) => html`${intervalText(row, view) || "–"}<span class="under">${methodText(row, view)}</span>`,
    },
    ...optional(c.events, (row) => row.events),
    ...optional(c.atRisk, (row) => row.atRisk),
  ];
};

/**
 * Estimates by group with interval, method and figure id. Cautions stand short beside the number they are about, and
 * once in full below the table.
 */
export const estimateTable = (id: string, caption: string, rows: readonly ResultRow[], view: View): Html | null => {
  if (rows.length === 0) return null;
  const groups = estimateGroups(rows);
  const lines = groups.flatMap((group) => group.lines.map((line) => ({ ...line, group })));
  const warnings = groups.flatMap((group) => [...group.common, ...group.lines.flatMap((line) => line.own)]);
  const notes = cautionNotes(id, warnings, view);
  return html`${table({
    id,
    caption,
    describedBy: notes.id,
    columns: columns(lines, notes, view),
    under: {
      key: ({ group }) => JSON.stringify(group.group),
      heading: ({ group }) => html`${groupTitle(group.group, view)}${notes.inCell(group.common)}`,
      detail: ({ group }) => groupCounts(group, view),
    },
    rows: lines,
  })}${notes.below}`;
};
