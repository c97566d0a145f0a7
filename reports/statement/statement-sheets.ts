import type { StatementModel } from "../../schemas/statement.ts";
import type { Language } from "../../schemas/texts.ts";
import { type StatementTable, writeStatement } from "./statement-tables.ts";
import { statementWords } from "./words.ts";

/** One cell of a sheet: always text. */
export interface SheetCell {
  readonly text: string;
  readonly bold?: boolean;
  readonly right?: boolean;
}

/** One sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
}

const WIDEST = 48;

const widthsOf = (rows: Sheet["rows"]): readonly number[] => {
  // A lone cell is a heading or a paragraph: it runs over its neighbours and makes no column wide.
  const cells = rows.filter((row) => row.length > 1);
  const columns = Math.max(1, ...cells.map((row) => row.length));
  return Array.from({ length: columns }, (_, i) =>
    Math.min(WIDEST, Math.max(8, ...cells.map((row) => (row[i]?.text.length ?? 0) + 2))),
  );
};

const rowsOf = ({ title, text, columns, rows, total }: StatementTable): Sheet["rows"] => {
  const set = (cells: readonly string[], bold: boolean): readonly SheetCell[] =>
    cells.map((cell, i) => ({
      text: cell,
      bold,
      right: columns[i]?.kind === "money" || columns[i]?.kind === "count",
    }));
  return [
    [{ text: title, bold: true }],
    ...text.map((paragraph) => [{ text: paragraph }]),
    ...(columns.length === 0
      ? []
      : [
          set(
            columns.map(({ heading }) => heading),
            true,
          ),
        ]),
    ...rows.map((row) => set(row, false)),
    ...(total === null ? [] : [set(total, true)]),
    [],
  ];
};

const sheet = (name: string, rows: Sheet["rows"]): Sheet => ({ name, widths: widthsOf(rows), rows });

/** A statement as the sheets of one workbook in one language: one per currency, price level and VAT, and what it rests on. */
export const statementSheets = (model: StatementModel, language: Language): readonly Sheet[] => {
  const words = statementWords(language);
  const written = writeStatement(model, language);
  const head: Sheet["rows"] = [
    [{ text: `${words.title}: ${model.title[language]}`, bold: true }],
    [{ text: `${words.audience[model.audience]}. ${words.audienceText[model.audience](model.least)}` }],
    ...(model.synthetic ? [[{ text: words.synthetic, bold: true }]] : []),
    ...(model.example ? [[{ text: words.example, bold: true }]] : []),
    [],
  ];
  return [
    ...written.chapters.map((chapter, i) => {
      const part = model.parts[i]?.denomination;
      const name = part === undefined ? String(i + 1) : `${part.currency} ${part.priceLevel} ${part.vat}`;
      return sheet(name, [...head, [{ text: chapter.title, bold: true }], [], ...chapter.tables.flatMap(rowsOf)]);
    }),
    sheet(language === "nb" ? "Grunnlag" : "Basis", [
      ...head,
      ...written.identity.map(([name, value]): readonly SheetCell[] => [{ text: name, bold: true }, { text: value }]),
      [],
      ...rowsOf(written.volumes),
      ...words.noteTexts[model.audience].map((note): readonly SheetCell[] => [{ text: note }]),
    ]),
  ];
};
