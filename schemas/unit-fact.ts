import type { FactLine } from "./patient-facts.ts";

/** One unit, or several of a day, of one person: what price rules count. Money and thresholds are not in it. */
export interface UnitFact extends FactLine {
  readonly personId: string;
  /** ISO date of use: administration or dispensing. */
  readonly date: string;
  readonly substance: string;
  /** Number of units as decimal text, or a quotient of two (`90.0000/45`); negative for a return; null where not delivered. */
  readonly quantity: string | null;
  /** Varenummer; null where the source holds none. */
  readonly product: string | null;
  /** Body part or side treated, for example an eye; null where the source does not say. */
  readonly bodyPart: string | null;
  /** ICD-10 code, without dot, that the unit was used for; null where the source does not say. */
  readonly indication: string | null;
  /** Latest body weight on or before the day, kilograms as decimal text; null where none is known. */
  readonly weightKg: string | null;
}

/** A price of a pack in a period, from the price list of the workspace. */
export interface ListPrice {
  readonly product: string;
  readonly level: "AIP" | "AUP" | "LIS_NET";
  /** Decimal text, currency per pack. */
  readonly amount: string;
  readonly currency: string;
  readonly vat: "excl" | "incl";
  /** ISO dates; the last day is included, null while open. */
  readonly from: string;
  readonly to: string | null;
}
