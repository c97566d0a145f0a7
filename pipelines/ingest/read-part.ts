import type { LinesFile } from "../../connectors/csv/part-files.ts";
import { exactly } from "../../connectors/duckdb/read-parquet.ts";
import { join, literal, literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { strptimeForm } from "./cell-value.ts";
import { readerTokens } from "./null-tokens.ts";

/** A text that no clean line can hold, because lines with control characters are set aside before. */
const neverInFile = "\u0001";

/**
 * The reader of clean lines: `line` and the cells `c0 …` as text, everything declared and nothing guessed.
 *
 * The reader makes no nulls of its own: `""` and an empty cell both arrive as empty text and are judged by our rule.
 */
export const readPart = (lines: LinesFile, cells: number, dialect: Dialect): Sql =>
  readLines(
    lines,
    Array.from({ length: cells }, () => null),
    dialect,
    [neverInFile],
  );

/**
 * The reader of plain lines: `line` and the cells `c0 …` in the types given, as text where none is. What means "nothing
 * delivered" arrives as null.
 *
 * DuckDB takes more texts for numbers and dates than we do (performance 1), and ends the statement at one that it does not
 * take; of plain lines it is known that neither happens.
 */
export const readPlainPart = (lines: LinesFile, types: readonly (Sql | null)[], dialect: Dialect): Sql =>
  readLines(lines, types, dialect, ["", ...readerTokens(dialect)]);

/** DuckDB cuts a file into pieces of four such lines for its threads, and holds sixteen at a time: 2 and 8 MiB. */
const usualLine = 512 * 1024;

const readLines = (
  { path, longest }: LinesFile,
  types: readonly (Sql | null)[],
  { delimiter, quote, date }: Dialect,
  nulls: readonly string[],
): Sql => {
  const lineSize = Math.max(usualLine, 2 * longest);
  const mark = literal(quote === "none" ? "" : quote);
  const columns = types.map((type, i) => sql`, ${literal(`c${i}`)}: ${literal((type ?? sql`VARCHAR`).text)}`);
  return sql`read_csv(
          ${literal(exactly(path))},
          auto_detect = false,
          header = false,
          columns = {'line': 'BIGINT'${join(columns, "")}},
          delim = ${literal(delimiter)},
          quote = ${mark},
          escape = ${mark},
          nullstr = ${literalList(nulls)},
          dateformat = ${literal(strptimeForm[date])},
          compression = 'none',
          strict_mode = true,
          ignore_errors = false,
          null_padding = false,
          max_line_size = ${literal(lineSize)},
          buffer_size = ${literal(16 * lineSize)}
        )`;
};
