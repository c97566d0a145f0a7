import { type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";

/** Until when each source's data reach: (source, data_cut). What a source has not told by then it may still tell. */
export const sourceCuts = (model: Model): Sql => sql`
  SELECT source, MAX(data_cut) AS data_cut
  FROM ${modelTable(model, "coverage")}
  GROUP BY source`;
