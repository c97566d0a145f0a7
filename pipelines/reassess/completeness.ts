import type { Database } from "../../connectors/duckdb/database.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Completeness } from "../../schemas/report.ts";
import { cohortTable } from "../cohort/cohort-table.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";
import { type KeyField, keyFields } from "./key-fields.ts";

export interface CompletenessInput {
  readonly agreement: Agreement;
  /** Folder of the common model. */
  readonly model: Model;
  /** Folder of the selected cohort. */
  readonly cohort: string;
}

const countField = async (
  { field, title, filled }: KeyField,
  { agreement, model, cohort }: CompletenessInput,
  database: Database,
): Promise<readonly Completeness[]> => {
  const rows = await database.rows(
    sql`
      WITH analysed AS (
        SELECT person_id, COALESCE(ANY_VALUE(region ORDER BY region), 'unknown') AS region
        FROM ${cohortTable(cohort)} AS cohort
        LEFT JOIN ${modelTable(model, "person")} AS person USING (person_id)
        WHERE included
        GROUP BY person_id
      ),
      filled AS (${filled(model)}),
      place AS (
        SELECT person_id, 'national' AS region FROM analysed
        UNION ALL
        -- Where nobody's region is known the split would only say the same again.
        SELECT person_id, region
        FROM analysed
        WHERE (SELECT COUNT(*) FILTER (WHERE region <> 'unknown') > 0 FROM analysed)
      ),
      source AS (
        SELECT DISTINCT source FROM filled SEMI JOIN analysed USING (person_id)
      )
      SELECT
        source.source,
        place.region,
        COUNT(*) AS expected,
        COUNT(filled.person_id) AS filled
      FROM place
      CROSS JOIN source
      LEFT JOIN filled ON filled.person_id = place.person_id AND filled.source = source.source
      GROUP BY source.source, place.region
      ORDER BY source.source, place.region <> 'national', place.region`,
    "report: completeness",
  );
  const own = rows.filter((row) => agreement.sources.some(({ source }) => source === row.source));
  return own.map((row) => ({
    source: String(row.source),
    field,
    title,
    region: String(row.region),
    expected: Number(row.expected),
    filled: Number(row.filled),
  }));
};

/**
 * For how many of those analysed each key field is filled, by source and health region.
 *
 * Only sources that the agreement names, and that hold the field for anyone, are listed: a field without a line is held
 * by nobody. A field that is full nationally may be empty in one region, which is why both stand there.
 */
export const completeness = async (input: CompletenessInput, database: Database): Promise<readonly Completeness[]> => {
  const counted: Completeness[] = [];
  for (const field of keyFields(input.agreement)) counted.push(...(await countField(field, input, database)));
  return counted;
};
