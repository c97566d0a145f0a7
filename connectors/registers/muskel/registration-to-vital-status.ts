import { sql } from "../../duckdb/sql.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";
import { undatedDeath, vitalRank, vitalStatements } from "../vital-statements.ts";

const status = lookup(sql`DECEASED`, { "0": "alive", Nei: "alive", "1": "dead", Ja: "dead" });

/** A living patient is known to live on the day of the form; a form without a day says nothing that can be dated. */
const formDay = sql`GREATEST(HovedDato, FUNCTION_STATUS_DATE)`;

export const registrationToVitalStatus: Mapping = {
  layout: "registration",
  table: "vital_status",
  select: vitalStatements(sql`registration`, vitalRank.others, {
    status,
    statusDate: sql`CASE ${status} WHEN 'dead' THEN DECEASED_DATE ELSE ${formDay} END`,
    deathDate: sql`CASE ${status} WHEN 'dead' THEN DECEASED_DATE END`,
    where: sql`${status} = 'dead' OR ${formDay} IS NOT NULL`,
  }),
  leftOutReason: sql`
    CASE
      WHEN ${status} IS NULL THEN 'no-status'
      WHEN ${status} = 'alive' AND ${formDay} IS NULL THEN 'no-date'
      ELSE 'repeats-a-statement'
    END`,
  findings: [undatedDeath],
};
