import { countyRegions } from "../../../schemas/registers/units.ts";
import { sql } from "../../duckdb/sql.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";
import { personLeftOut, personRows } from "../person-rows.ts";

/** Of the date of birth only the year goes on. The report table codes sex as erMann 0/1 where the form has GENDER 1/2. */
export const registrationToPerson: Mapping = {
  layout: "registration",
  table: "person",
  select: personRows("registration", {
    sex: sql`COALESCE(${lookup(sql`GENDER`, { "1": "m", "2": "f" })}, ${lookup(sql`erMann`, { "1": "m", "0": "f" })})`,
    birthYear: sql`year(BIRTH_DATE)`,
    municipality: sql`CAST(NULL AS VARCHAR)`,
    region: lookup(sql`Fylkenr`, countyRegions),
  }),
  leftOutReason: personLeftOut,
};
