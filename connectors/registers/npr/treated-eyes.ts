import { intravitrealInjection, sideCodes } from "../../../schemas/registers/npr/treated-side.ts";
import { literal, type Sql, sql } from "../../duckdb/sql.ts";

const listed = (codes: Sql, code: string): Sql => sql`list_contains(${codes}, ${literal(code)})`;

const injections = (codes: Sql): Sql =>
  sql`len(list_filter(${codes}, lambda code : code = ${literal(intravitrealInjection)}))`;

/** NCSP codes are three letters and two digits; those that begin with Z only add to another. */
const otherProcedures = (codes: Sql): Sql => sql`
  len(list_filter(
    ${codes},
    lambda code : code <> ${literal(intravitrealInjection)} AND regexp_full_match(code, '[A-Y][A-Z]{2}[0-9]{2}')
  ))`;

/**
 * The eyes that an episode's injection went into, as a list: one, both, or one null where that is not certain.
 *
 * NPR delivers procedures and additional codes as one flat list, so a side belongs to the injection only where the episode
 * has no other surgical procedure. Right and left beside a single injection contradict each other.
 */
export const treatedEyes = (codes: Sql): Sql => sql`
  CASE
    WHEN ${injections(codes)} = 0 OR ${otherProcedures(codes)} > 0 THEN [NULL]
    WHEN ${listed(codes, sideCodes.both)} THEN ['left-eye', 'right-eye']
    WHEN ${listed(codes, sideCodes.left)} AND ${listed(codes, sideCodes.right)}
      THEN CASE WHEN ${injections(codes)} > 1 THEN ['left-eye', 'right-eye'] ELSE [NULL] END
    WHEN ${listed(codes, sideCodes.left)} THEN ['left-eye']
    WHEN ${listed(codes, sideCodes.right)} THEN ['right-eye']
    ELSE [NULL]
  END`;
