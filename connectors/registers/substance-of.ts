import { type SubstanceCode, substances } from "../../schemas/registers/substances.ts";
import { dateLiteral } from "../duckdb/date-literal.ts";
import { join, literal, type Sql, sql } from "../duckdb/sql.ts";

type Listed = readonly (readonly [SubstanceCode, string])[];

/** The substance that an ATC code means on a day; null when the code is not listed. */
export const substanceOfAtc = (code: Sql, day: Sql): Sql =>
  substanceOf(
    code,
    day,
    substances.flatMap(({ name, atc }) => atc.map((c) => [c, name] as const)),
  );

/** The substance that a særkode means on a day; null when the code is not listed. */
export const substanceOfSaerkode = (code: Sql, day: Sql): Sql =>
  substanceOf(
    code,
    day,
    substances.flatMap(({ name, saerkoder }) => saerkoder.map((c) => [c, name] as const)),
  );

/** The substance that a delivered name means, whatever its case; null when the name is not listed. */
export const substanceOfName = (name: Sql): Sql => {
  const cases = substances.flatMap((substance) =>
    substance.names.map((known) => sql`WHEN ${literal(known)} THEN ${literal(substance.name)}`),
  );
  return sql`CASE LOWER(TRIM(${name})) ${join(cases, " ")} END`;
};

const substanceOf = (code: Sql, day: Sql, listed: Listed): Sql => {
  const cases = listed.map(
    ([{ code: known, from, to }, name]) => sql`
      WHEN ${code} = ${literal(known)}${from === null ? sql`` : sql` AND ${day} >= ${dateLiteral(from)}`}${
        to === null ? sql`` : sql` AND ${day} <= ${dateLiteral(to)}`
      } THEN ${literal(name)}`,
  );
  return sql`CASE ${join(cases, " ")} END`;
};
