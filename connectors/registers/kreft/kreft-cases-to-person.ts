import { kreftRegions } from "../../../schemas/registers/units.ts";
import { sql } from "../../duckdb/sql.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";
import { personLeftOut, personRows } from "../person-rows.ts";

/**
 * The extract has no year of birth. Year of diagnosis minus age gives one of two years, so none is stated: an age
 * criterion that needs it is unknown rather than wrong by one.
 */
export const kreftCasesToPerson: Mapping = {
  layout: "kreft_cases",
  table: "person",
  select: personRows("kreft_cases", {
    sex: lookup(sql`P_kjonn`, { M: "m", K: "f" }),
    birthYear: sql`NULL`,
    municipality: sql`CAST(NULL AS VARCHAR)`,
    region: lookup(sql`S_helseregion`, kreftRegions),
  }),
  leftOutReason: personLeftOut,
};
