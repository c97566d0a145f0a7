import type { Settlement } from "../../../schemas/evaluation.ts";
import type { MinorUnits } from "../../../schemas/money.ts";
import { settlementBoundsSvg } from "../../charts/settlement-bounds.ts";
import { netNow } from "../../net-now.ts";
import { figureId } from "../figure-id.ts";
import { type Html, html } from "../html.ts";
import type { Section } from "../section.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";
import { statusMark } from "./milestones.ts";

/** A total with its figure id; the bounds are no sums of lines and have none. */
interface TotalRow {
  readonly label: string;
  readonly amount: MinorUnits;
  readonly total: keyof Settlement["totals"] | null;
}

const totals = (settlement: Settlement, { report, words, format }: View): Html => {
  const w = words.patients;
  const { id, version } = report.front.agreement;
  const summed = ["payable", "refundable", "held", "disputed", "notDue"] as const;
  const rows: readonly TotalRow[] = [
    ...summed.map((total) => ({ label: w.totals[total], amount: settlement.totals[total], total })),
    { label: w.boundsLower, amount: settlement.bounds.lower, total: null },
    { label: w.boundsUpper, amount: settlement.bounds.upper, total: null },
  ];
  return table({
    id: "settlement-totals",
    caption: `${w.settlement}, ${settlement.currency}`,
    columns: [
      {
        heading: w.kind,
        kind: "header",
        cell: ({ label, total }) => html`${label}${total !== null && figureId(`${id}@${version}/settlement/${total}`)}`,
      },
      {
        heading: `${w.columns.amount} (${settlement.currency})`,
        kind: "number",
        cell: ({ amount }) => format.amount(amount, settlement.currency),
      },
    ],
    rows,
    foot: [w.net, format.amount(netNow(settlement), settlement.currency)],
  });
};

/** Title of the milestone or price rule of a line. */
const termTitle = (id: string, { report, say }: View): string => {
  const found = report.tally.find((t) => t.milestone === id) ?? report.terms.find((term) => term.id === id);
  return found === undefined ? id : say(found.title);
};

const lines = (settlement: Settlement, view: View): Html => {
  const { words, format } = view;
  const c = words.patients.columns;
  return table({
    id: "settlement-lines",
    caption: words.patients.lines,
    columns: [
      { heading: c.milestone, kind: "header", cell: (l) => termTitle(l.term, view) },
      { heading: c.due, kind: "name", cell: (l) => format.date(l.due) },
      { heading: c.status, kind: "name", cell: (l) => statusMark(l.status, view) },
      { heading: words.patients.kind, cell: (l) => words.patients.kinds[l.kind] },
      {
        heading: `${c.amount} (${settlement.currency})`,
        kind: "number",
        cell: (l) => format.amount(l.amount, settlement.currency),
      },
      { heading: c.trace, cell: (l) => figureId(l.figure) },
    ],
    under: {
      key: (l) => String(l.patient),
      heading: (l) => (l.patient === null ? words.patients.wholeGroup : `${c.patient} ${format.integer(l.patient)}`),
    },
    rows: settlement.lines,
  });
};

/** What the price rules lack, and what it is worth: the net amount at its dearest less that at its cheapest. */
const missing = (settlement: Settlement, view: View): Html | null => {
  if (settlement.missing.length === 0) return null;
  const { words, format } = view;
  const w = words.patients.missing;
  return table({
    id: "settlement-missing",
    caption: w.caption,
    columns: [
      { heading: w.what, kind: "header", cell: (m) => w.kinds[m.what] },
      { heading: words.patients.columns.milestone, kind: "name", cell: (m) => termTitle(m.term, view) },
      { heading: w.units, kind: "number", cell: (m) => m.units },
      {
        heading: `${w.value} (${settlement.currency})`,
        kind: "number",
        cell: (m) => (m.value === null ? w.unbounded : format.amount(m.value, settlement.currency)),
      },
    ],
    rows: settlement.missing,
  });
};

/** What is owed, line by line, and between which bounds it lies; null for agreements without money. */
export const settlementSection = (view: View): Section | null => {
  const { settlement } = view.report;
  if (settlement === null) return null;
  const { words, format } = view;
  const w = words.patients;
  const money = (minor: MinorUnits): string => format.money(minor, settlement.currency);
  const { lower, upper } = settlement.bounds;
  const intro = html`<p class="lead">${w.settlementIntro(settlement.priceLevel, w.vat[settlement.vat], settlement.currency)}</p>`;
  if (settlement.lines.length === 0) {
    return {
      id: "settlement",
      title: w.settlement,
      body: html`${intro}<p>${w.noLines}</p>${missing(settlement, view)}`,
    };
  }
  return {
    id: "settlement",
    title: w.settlement,
    body: html`${intro}
<figure class="bounds-figure"><figcaption><span class="figure-title">${w.boundsTitle}</span> <span class="soft">${lower === upper ? w.boundsEqual(money(lower)) : w.boundsText(money(lower), money(upper))}</span></figcaption>${settlementBoundsSvg("settlement-bounds", settlement, "wide", words, format)}${settlementBoundsSvg("settlement-bounds", settlement, "narrow", words, format)}</figure>
${totals(settlement, view)}${missing(settlement, view)}${lines(settlement, view)}`,
  };
};
