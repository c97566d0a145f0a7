import type { Database } from "../../connectors/duckdb/database.ts";
import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import { Whereabouts } from "../../schemas/claimants.ts";
import { cohortTable } from "../cohort/cohort-table.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { textOrNull } from "./cell.ts";
import type { MeasureContext } from "./measured-cohort.ts";

/**
 * Where each person of a cohort was treated and lived, as far as the agreed sources say.
 *
 * The treating unit is the one that the counted doses of the first day tell, whichever register tells it. Residence is
 * dated where a contact tells it on its first day, and undated where a source states it as a fixed attribute. Units, and
 * statements of residence, that contradict each other give null, because money must not follow a guess. Persons of whom
 * nothing is known are not in the map. Throws UTF-DB-*.
 */
export const loadWhereabouts = async (
  { model, cohort, asOf }: MeasureContext,
  database: Database,
): Promise<ReadonlyMap<string, Whereabouts>> => {
  const units = await database.rows(
    sql`
      SELECT
        cohort.person_id,
        CASE WHEN COUNT(DISTINCT exposure.org_nr) = 1 THEN MIN(exposure.org_nr) END AS unit,
        CASE WHEN COUNT(DISTINCT exposure.region) = 1 THEN MIN(exposure.region) END AS region
      FROM ${cohortTable(cohort)} AS cohort
      JOIN ${modelTable(model, "exposure")} AS exposure USING (person_id, substance)
      WHERE exposure.counts AND exposure.start_date = cohort.time_zero
      GROUP BY cohort.person_id
      ORDER BY cohort.person_id`,
    "measure: treating units",
  );
  const homes = await database.rows(
    sql`
      WITH statement AS (
        SELECT person_id, in_date AS from_date, region
        FROM ${modelTable(model, "contact")}
        WHERE region IS NOT NULL AND in_date <= ${dateLiteral(asOf)}
        UNION ALL
        SELECT person_id, NULL AS from_date, region
        FROM ${modelTable(model, "person")}
        WHERE region IS NOT NULL
      )
      SELECT
        person_id,
        from_date,
        -- Two regions on one day: nobody knows which.
        CASE WHEN COUNT(DISTINCT region) = 1 THEN MIN(region) END AS region
      FROM statement
      SEMI JOIN ${cohortTable(cohort)} AS cohort USING (person_id)
      GROUP BY person_id, from_date
      ORDER BY person_id, from_date NULLS FIRST`,
    "measure: residence",
  );
  const residence = Map.groupBy(homes, (row) => String(row.person_id));
  const unitOf = new Map(units.map((row) => [String(row.person_id), row]));
  return new Map(
    [...new Set([...unitOf.keys(), ...residence.keys()])].map((person) => [
      person,
      Whereabouts.parse({
        unit: textOrNull(unitOf.get(person)?.unit ?? null),
        unitRegion: textOrNull(unitOf.get(person)?.region ?? null),
        residence: (residence.get(person) ?? []).map((row) => ({
          from: textOrNull(row.from_date),
          region: textOrNull(row.region),
        })),
      }),
    ]),
  );
};
