import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { literal, literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Units } from "../../schemas/agreement/units.ts";
import type { UnitFact } from "../../schemas/unit-fact.ts";
import { cohortTable } from "../cohort/cohort-table.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { textOrNull } from "./cell.ts";
import type { MeasureContext } from "./measured-cohort.ts";

/**
 * The units of the substances that the analysed persons of a cohort have used by the as-of day, ordered by day, person,
 * file and line.
 *
 * Packs keep fractions and returns as delivered, doses are one for each line and body part, cycles and months are those in which anything
 * was given, each dated on its first line. A line that says that something was used and not how much keeps its place with
 * no quantity, so that it can be counted as missing. Throws UTF-DB-*.
 */
export const loadUnitFacts = async (
  { model, cohort, asOf }: MeasureContext,
  unit: Units["unit"],
  substances: readonly string[],
  database: Database,
): Promise<readonly UnitFact[]> => {
  const rows = await database.rows(
    sql`
      WITH used AS (
        SELECT exposure.*, MIN(start_date) FILTER (WHERE counts) OVER (PARTITION BY person_id) AS first_date
        FROM ${modelTable(model, "exposure")} AS exposure
        SEMI JOIN (SELECT person_id FROM ${cohortTable(cohort)} WHERE included) AS analysed USING (person_id)
        WHERE list_contains(${literalList(substances)}, substance) AND start_date <= ${dateLiteral(asOf)}
      ),
      counted AS (${counted(unit)}),
      weighed AS (
        SELECT person_id, date, ARG_MAX(value, source_line) AS kilograms
        FROM ${modelTable(model, "assessment")}
        WHERE kind = 'weight_kg' AND date IS NOT NULL AND value IS NOT NULL
        GROUP BY person_id, date
      )
      SELECT
        counted.person_id,
        start_date,
        substance,
        quantity,
        product_no,
        body_part,
        indication,
        CAST(CAST(kilograms AS DECIMAL(9, 3)) AS VARCHAR) AS weight,
        source_file,
        source_line
      FROM counted
      ASOF LEFT JOIN weighed ON counted.person_id = weighed.person_id AND counted.start_date >= weighed.date
      ORDER BY start_date, counted.person_id, source_file, source_line, substance, body_part`,
    "measure: unit facts",
  );
  return rows.map(unitFact);
};

/** The used lines that are units, with how many each is. */
const counted = (unit: Units["unit"]): Sql => {
  switch (unit.kind) {
    case "packs":
      return sql`
        SELECT *, CAST(packages AS VARCHAR) AS quantity
        FROM used
        WHERE counts OR packages < 0`;
    case "doses":
      return sql`
        SELECT *, '1' AS quantity
        FROM used
        WHERE counts`;
    case "dose-amount":
      return doseAmount(unit.unit, unit.per_unit, unit.whole);
    case "cycles":
      return onePer(sql`date_diff('day', first_date, start_date) // ${literal(unit.days)}`);
    case "patient-months":
      return onePer(sql`date_sub('month', first_date, start_date)`);
  }
};

/** Amounts in another unit of measurement are not guessed: such a line has no quantity. Whole units are rounded up exactly. */
const doseAmount = (unit: string, perUnit: number, whole: boolean): Sql => {
  const scaled = sql`CAST(dose * 10000 AS BIGINT)`;
  const per = literal(perUnit * 10_000);
  const quantity = whole
    ? sql`CAST((${scaled} + ${per} - 1) // ${per} AS VARCHAR)`
    : sql`CAST(dose AS VARCHAR) || '/' || CAST(${literal(perUnit)} AS VARCHAR)`;
  return sql`
    SELECT *, CASE WHEN unit = ${literal(unit)} THEN ${quantity} END AS quantity
    FROM used
    WHERE counts`;
};

const onePer = (stretch: Sql): Sql => sql`
  SELECT *, '1' AS quantity
  FROM used
  WHERE counts
  QUALIFY ROW_NUMBER() OVER (PARTITION BY person_id, ${stretch} ORDER BY start_date, source_file, source_line, substance, body_part) = 1`;

const unitFact = (row: Row): UnitFact => ({
  personId: String(row.person_id),
  date: String(row.start_date),
  substance: String(row.substance),
  quantity: textOrNull(row.quantity),
  product: textOrNull(row.product_no),
  bodyPart: textOrNull(row.body_part),
  indication: textOrNull(row.indication),
  weightKg: textOrNull(row.weight),
  file: String(row.source_file),
  line: Number(row.source_line),
});
