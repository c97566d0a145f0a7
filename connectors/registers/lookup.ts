import { join, literal, type Sql, sql } from "../duckdb/sql.ts";

/** The word that a code stands for; null for a code that is not listed and for no code. */
export const lookup = (code: Sql, words: Readonly<Record<string, string>>): Sql => {
  const cases = Object.entries(words).map(([from, to]) => sql`WHEN ${literal(from)} THEN ${literal(to)}`);
  return sql`CASE ${code} ${join(cases, " ")} END`;
};

/** Words for a flag: yes, no, unknown. */
export const flagWords = { "1": "yes", "0": "no", "9": "unknown" } as const;
