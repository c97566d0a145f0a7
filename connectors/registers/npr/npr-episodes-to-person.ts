import { countyRegions, nprRegions } from "../../../schemas/registers/units.ts";
import { sql } from "../../duckdb/sql.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";
import { personLeftOut, personRows } from "../person-rows.ts";

/** The population register's year goes before the reported one where it is plausible on the day of the episode. */
const birthYear = sql`
  CASE
    WHEN fodtAar_DSF > 1900 AND year(inndato) - fodtAar_DSF BETWEEN 0 AND 110 THEN fodtAar_DSF
    WHEN fodselsar BETWEEN 1851 AND 2100 THEN fodselsar
  END`;

/** 9900 is abroad and 9999 unknown: no municipality. */
const municipality = sql`CASE WHEN komnrhjem2 <> '9900' AND komnrhjem2 <> '9999' THEN komnrhjem2 END`;

/** The region that NPR states goes before the one of the municipality's county. */
export const nprEpisodesToPerson: Mapping = {
  layout: "npr_episodes",
  table: "person",
  select: personRows("npr_episodes", {
    sex: sql`COALESCE(${lookup(sql`kjonn_dsf`, { "1": "m", "2": "f" })}, ${lookup(sql`kjonn`, { "1": "m", "2": "f" })})`,
    birthYear,
    municipality,
    region: sql`COALESCE(
      ${lookup(sql`pas_reg2`, nprRegions)},
      ${lookup(sql`SUBSTR(${municipality}, 1, 2)`, countyRegions)}
    )`,
  }),
  leftOutReason: personLeftOut,
};
