import { sql } from "../../duckdb/sql.ts";
import type { Mapping } from "../mapping.ts";
import { episodeCodes } from "./episode-codes.ts";

/** Each code of an episode once, whatever column it stands in. */
export const nprEpisodesToProcedure: Mapping = {
  layout: "npr_episodes",
  table: "procedure",
  select: sql`
    SELECT DISTINCT person_id, code, system, date, from_source AS source, source_file, source_line
    FROM (${episodeCodes})`,
  leftOutReason: sql`CASE WHEN inndato IS NULL THEN 'no-date' ELSE 'no-code' END`,
  findings: [{ id: "code-of-unknown-form", where: sql`system = 'other'` }],
};
