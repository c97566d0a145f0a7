import type { LastDigits, NearLimit } from "../../../schemas/reading-patterns.ts";
import { elementId } from "../../charts/coordinate.ts";
import { nearLimitSvg } from "../../charts/near-limit.ts";
import { type Html, html } from "../html.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

const readingName = (reading: string, { words }: View): string => words.data.readingNames[reading] ?? reading;

const pText = (p: number | null, { words, format }: View): string =>
  p === null ? words.data.tooFewValues : format.pValue(p);

const digitsTable = (digits: readonly LastDigits[], view: View): Html => {
  const { words, format } = view;
  const c = words.data.digitColumns;
  const round = ({ digits: d }: LastDigits): number => (d[0] ?? 0) + (d[5] ?? 0);
  return table({
    id: "last-digits",
    caption: words.data.digits,
    columns: [
      { heading: c.reading, kind: "header", cell: (d) => readingName(d.reading, view) },
      { heading: c.digit, cell: (d) => words.data.digitNames[d.digit] },
      { heading: c.values, kind: "number", cell: (d) => format.integer(d.values) },
      {
        heading: c.round,
        kind: "number",
        cell: (d) =>
          html`${format.integer(round(d))}<span class="under">${format.percent(round(d) / d.values, 0)}</span>`,
      },
      { heading: c.p, kind: "number", cell: (d) => pText(d.pValue, view) },
    ],
    rows: digits,
  });
};

/** How values lie around the limits of the agreement, and in which digits they end; null where there is none to show. */
export const readingTables = (view: View): Html | null => {
  const { report, words, format, say } = view;
  const w = words.data;
  const { limits = [], digits = [] } = report.readings ?? {};
  if (limits.length === 0) return null;
  const c = w.readingColumns;
  const name = (l: NearLimit): string => `${say(l.title)}, ${readingName(l.reading, view)}`;
  return html`<h3>${w.readings}</h3><p>${w.readingsIntro}</p>${table({
    id: "near-limits",
    caption: w.readings,
    captionHidden: true,
    columns: [
      {
        heading: c.limit,
        kind: "header",
        cell: (l: NearLimit) =>
          html`${say(l.title)}<span class="under">${readingName(l.reading, view)}: ${w.limitValue[l.unit](format.short(l.limit))}</span>`,
      },
      {
        heading: c.figure,
        cell: (l: NearLimit) =>
          nearLimitSvg(elementId(`near-${l.term}-${l.reading}-${l.limit}`), name(l), l, words, format),
      },
      { heading: c.sparing, kind: "number", cell: (l: NearLimit) => format.integer(l.sparing) },
      { heading: c.other, kind: "number", cell: (l: NearLimit) => format.integer(l.other) },
      { heading: c.p, kind: "number", cell: (l: NearLimit) => pText(l.pValue, view) },
    ],
    rows: limits,
  })}${digitsTable(digits, view)}<p class="soft">${w.readingsNote}</p>`;
};
