import type { StatementModel } from "../../schemas/statement.ts";
import type { Language } from "../../schemas/texts.ts";
import { type Html, html } from "../html/html.ts";
import { renderPage } from "../html/page.ts";
import { type Column, table } from "../html/table.ts";
import { voice } from "../html/view.ts";
import { type StatementColumn, type StatementTable, writeStatement } from "./statement-tables.ts";
import { statementWords } from "./words.ts";

type Row = readonly string[];

/** A line may break where a path has a slash, before it breaks a word. */
const code = (text: string | undefined): Html =>
  html`<code class="fig">${(text ?? "").split(/(?<=\/)/).map((piece, i) => (i === 0 ? piece : html`<wbr>${piece}`))}</code>`;

const columnOf = (all: readonly StatementColumn[], i: number): readonly Column<Row>[] => {
  const column = all[i];
  return column === undefined || column.kind === "under" ? [] : [shownColumn(column, i, all)];
};

const shownColumn = ({ heading, kind }: StatementColumn, i: number, all: readonly StatementColumn[]): Column<Row> => {
  const cell = (row: Row) => (kind === "code" ? code(row[i]) : (row[i] ?? ""));
  if (i === 0) {
    const under = all.flatMap((column, at) => (column.kind === "under" ? [at] : []));
    return {
      heading: [heading, ...under.map((at) => all[at]?.heading)].join(" / "),
      kind: "header",
      cell: (row) => [cell(row), ...under.map((at) => code(row[at]))],
    };
  }
  if (kind === "money" || kind === "count") return { heading, kind: "number", cell };
  return kind === "date" ? { heading, kind: "name", cell } : { heading, cell };
};

const tableOf = ({ id, title, text, columns, rows, total }: StatementTable): Html =>
  html`<section aria-labelledby="h-${id}"><h3 id="h-${id}">${title}</h3>${text.map((p) => html`<p>${p}</p>`)}${
    rows.length > 0 &&
    table<Row>({
      id,
      caption: title,
      captionHidden: true,
      columns: columns.flatMap((_, i) => columnOf(columns, i)),
      rows,
      ...(total !== null && { foot: total }),
    })
  }</section>`;

/**
 * A statement as one self-contained page in one language, for screen and paper: no script, nothing loaded from anywhere.
 */
export const renderStatementPage = (model: StatementModel, language: Language): string => {
  const own = voice(language);
  const { format, say } = own;
  const words = statementWords(language);
  const written = writeStatement(model, language);
  const period = `${format.date(model.period.from)} – ${format.date(model.period.to)}`;
  const body = html`<header class="masthead"><div class="mast-line"><p class="kicker">${words.title}</p></div>
<h1>${say(model.title)}</h1>
<dl class="stamp"><div><dt>${words.period}</dt><dd>${period}</dd></div><div><dt>${words.asOf}</dt><dd>${format.date(model.asOf)}</dd></div><div><dt>${words.ledger}</dt><dd>${model.ledger.entries !== null && words.ledgerText(format.integer(model.ledger.entries))}<code class="fig under">${model.ledger.last.slice(0, 12)}</code></dd></div><div><dt>${words.statementId}</dt><dd><code class="fig">${model.id}</code></dd></div></dl>
<p class="audience"><b>${words.audience[model.audience]}.</b> ${words.audienceText[model.audience](model.least)}${model.example && html` <b>${words.example}</b>`}</p></header>
<main id="main" class="statement" tabindex="-1">
${written.chapters.map(
  (chapter, i) =>
    html`<section aria-labelledby="h-chapter-${i + 1}"><h2 id="h-chapter-${i + 1}">${chapter.title}</h2>${chapter.tables.map(tableOf)}</section>`,
)}
<section aria-labelledby="h-basis"><h2 id="h-basis">${words.identity}</h2>${tableOf(written.volumes)}
<section aria-labelledby="h-notes"><h3 id="h-notes">${words.notes}</h3><ul>${words.noteTexts[model.audience].map((note) => html`<li>${note}</li>`)}</ul></section>
<dl class="facts">${written.identity.map(([name, value]) => html`<div><dt>${name}</dt><dd><span class="wrap">${value}</span></dd></div>`)}</dl></section>
</main>`;
  return renderPage(
    {
      title: `${words.title}: ${say(model.title)}, ${period}`,
      synthetic: model.synthetic,
      running: {
        title: `${words.title}, ${model.agreement}, ${period}`,
        mark: words.audience[model.audience],
        run: `${model.id} · ${model.ledger.last.slice(0, 12)}`,
      },
      body,
    },
    own,
  );
};
