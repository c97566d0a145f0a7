import type { Dialect } from "../../schemas/dialect.ts";

/**
 * The cells of one line by the house's quoting rule: a quoted cell starts and ends with the quote and doubles it inside.
 *
 * null where the line breaks the rule: a quote left open, text after a closing quote, or a quote inside an unquoted cell.
 * It is the slow twin of the scanner in clean-lines.ts and of DuckDB's reader, and is used to check both.
 */
export const splitCells = (line: string, dialect: Pick<Dialect, "delimiter" | "quote">): readonly string[] | null => {
  const { delimiter, quote } = dialect;
  if (quote === "none" || !line.includes(quote)) return line.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === quote) {
      const end = closingQuote(line, at + 1, quote);
      if (end < 0) return null;
      cells.push(line.slice(at + 1, end).replaceAll(quote + quote, quote));
      at = end + 1;
    } else {
      const next = line.indexOf(delimiter, at);
      const cell = line.slice(at, next < 0 ? undefined : next);
      if (cell.includes(quote)) return null;
      cells.push(cell);
      at += cell.length;
    }
    if (at === line.length) return cells;
    if (line[at] !== delimiter) return null;
    at += 1;
  }
};

const closingQuote = (line: string, from: number, quote: string): number => {
  for (let at = from; ; at += 2) {
    at = line.indexOf(quote, at);
    if (at < 0 || line[at + 1] !== quote) return at;
  }
};
