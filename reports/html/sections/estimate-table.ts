import type { ResultRow } from "../../../schemas/result.ts";
import { estimateName, intervalText, methodText, valueText } from "../estimate-text.ts";
import { figureId } from "../figure-id.ts";
import { type Html, html } from "../html.ts";
import { groupTitle } from "../measure-title.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";
import { warningList } from "../warning-list.ts";

const count = (value: number | null, { format }: View): string => (value === null ? "–" : format.integer(value));

/** Estimates with interval, counts, method and figure id, and the cautions about each right under its name. */
export const estimateTable = (id: string, caption: string, rows: readonly ResultRow[], view: View): Html | null => {
  if (rows.length === 0) return null;
  const c = view.words.results.columns;
  return table({
    id,
    caption,
    columns: [
      {
        heading: c.estimate,
        kind: "header",
        cell: (r) => html`${estimateName(r, view)}${figureId(r.figure)}${warningList(r.warnings, view)}`,
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
    under: (r) => groupTitle(r.group, view),
    rows,
  });
};
