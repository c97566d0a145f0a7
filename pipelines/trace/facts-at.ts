import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { literalList, sql } from "../../connectors/duckdb/sql.ts";
import type { Evidence } from "../../schemas/evidence.ts";
import { modelTables } from "../../schemas/model/tables.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";

/** A harmonized fact that came from a line. */
export interface TracedFact {
  readonly table: string;
  /** The filled columns of the fact, without its place. */
  readonly fact: Row;
}

const PLACE = new Set(["source", "source_file", "source_line"]);

const key = (file: unknown, line: unknown): string => `${String(file)}:${String(line)}`;

/** The facts of the common model that came from the given lines, by `file:line`. */
export const factsAt = async (
  evidence: readonly Pick<Evidence, "file" | "line">[],
  model: Model,
  database: Database,
): Promise<ReadonlyMap<string, readonly TracedFact[]>> => {
  const found = new Map<string, TracedFact[]>();
  const lines = literalList([...new Set(evidence.map(({ file, line }) => key(file, line)))].sort());
  for (const table of modelTables) {
    if (table.name === "coverage") continue;
    const rows = await database.rows(
      sql`
        SELECT *
        FROM ${modelTable(model, table.name)}
        WHERE concat(source_file, ':', source_line) IN (SELECT unnest(${lines}))
        ORDER BY ALL`,
      "trace: facts",
    );
    for (const row of rows) {
      const place = key(row.source_file, row.source_line);
      const filled = Object.entries(row).filter(([name, value]) => value !== null && !PLACE.has(name));
      found.set(place, [...(found.get(place) ?? []), { table: table.name, fact: Object.fromEntries(filled) }]);
    }
  }
  return found;
};
