import type { Database } from "../../connectors/duckdb/database.ts";
import { ident, join, type Sql, sql, trusted } from "../../connectors/duckdb/sql.ts";
import type { Mapping } from "../../connectors/registers/mapping.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { MappingRecord, ReasonCount } from "../../schemas/harmonize-record.ts";
import type { ModelTable } from "../../schemas/model/table.ts";

/** The table that holds the facts of one mapping until all of them are written. */
export const factsOf = (mapping: Mapping): Sql => ident(`facts ${mapping.layout} ${mapping.table}`);

/**
 * Makes the facts of one mapping, in the model table's columns and types, and accounts for every row of the layout.
 *
 * A row is either the origin of at least one fact or left out for one reason. The two are counted apart and must add up
 * to the rows of the layout; rows without a person key are nobody's and are left out. Throws UTF-XX-001 when they do not, because then a mapping has made up a line.
 */
export const runMapping = async (mapping: Mapping, table: ModelTable, database: Database): Promise<MappingRecord> => {
  const step = `harmonize: ${mapping.layout} to ${mapping.table}`;
  const columns = table.columns.map((c) => sql`CAST(${ident(c.name)} AS ${trusted(c.type)}) AS ${ident(c.name)}`);
  await database.run(
    sql`
      CREATE OR REPLACE TEMP TABLE ${factsOf(mapping)} AS
      SELECT ${join(columns)}
      FROM (${mapping.select})
      WHERE person_id IS NOT NULL`,
    step,
  );
  const leftOut = await reasonCounts(leftOutRows(mapping), step, database);
  const findings = await reasonCounts(doubtfulFacts(mapping), step, database);
  const [totals] = await database.rows(rowTotals(mapping), step);
  const [rows, used, facts] = [Number(totals?.rows), Number(totals?.used), Number(totals?.facts)];
  if (used + leftOut.reduce((sum, reason) => sum + reason.rows, 0) !== rows)
    throw new UtfallError("UTF-XX-001", { step });
  return { layout: mapping.layout, table: mapping.table, rows, used, facts, leftOut, findings };
};

const rowTotals = (mapping: Mapping): Sql => sql`
  SELECT
    (SELECT COUNT(*) FROM ${ident(mapping.layout)}) AS rows,
    (SELECT COUNT(*) FROM ${factsOf(mapping)}) AS facts,
    (SELECT COUNT(*) FROM (SELECT DISTINCT source_file, source_line FROM ${factsOf(mapping)})) AS used`;

const leftOutRows = (mapping: Mapping): Sql => sql`
  SELECT
    CASE WHEN person_id IS NULL THEN 'no-person-key' ELSE ${mapping.leftOutReason} END AS reason,
    COUNT(*) AS rows
  FROM ${ident(mapping.layout)}
  ANTI JOIN ${factsOf(mapping)} AS fact USING (source_file, source_line)
  GROUP BY reason
  ORDER BY reason`;

const doubtfulFacts = (mapping: Mapping): Sql => {
  const counts = (mapping.findings ?? []).map(
    ({ id, where }) => sql`SELECT ${id} AS reason, COUNT(*) AS rows FROM ${factsOf(mapping)} WHERE ${where}`,
  );
  return counts.length === 0
    ? sql`SELECT '' AS reason, 0 AS rows WHERE FALSE`
    : sql`SELECT * FROM (${join(counts, " UNION ALL ")}) WHERE rows > 0 ORDER BY reason`;
};

const reasonCounts = async (query: Sql, step: string, database: Database): Promise<readonly ReasonCount[]> =>
  (await database.rows(query, step)).map((row) => ({ reason: String(row.reason), rows: Number(row.rows) }));
