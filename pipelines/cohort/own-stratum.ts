import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import { cohortTable } from "./cohort-table.ts";

/** Name and level of those treated by an individual exception, where the agreement makes them a stratum of their own. */
export const exceptionStratum = { name: "individual-exception", level: "own-stratum" } as const;

/** Everyone of a selected cohort who belongs to that stratum: (person_id). */
export const ownStratum = (cohort: string): Sql => sql`(
  SELECT person_id
  FROM ${cohortTable(cohort)}
  WHERE excluded_by = ${literal(exceptionStratum.level)}
)`;

/** The rows of the population, and those of the stratum of persons treated by an individual exception. */
export const splitStratum = (
  rows: readonly OutcomeRow[],
  cohort: readonly Pick<CohortRow, "person_id" | "excluded_by">[],
): { readonly main: readonly OutcomeRow[]; readonly apart: readonly OutcomeRow[] } => {
  const stratum = new Set(cohort.filter((c) => c.excluded_by === exceptionStratum.level).map((c) => c.person_id));
  return {
    main: rows.filter(({ person_id }) => !stratum.has(person_id)),
    apart: rows.filter(({ person_id }) => stratum.has(person_id)),
  };
};
