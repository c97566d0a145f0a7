import { join } from "node:path";
import type { Database } from "../../connectors/duckdb/database.ts";
import { readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import type { RowFaultCode } from "../../schemas/errors.ts";
import { careUnits } from "../../schemas/registers/units.ts";
import { shownCount } from "../../schemas/small-count.ts";

/** Lines in quarantine of one source, rule and institution. */
export interface InstitutionCount {
  readonly source: string;
  readonly rule: string;
  readonly column: string | null;
  readonly code: RowFaultCode;
  /** Organisation number or RESH id as the row names it; null where it names none, cannot be read, or its layout has none. */
  readonly institution: string | null;
  /** Name of the institution, where it is known. */
  readonly name: string | null;
  /** “<5” below five. */
  readonly lines: string;
}

const nameOf = (institution: string | null): string | null =>
  careUnits.find(({ orgNr, reshId }) => institution === orgNr || institution === reshId)?.name ?? null;

/** Counts the lines in quarantine of one source by rule, column and institution, most lines first. */
export const countByInstitution = async (
  source: string,
  folders: readonly string[],
  database: Database,
): Promise<readonly InstitutionCount[]> => {
  const rows = await database.rows(
    sql`
      SELECT rule, column_name, code, institution, count(DISTINCT (filename, line)) AS lines
      FROM ${readParquet(folders.map((folder) => join(folder, "quarantine.parquet")))}
      GROUP BY rule, column_name, code, institution
      ORDER BY lines DESC, rule, column_name NULLS FIRST, code, institution NULLS FIRST`,
    "count quarantine",
  );
  return rows.map((row) => {
    const institution = typeof row.institution === "string" ? row.institution : null;
    return {
      source,
      rule: String(row.rule),
      column: typeof row.column_name === "string" ? row.column_name : null,
      code: String(row.code) as RowFaultCode,
      institution,
      name: nameOf(institution),
      lines: shownCount(Number(row.lines)),
    };
  });
};
