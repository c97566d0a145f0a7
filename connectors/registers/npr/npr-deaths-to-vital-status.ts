import { sql } from "../../duckdb/sql.ts";
import type { Mapping } from "../mapping.ts";
import { undatedDeath, vitalRank, vitalStatements } from "../vital-statements.ts";

/** Deaths as NPR delivers them once a year; a person with two different dates is dead without a usable date. */
export const nprDeathsToVitalStatus: Mapping = {
  layout: "npr_deaths",
  table: "vital_status",
  select: vitalStatements(sql`npr_deaths`, vitalRank.others, {
    status: sql`'dead'`,
    statusDate: sql`doddato`,
    deathDate: sql`doddato`,
    emigrationDate: sql`emigrertdato`,
  }),
  leftOutReason: sql`
    CASE
      WHEN person_id IN (
        SELECT person_id
        FROM npr_deaths
        GROUP BY person_id, from_source
        HAVING COUNT(DISTINCT doddato) > 1
      ) THEN 'conflicting-death-dates'
      ELSE 'repeats-a-statement'
    END`,
  findings: [undatedDeath],
};
