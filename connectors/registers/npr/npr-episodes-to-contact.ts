import { nprRegions } from "../../../schemas/registers/units.ts";
import { sql } from "../../duckdb/sql.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";

/** One contact; a contract specialist's contact ends on the day it began, and mental health care has its diagnosis on axis 1. */
export const nprEpisodesToContact: Mapping = {
  layout: "npr_episodes",
  table: "contact",
  select: sql`
    SELECT
      person_id,
      inndato AS in_date,
      COALESCE(utdato, inndato) AS out_date,
      COALESCE(
        ${lookup(sql`aktivitetskategori3`, { "1": "inpatient", "2": "day", "3": "outpatient" })},
        ${lookup(sql`omsorgsniva`, { "1": "inpatient", "2": "day", "3": "outpatient", "8": "outpatient" })},
        'other'
      ) AS level,
      COALESCE(tilstand_1_1, tilst1akse1) AS main_diagnosis,
      institusjonid AS unit,
      ${lookup(sql`pas_reg2`, nprRegions)} AS region,
      from_source AS source,
      source_file,
      source_line
    FROM npr_episodes
    WHERE inndato IS NOT NULL`,
  leftOutReason: sql`'no-date'`,
  findings: [{ id: "no-main-diagnosis", where: sql`main_diagnosis IS NULL` }],
};
