import { sql } from "../../duckdb/sql.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";
import { undatedDeath, vitalRank, vitalStatements } from "../vital-statements.ts";

const status = lookup(sql`status`, { B: "alive", D: "dead", E: "emigrated", U: "unknown" });

/** The population register is believed first. A resident's old emigration date is kept as a fact; the person is back. */
export const vitalStatusToVitalStatus: Mapping = {
  layout: "vital_status",
  table: "vital_status",
  select: vitalStatements(sql`vital_status`, vitalRank.populationRegister, {
    status,
    statusDate: sql`status_date`,
    deathDate: sql`death_date`,
    emigrationDate: sql`emigration_date`,
  }),
  leftOutReason: sql`'conflicting-or-repeated-statement'`,
  findings: [
    undatedDeath,
    { id: "returned-after-emigration", where: sql`status = 'alive' AND emigration_date IS NOT NULL` },
  ],
};
