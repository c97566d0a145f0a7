import { type Html, html, type Part } from "./html.ts";

/** One column of a table. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Part;
  /** `number` sets figures flush right; `header` makes the cell the heading of its row; `name` keeps text on one line. */
  readonly kind?: "number" | "header" | "text" | "name";
}

/** A table with everything a reader without sight needs: caption, headings with scope, one heading a row. */
export interface Table<Row> {
  /** Element id, unique on the page. */
  readonly id: string;
  readonly caption: string;
  /** The caption is for screen readers only where a heading right above says the same. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Neighbouring rows with the same key are set together under a heading, with a line of detail where there is one. */
  readonly under?: {
    readonly key: (row: Row) => string;
    readonly heading: (row: Row) => Part;
    readonly detail?: (row: Row) => Part;
  };
  /** Element id of the notes below the table. */
  readonly describedBy?: string | null;
  /** Cells of a closing row of totals; the first is its heading. */
  readonly foot?: readonly Part[];
}

/** Tables up to this many rows are kept on one page in print. */
const SHORT = 10;

const kindClass = (kind: Column<unknown>["kind"]): Part =>
  kind === "number" ? html` class="num"` : kind === "name" ? html` class="name"` : null;

const rowOf = <Row>(columns: readonly Column<Row>[], row: Row): Html =>
  html`<tr>${columns.map((c) =>
    c.kind === "header" ? html`<th scope="row">${c.cell(row)}</th>` : html`<td${kindClass(c.kind)}>${c.cell(row)}</td>`,
  )}</tr>\n`;

const bodies = <Row>({ columns, rows, under }: Table<Row>): Html => {
  if (under === undefined) return html`<tbody>${rows.map((row) => rowOf(columns, row))}</tbody>`;
  const starts = rows.flatMap((row, i) => {
    const before = rows[i - 1];
    return before === undefined || under.key(before) !== under.key(row) ? [i] : [];
  });
  return html`${starts.map((start, k) => {
    const part = rows.slice(start, starts[k + 1]);
    const [first] = part;
    const span = html` colspan="${columns.length}"`;
    return html`<tbody><tr class="under-heading"><th scope="rowgroup"${span}>${first !== undefined && under.heading(first)}</th></tr>${
      first !== undefined &&
      under.detail !== undefined &&
      html`<tr class="under-detail"><td${span}>${under.detail(first)}</td></tr>`
    }${part.map((row) => rowOf(columns, row))}</tbody>`;
  })}`;
};

/** The table in its own scrolling frame, which can be reached by keyboard: a wide table never widens the page. */
export const table = <Row>(
  t: Table<Row>,
): Html => html`<div class="scroll${t.rows.length <= SHORT && " short"}" role="region" tabindex="0" aria-labelledby="${t.id}-c">
<table id="${t.id}"${typeof t.describedBy === "string" && html` aria-describedby="${t.describedBy}"`}><caption id="${t.id}-c"${t.captionHidden === true && html` class="unseen"`}>${t.caption}</caption>
<thead><tr>${t.columns.map((c) => html`<th scope="col"${kindClass(c.kind)}>${c.heading}</th>`)}</tr></thead>
${bodies(t)}${
  t.foot !== undefined &&
  html`<tfoot><tr>${t.foot.map((cell, i) =>
    i === 0 ? html`<th scope="row">${cell}</th>` : html`<td${kindClass(t.columns[i]?.kind)}>${cell}</td>`,
  )}</tr></tfoot>`
}</table></div>`;
