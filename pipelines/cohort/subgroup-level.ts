import { type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Population } from "../../schemas/agreement/population.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";

type Subgroup = Population["subgroups"][number];

/**
 * The level of a subgroup per person: (person_id, level). Sources that disagree give no level; a person without a level
 * is shown as unknown and never put into a group by a guess.
 */
export const subgroupLevel = (subgroup: Subgroup, model: Model): Sql => {
  switch (subgroup) {
    case "sex":
      return agreed(sql`SELECT person_id, sex AS level FROM ${modelTable(model, "person")}`);
    case "region":
      return agreed(sql`SELECT person_id, region AS level FROM ${modelTable(model, "person")}`);
    case "sma-type":
      return agreed(sql`
        SELECT person_id, code AS level
        FROM ${modelTable(model, "assessment")}
        WHERE kind = 'sma_type' AND code <> 'unknown'`);
  }
};

const agreed = (stated: Sql): Sql => sql`
  SELECT person_id, CASE WHEN COUNT(DISTINCT level) = 1 THEN MIN(level) END AS level
  FROM (${stated})
  GROUP BY person_id`;
