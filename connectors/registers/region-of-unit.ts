import { careUnits } from "../../schemas/registers/units.ts";
import { type Sql, sql } from "../duckdb/sql.ts";
import { lookup } from "./lookup.ts";

/** Health region of a unit by its organisation number; null for a unit that is not listed. */
export const regionOfOrgNr = (orgNr: Sql): Sql =>
  lookup(orgNr, Object.fromEntries(careUnits.map((unit) => [unit.orgNr, unit.region])));

/** Health region of a unit by its organisation number or, failing that, its RESH id. */
export const regionOfUnit = (orgNr: Sql, reshId: Sql): Sql =>
  sql`COALESCE(
    ${regionOfOrgNr(orgNr)},
    ${lookup(reshId, Object.fromEntries(careUnits.map((unit) => [unit.reshId, unit.region])))}
  )`;
