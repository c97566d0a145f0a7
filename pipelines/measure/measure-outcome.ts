import type { Database } from "../../connectors/duckdb/database.ts";
import { copyRows } from "../../connectors/duckdb/read-parquet.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import type { Measure } from "../../schemas/measure.ts";
import { createFolder } from "../harmonize/create-folder.ts";
import type { MeasureContext } from "./measured-cohort.ts";
import { outcomeSql } from "./outcome-sql.ts";
import { outcomeFile, outcomeTable } from "./read-outcome.ts";

export interface MeasureInput extends MeasureContext {
  readonly measure: Measure;
  /** Where `outcome.parquet` is written; created if absent. */
  readonly folder: string;
}

/** How far a measure got. */
export interface Measured {
  /** Analysed persons, each with a row. */
  readonly persons: number;
  /** Those whose outcome is observed. */
  readonly observed: number;
}

/**
 * Evaluates one outcome measure for every analysed person of a cohort: one row each, ordered by person.
 *
 * Nobody drops out: a person without enough data keeps a row that says why, so that the denominator stays that of the
 * cohort. Each row points to the lines that carry it. Writes `outcome.parquet`, which `readOutcome` reads, and answers
 * with how many of the persons have an outcome; the rows themselves stay in the database. Throws UTF-IO-001, UTF-DB-*.
 */
export const measureOutcome = async (input: MeasureInput, database: Database): Promise<Measured> => {
  const step = `measure: ${input.measure.kind}`;
  await createFolder(input.folder);
  await database.run(
    copyRows(sql`SELECT * FROM (${outcomeSql(input.measure, input)}) ORDER BY person_id`, outcomeFile(input.folder)),
    step,
  );
  const [counted] = await database.rows(
    sql`
      SELECT COUNT(*) AS persons, COUNT(*) FILTER (WHERE status = 'observed') AS observed
      FROM ${outcomeTable(input.folder)}`,
    step,
  );
  return { persons: Number(counted?.persons), observed: Number(counted?.observed) };
};
