import { sql } from "../../duckdb/sql.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";
import { undatedDeath, vitalRank, vitalStatements } from "../vital-statements.ts";

/** Both status lists in use: letters, and the older numbers. E is read as emigrated, as public analysis code does. */
const status = lookup(sql`P_personstatus`, {
  B: "alive",
  "1": "alive",
  D: "dead",
  "2": "dead",
  E: "emigrated",
  ".": "unknown",
  "3": "unknown",
  "4": "unknown",
});

export const kreftCasesToVitalStatus: Mapping = {
  layout: "kreft_cases",
  table: "vital_status",
  select: vitalStatements(sql`kreft_cases`, vitalRank.kreftregisteret, {
    status,
    statusDate: sql`P_statusdato`,
    deathDate: sql`CASE WHEN P_personstatus = 'D' OR P_personstatus = '2' THEN P_statusdato END`,
    emigrationDate: sql`CASE WHEN P_personstatus = 'E' THEN P_statusdato END`,
  }),
  leftOutReason: sql`CASE WHEN ${status} IS NULL THEN 'no-status' ELSE 'repeats-a-statement' END`,
  findings: [undatedDeath],
};
