import type { ResultRow, Warning } from "../../../schemas/result.ts";
import { estimateName, intervalText, methodText, valueText } from "../estimate-text.ts";
import { figureId } from "../figure-id.ts";
import { type Html, html } from "../html.ts";
import { groupTitle } from "../measure-title.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";
import { warningList } from "../warning-list.ts";

const count = (value: number | null, { format }: View): string => (value === null ? "–" : format.integer(value));

const groupKey = ({ group }: ResultRow): string => JSON.stringify([group.name, group.level]);

const isIn = (warning: Warning, row: ResultRow): boolean =>
  row.warnings.some((w) => JSON.stringify(w) === JSON.stringify(warning));

/** Cautions that hold for every number of a group: said once, under its name. */
const shared = (rows: readonly ResultRow[]): readonly Warning[] =>
  rows.length < 2 ? [] : (rows[0]?.warnings ?? []).filter((w) => rows.every((row) => isIn(w, row)));

/**
 * Estimates by group with interval, counts, method and figure id, and the cautions about each right under its name.
 * Plain counts come after the estimates of their group.
 */
export const estimateTable = (id: string, caption: string, rows: readonly ResultRow[], view: View): Html | null => {
  if (rows.length === 0) return null;
  const c = view.words.results.columns;
  const groups = Map.groupBy(rows, groupKey);
  const common = new Map([...groups].map(([key, inGroup]) => [key, shared(inGroup)]));
  const own = (row: ResultRow): readonly Warning[] =>
    row.warnings.filter((w) => !(common.get(groupKey(row)) ?? []).some((s) => JSON.stringify(s) === JSON.stringify(w)));
  return table({
    id,
    caption,
    columns: [
      {
        heading: c.estimate,
        kind: "header",
        cell: (r) => html`${estimateName(r, view)}${figureId(r.figure)}${warningList(own(r), view)}`,
      },
      { heading: c.value, kind: "number", cell: (r) => html`<strong>${valueText(r, view)}</strong>` },
      {
        heading: c.interval,
        kind: "number",
        cell: (r) => html`${intervalText(r, view) || "–"}<span class="under">${methodText(r, view)}</span>`,
      },
      { heading: c.n, kind: "number", cell: (r) => count(r.n, view) },
      { heading: c.events, kind: "number", cell: (r) => count(r.events, view) },
      { heading: c.atRisk, kind: "number", cell: (r) => count(r.atRisk, view) },
    ],
    under: {
      key: groupKey,
      heading: (r) => html`${groupTitle(r.group, view)}${warningList(common.get(groupKey(r)) ?? [], view)}`,
    },
    rows: [...groups.values()].flatMap((inGroup) =>
      inGroup.toSorted((a, b) => Number(a.estimate === "count") - Number(b.estimate === "count")),
    ),
  });
};
