import { type Html, html } from "../html.ts";
import { sourceTitle } from "../source-title.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

const regionName = (region: string, { words }: View): string =>
  region === "national" ? words.data.national : (words.data.regions[region] ?? region);

/** Periods in which a register covers a kind of data; what lies outside is not covered, which is not the same as no. */
export const coverageTable = (view: View): Html | null => {
  const { report, words, format } = view;
  const c = words.data.coverageColumns;
  const rows = report.data.sources.flatMap((s) => s.coverage.map((period) => ({ source: s.title, ...period })));
  if (rows.length === 0) return null;
  return table({
    id: "coverage",
    caption: words.data.coverage,
    columns: [
      { heading: c.source, kind: "header", cell: (r) => r.source },
      { heading: c.kind, cell: (r) => html`<code>${r.kind}</code>` },
      { heading: c.region, cell: (r) => regionName(r.region, view) },
      { heading: c.from, kind: "name", cell: (r) => format.date(r.from) },
      { heading: c.to, kind: "name", cell: (r) => (r.to === null ? words.data.ongoing : format.date(r.to)) },
    ],
    rows,
  });
};

/** What the agreement relies on, with the lag after which data must be there. */
export const agreedTable = (view: View): Html | null => {
  const { report, words, format, say } = view;
  const c = words.data.agreedColumns;
  if (report.data.agreed.length === 0) return null;
  return table({
    id: "agreed-sources",
    caption: words.data.agreed,
    columns: [
      { heading: c.source, kind: "header", cell: (r) => sourceTitle(r.source, view) },
      { heading: c.provides, cell: (r) => say(r.provides) },
      { heading: c.frequency, cell: (r) => say(r.frequency) },
      { heading: c.lag, kind: "name", cell: (r) => words.data.lagDays(format.integer(r.lagDays)) },
    ],
    rows: report.data.agreed,
  });
};

/** How full the key fields are, nationally and by region. */
export const completenessTable = (view: View): Html | null => {
  const { report, words, format, say } = view;
  const c = words.data.completenessColumns;
  if (report.data.completeness.length === 0) return null;
  return table({
    id: "completeness",
    caption: words.data.completeness,
    columns: [
      { heading: c.region, kind: "header", cell: (r) => regionName(r.region, view) },
      { heading: c.filled, kind: "number", cell: (r) => format.integer(r.filled) },
      { heading: c.expected, kind: "number", cell: (r) => format.integer(r.expected) },
      {
        heading: c.share,
        kind: "number",
        cell: (r) => (r.expected === 0 ? "–" : format.percent(r.filled / r.expected)),
      },
    ],
    under: {
      key: (r) => JSON.stringify([r.source, r.field]),
      heading: (r) =>
        html`${say(r.title)} <span class="soft">${sourceTitle(r.source, view)}, <code>${r.field}</code></span>`,
    },
    rows: report.data.completeness,
  });
};

/** Deliveries that are in use because a person signed for them against a guard. */
export const signedTable = (view: View): Html | null => {
  const { report, words, format } = view;
  const c = words.data.signedColumns;
  const rows = report.data.signed ?? [];
  if (rows.length === 0) return null;
  return html`<p>${words.data.signedIntro}</p>${table({
    id: "signed",
    caption: words.data.signed,
    columns: [
      { heading: c.source, kind: "header", cell: (r) => sourceTitle(r.source, view) },
      { heading: c.delivery, kind: "name", cell: (r) => r.delivery },
      { heading: c.rule, cell: (r) => html`<code>${r.rule}</code>` },
      { heading: c.who, cell: (r) => r.who },
      { heading: c.when, kind: "name", cell: (r) => format.date(r.when) },
      { heading: c.reason, cell: (r) => r.reason },
    ],
    rows,
  })}`;
};

/** How the persons of each source met the linkage key. */
export const linkTable = (view: View): Html | null => {
  const { report, words, format } = view;
  const c = words.data.linkColumns;
  if (report.data.links.length === 0) return null;
  return table({
    id: "links",
    caption: words.data.links,
    columns: [
      { heading: c.source, kind: "header", cell: (r) => sourceTitle(r.source, view) },
      { heading: c.persons, kind: "number", cell: (r) => format.integer(r.persons) },
      { heading: c.matched, kind: "number", cell: (r) => format.integer(r.matched) },
      { heading: c.unmatched, kind: "number", cell: (r) => format.integer(r.unmatched) },
      { heading: c.merged, kind: "number", cell: (r) => format.integer(r.merged) },
    ],
    rows: report.data.links,
  });
};
