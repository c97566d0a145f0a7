import type { DuckDBValue } from "@duckdb/node-api";

/**
 * A piece of SQL with the values bound to it. Made only here, so no text from outside can become SQL.
 *
 * The text is kept in the pieces between the values and is numbered only when it is run, so pieces can be joined in any
 * order and a literal that happens to hold `$1` stays what it is.
 */
export class Sql {
  /** One more than there are values. */
  readonly pieces: readonly string[];
  readonly values: readonly DuckDBValue[];

  constructor(pieces: readonly string[], values: readonly DuckDBValue[]) {
    this.pieces = pieces;
    this.values = values;
  }

  /** The text with numbered parameters, as the engine takes it. */
  get text(): string {
    return this.pieces.reduce((text, piece, i) => (i === 0 ? piece : `${text}$${i}${piece}`), "");
  }
}

/** SQL as source code: interpolated `Sql` pieces are spliced in, everything else is bound as a parameter. */
export const sql = (strings: TemplateStringsArray, ...parts: readonly (Sql | DuckDBValue)[]): Sql => {
  const pieces: string[] = [strings[0] ?? ""];
  const values: DuckDBValue[] = [];
  const append = (text: string): void => {
    pieces.push((pieces.pop() ?? "") + text);
  };
  parts.forEach((part, i) => {
    if (part instanceof Sql) {
      const [first = "", ...others] = part.pieces;
      append(first);
      pieces.push(...others);
      values.push(...part.values);
    } else {
      values.push(part);
      pieces.push("");
    }
    append(strings[i + 1] ?? "");
  });
  return new Sql(pieces, values);
};

/** SQL text that the house itself wrote, for example a column type from a layout; never for text from outside. */
export const trusted = (text: string): Sql => new Sql([text], []);

/** A quoted identifier. */
export const ident = (name: string): Sql => trusted(`"${name.replaceAll('"', '""')}"`);

/** A quoted text literal, for the places where DuckDB takes no parameter (views, COPY targets, reader options). */
export const literal = (value: string | number | boolean): Sql =>
  trusted(typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value));

/** A list literal of texts. */
export const literalList = (values: readonly string[]): Sql =>
  trusted(`[${values.map((v) => literal(v).text).join(", ")}]`);

/** Pieces joined by a separator. */
export const join = (pieces: readonly Sql[], separator = ", "): Sql =>
  pieces.reduce((left, right, i) => (i === 0 ? right : sql`${left}${trusted(separator)}${right}`), trusted(""));
