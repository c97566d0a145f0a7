import type { Dialect } from "../../schemas/dialect.ts";

/** Bytes of text that are handed on at a time. */
const runSize = 256 * 1024;

/** A row of a typed file: the text of each cell, null where there is none. */
export type TextRow = readonly (string | null)[];

/**
 * Rows as lines of delimited text: the names of the columns first, then one line a row, so that row n is line n + 1.
 *
 * A line end inside a cell is written as a carriage return: the row stays one line, and is set aside for its control character.
 */
export const textLines = async function* (
  rows: AsyncIterable<TextRow> | Iterable<TextRow>,
  { delimiter }: Pick<Dialect, "delimiter">,
): AsyncGenerator<Buffer> {
  const special = new RegExp(`["\\r\\n${delimiter === "|" ? "\\|" : delimiter}]`);
  let run = "";
  for await (const row of rows) {
    let line = "";
    for (let i = 0; i < row.length; i += 1) {
      const cell = row[i] ?? "";
      if (i > 0) line += delimiter;
      line += special.test(cell) ? quoted(cell) : cell;
    }
    // A row of one empty cell would be a blank line, which is no row.
    run += `${line === "" ? '""' : line}\n`;
    if (run.length >= runSize) {
      yield Buffer.from(run);
      run = "";
    }
  }
  if (run !== "") yield Buffer.from(run);
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""').replaceAll("\n", "\r")}"`;
