import { ident, join, literal, type Sql, sql } from "../../duckdb/sql.ts";
import { substanceOfAtc, substanceOfSaerkode } from "../substance-of.ts";

const columns = (stem: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${stem}_${i + 1}`);

const procedureColumns = [...columns("ncsp", 20), ...columns("ncmp", 20), ...columns("ncrp", 20)];
const atcColumns = columns("ATC", 5);

/** The procedures of an episode as one list, in the order of the columns and with repetitions. */
export const procedureCodes: Sql = sql`list_filter([${join(procedureColumns.map(ident))}], lambda code : code IS NOT NULL)`;

const coded = (column: string, where: string): Sql => sql`{ 'code': ${ident(column)}, 'place': ${literal(where)} }`;

/** What a code is, by its form and, for ATC, by its place (registers.md 1.4). ATC is tried first: L01FF has a digit second, as a særkode may. */
const system = sql`
  CASE
    WHEN given.place = 'atc' OR regexp_full_match(given.code, '[A-Z][0-9]{2}[A-Z]{1,2}([0-9]{2})?') THEN 'atc'
    WHEN regexp_full_match(given.code, '[A-Z]{2}[A-Z0-9]{3,4}') THEN 'procedure'
    WHEN regexp_full_match(given.code, '([0-9][A-Z0-9]|[A-Z][0-9])[A-Z0-9]{3}') THEN 'saerkode'
    ELSE 'other'
  END`;

/**
 * Every code of every episode, as intake cleaned it: (person_id, date, code, system, substance, from_source, source_file, source_line).
 *
 * ATC codes and særkoder turn up among the procedures. A særkode names a substance only when the list of substances holds
 * it for that day: the last five characters of an ATC code belong to several substances in general.
 */
export const episodeCodes: Sql = sql`
  WITH listed AS (
    SELECT
      person_id,
      inndato AS date,
      from_source,
      source_file,
      source_line,
      UNNEST(list_filter(
        [${join([...procedureColumns.map((c) => coded(c, "procedure")), ...atcColumns.map((c) => coded(c, "atc"))])}],
        lambda x: x.code IS NOT NULL
      )) AS given
    FROM npr_episodes
    WHERE inndato IS NOT NULL
  ),
  classified AS (
    SELECT *, given.code AS code, ${system} AS system
    FROM listed
  )
  SELECT
    person_id,
    date,
    code,
    system,
    CASE system
      WHEN 'atc' THEN ${substanceOfAtc(sql`code`, sql`date`)}
      WHEN 'saerkode' THEN ${substanceOfSaerkode(sql`code`, sql`date`)}
    END AS substance,
    from_source,
    source_file,
    source_line
  FROM classified`;
