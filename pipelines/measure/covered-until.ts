import { literal, literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";

/**
 * Until when each person's data are covered without a hole from time zero on: (person_id, until), the shortest of the
 * kinds; until is null where one of them does not cover time zero.
 *
 * Reads a relation of (person_id, time_zero). A kind covers a person nationally or in the region of residence that all
 * sources agree on. Periods that touch or overlap make one.
 */
export const coveredUntil = (persons: Sql, kinds: readonly string[], model: Model): Sql => sql`
  WITH home AS (
    SELECT person_id, CASE WHEN COUNT(DISTINCT region) = 1 THEN MIN(region) END AS region
    FROM ${modelTable(model, "person")}
    GROUP BY person_id
  ),
  watched AS (
    SELECT person_id, time_zero, COALESCE(region, 'national') AS region
    FROM (${persons})
    LEFT JOIN home USING (person_id)
  ),
  period AS (
    SELECT kind, place.region, from_date, to_date
    FROM ${modelTable(model, "coverage")} AS coverage
    JOIN (SELECT DISTINCT region FROM watched) AS place
      ON coverage.region = 'national' OR coverage.region = place.region
    WHERE from_date IS NOT NULL AND list_contains(${literalList(kinds)}, kind)
  ),
  marked AS (
    SELECT
      *,
      COALESCE(
        from_date > MAX(to_date) OVER (
          PARTITION BY kind, region
          ORDER BY from_date, to_date
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) + 1,
        TRUE
      ) AS begins
    FROM period
  ),
  numbered AS (
    SELECT
      *,
      COUNT(*) FILTER (WHERE begins) OVER (
        PARTITION BY kind, region
        ORDER BY from_date, to_date
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS stretch
    FROM marked
  ),
  stretch AS (
    SELECT kind, region, MIN(from_date) AS from_date, MAX(to_date) AS to_date
    FROM numbered
    GROUP BY kind, region, stretch
  )
  SELECT
    person_id,
    CASE WHEN COUNT(DISTINCT kind) = ${literal(new Set(kinds).size)} THEN MIN(to_date) END AS until
  FROM watched
  LEFT JOIN stretch
    ON watched.region = stretch.region AND time_zero BETWEEN from_date AND to_date
  GROUP BY person_id`;
