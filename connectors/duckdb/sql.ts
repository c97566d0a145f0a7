import type { DuckDBValue } from "@duckdb/node-api";

/** A piece of SQL with the values bound to it. Made only by the `sql` tag, so no text from outside can become SQL. */
export class Sql {
  readonly text: string;
  readonly values: readonly DuckDBValue[];

  constructor(text: string, values: readonly DuckDBValue[]) {
    this.text = text;
    this.values = values;
  }
}

const PLACEHOLDER = /\$\d+/g;

/**
 * SQL as source code: interpolated `Sql` pieces are spliced in, everything else is bound as a parameter.
 *
 * Parameters are numbered anew when pieces are joined, so a piece may be used twice.
 */
export const sql = (strings: TemplateStringsArray, ...parts: readonly (Sql | DuckDBValue)[]): Sql => {
  let text = strings[0] ?? "";
  const values: DuckDBValue[] = [];
  parts.forEach((part, i) => {
    if (part instanceof Sql) {
      const offset = values.length;
      text += part.text.replace(PLACEHOLDER, (p) => `$${Number(p.slice(1)) + offset}`);
      values.push(...part.values);
    } else {
      values.push(part);
      text += `$${values.length}`;
    }
    text += strings[i + 1] ?? "";
  });
  return new Sql(text, values);
};

/** A quoted identifier. */
export const ident = (name: string): Sql => new Sql(`"${name.replaceAll('"', '""')}"`, []);

/** A quoted text literal, for the places where DuckDB takes no parameter (views, COPY targets, reader options). */
export const literal = (value: string | number | boolean): Sql =>
  new Sql(typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value), []);

/** A list literal of texts. */
export const literalList = (values: readonly string[]): Sql =>
  new Sql(`[${values.map((v) => literal(v).text).join(", ")}]`, []);

/** Pieces joined by a separator. */
export const join = (pieces: readonly Sql[], separator = ", "): Sql =>
  pieces.reduce((left, right, i) => (i === 0 ? right : sql`${left}${new Sql(separator, [])}${right}`), new Sql("", []));

/** SQL text that the house itself wrote, for example a column type from a layout; never for text from outside. */
export const trusted = (text: string): Sql => new Sql(text, []);
