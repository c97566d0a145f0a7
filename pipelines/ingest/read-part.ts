import { roomForLine } from "../../connectors/csv/clean-lines.ts";
import { exactly } from "../../connectors/duckdb/read-parquet.ts";
import { literal, type Sql, sql, trusted } from "../../connectors/duckdb/sql.ts";
import type { Dialect } from "../../schemas/dialect.ts";

/** A text that no clean line can hold, because lines with control characters are set aside before. */
const neverInFile = literal("\u0001");

/**
 * The reader of a clean part: `line` and the cells `c0 …` as text, everything declared and nothing guessed.
 *
 * The reader makes no nulls of its own: `""` and an empty cell both arrive as empty text and are judged by our rule.
 */
export const readPart = (part: string, cells: number, { delimiter, quote }: Dialect): Sql => {
  const mark = literal(quote === "none" ? "" : quote);
  const names = Array.from({ length: cells }, (_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  return sql`read_csv(
          ${literal(exactly(part))},
          auto_detect = false,
          header = false,
          columns = ${trusted(`{'line': 'BIGINT', ${names}}`)},
          delim = ${literal(delimiter)},
          quote = ${mark},
          escape = ${mark},
          nullstr = ${neverInFile},
          compression = 'none',
          strict_mode = true,
          ignore_errors = false,
          null_padding = false,
          max_line_size = ${literal(roomForLine)}
        )`;
};
