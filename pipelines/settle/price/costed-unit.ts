import type { Fraction } from "../fraction.ts";
import type { UnitRow } from "./unit-row.ts";

/** A unit with what it costs before and after the price rules. */
export interface CostedUnit {
  readonly row: UnitRow;
  readonly remaining: Fraction;
}
