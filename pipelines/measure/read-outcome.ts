import { join } from "node:path";
import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Evidence } from "../../schemas/evidence.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import { happened, numberOrNull, textOrNull } from "./cell.ts";

/** The file of an evaluated measure, with the columns of `OutcomeRow`. */
export const outcomeFile = (folder: string): string => join(folder, "outcome.parquet");

/** A table expression over an evaluated measure: the columns of `OutcomeRow`, one row per analysed person. */
export const outcomeTable = (folder: string): Sql => readParquet([outcomeFile(folder)]);

/**
 * The rows that measureOutcome wrote to a folder, ordered by person. Throws UTF-DB-*.
 *
 * An object per person: for judging patient by patient and for tracing. What is counted is counted in the database.
 */
export const readOutcome = (folder: string, database: Database): Promise<readonly OutcomeRow[]> =>
  readOutcomeRows(outcomeTable(folder), database);

/** The rows of a relation with the columns of an outcome, ordered by person. Throws UTF-DB-*. */
export const readOutcomeRows = async (relation: Sql, database: Database): Promise<readonly OutcomeRow[]> => {
  const rows = await database.rows(sql`SELECT * FROM ${relation} ORDER BY person_id`, "measure: read outcome");
  return rows.map(outcomeRow);
};

const outcomeRow = (row: Row): OutcomeRow => ({
  person_id: String(row.person_id),
  time_zero: String(row.time_zero),
  entry_days: Number(row.entry_days),
  time_days: numberOrNull(row.time_days),
  event: happened(row.event),
  reason: textOrNull(row.reason),
  baseline: numberOrNull(row.baseline),
  value: numberOrNull(row.value),
  change: numberOrNull(row.change),
  status: outcomeStatus(row.status),
  ...populationOf(row),
  evidence: evidenceOf(row.evidence),
});

/** A cell as the status of an outcome. */
export const outcomeStatus = (cell: Row[string] | undefined): OutcomeRow["status"] =>
  cell === "observed" || cell === "pending" || cell === "not-estimable" ? cell : "unknown";

/** Only rows of net survival have the columns. */
const populationOf = ({ sex, age_days }: Row): Pick<OutcomeRow, "population"> =>
  (sex === "m" || sex === "f") && age_days !== null && age_days !== undefined
    ? { population: { sex, ageDays: Number(age_days) } }
    : {};

const evidenceOf = (cell: Row[string] | undefined): readonly Evidence[] =>
  (Array.isArray(cell) ? cell : []).flatMap((item) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? [{ role: String(item.role), file: String(item.file), line: Number(item.line) }]
      : [],
  );
