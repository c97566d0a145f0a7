import { sql } from "../../duckdb/sql.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";
import { undatedDeath, vitalRank, vitalStatements } from "../vital-statements.ts";

const status = lookup(sql`status`, { B: "alive", D: "dead", E: "emigrated", U: "unknown" });

/** The population register is believed first. A resident's old emigration date is kept as a fact; the person is back. */
export const vitalStatusToVitalStatus: Mapping = {
  layout: "vital_status",
  table: "vital_status",
  select: vitalStatements(
    sql`
      SELECT
        person_id,
        from_source,
        source_file,
        source_line,
        ${status} AS status,
        status_date,
        death_date,
        emigration_date
      FROM vital_status`,
    vitalRank.populationRegister,
  ),
  leftOutReason: sql`'conflicting-or-repeated-statement'`,
  findings: [
    undatedDeath,
    { id: "returned-after-emigration", where: sql`status = 'alive' AND emigration_date IS NOT NULL` },
  ],
};
