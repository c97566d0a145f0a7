import type { Fraction } from "../fraction.ts";

/** Units of one line of data, valued at the price before any rule. */
export interface UnitRow {
  /** Running number of the patient within the agreement. */
  readonly patient: number;
  /** ISO date of the patient's first unit. */
  readonly start: string;
  readonly date: string;
  readonly substance: string;
  readonly quantity: Fraction;
  readonly bodyPart: string;
  /** Id of the agreed indication; `other` for one without a price; null where it is not known. */
  readonly indication: string | null;
  /** Kilograms; null where it is not known. */
  readonly weight: Fraction | null;
  /** Price of the quantity before any rule, in whole currency units. */
  readonly listValue: Fraction;
  /** False for units from before the agreement: they move counts and carry no money. */
  readonly carriesMoney: boolean;
  /** What the settlement line of the unit stands for, first and last day. */
  readonly period: { readonly from: string; readonly to: string };
}
