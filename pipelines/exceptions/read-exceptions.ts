import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import { followUps } from "../../schemas/registers/exceptions/codes.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";

/** One application as known on the day of judgement. ISO dates. */
export interface ExceptionFact {
  readonly personId: string;
  readonly applied: string;
  /** Null while it waits. */
  readonly decided: string | null;
  readonly decision: "granted" | "refused" | "withdrawn" | "waiting";
  readonly substance: string | null;
  readonly region: string | null;
  readonly reasons: readonly string[];
  readonly followUp: keyof typeof followUps | null;
}

/**
 * Applications that had arrived by the day of judgement, ordered by person, day and number; a decision after that day is
 * not known, so the application waits. Throws UTF-DB-*.
 */
export const readExceptions = async (
  model: Model,
  asOf: string,
  database: Database,
): Promise<readonly ExceptionFact[]> => {
  const day = dateLiteral(asOf);
  const rows = await database.rows(
    sql`
      SELECT
        person_id,
        applied_date,
        CASE WHEN decided_date <= ${day} THEN decided_date END AS decided_date,
        CASE WHEN decided_date <= ${day} THEN decision ELSE 'waiting' END AS decision,
        substance,
        region,
        reasons,
        CASE WHEN decided_date <= ${day} AND followed_date <= ${day} THEN follow_up END AS follow_up
      FROM ${modelTable(model, "exception")}
      WHERE applied_date <= ${day}
      ORDER BY person_id, applied_date, application, source_file, source_line`,
    "exceptions: read",
  );
  return rows.map((row) => ({
    personId: String(row.person_id),
    applied: String(row.applied_date),
    decided: textOf(row.decided_date),
    decision: decisionOf(row.decision),
    substance: textOf(row.substance),
    region: textOf(row.region),
    reasons: String(row.reasons ?? "")
      .split(" ")
      .filter((reason) => reason !== ""),
    followUp: followUpOf(row.follow_up),
  }));
};

const textOf = (cell: Row[string] | undefined): string | null =>
  cell === null || cell === undefined ? null : String(cell);

const decisionOf = (cell: Row[string] | undefined): ExceptionFact["decision"] =>
  cell === "granted" || cell === "refused" || cell === "withdrawn" ? cell : "waiting";

const followUpOf = (cell: Row[string] | undefined): ExceptionFact["followUp"] =>
  typeof cell === "string" && Object.hasOwn(followUps, cell) ? (cell as keyof typeof followUps) : null;
