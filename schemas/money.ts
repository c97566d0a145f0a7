import { z } from "zod";

/**
 * An amount of money in whole minor units (øre, cent).
 *
 * As bigint it is added to no number, divided by none and given to no function of Math; the declaration below keeps it
 * from `Number()` too, so an amount never becomes a floating-point number.
 */
export type Money = bigint;

const FORM = /^(0|-?[1-9]\d*)$/;

/** An amount in whole minor units as decimal text, so that JSON loses nothing; negative where something is taken back. */
export const MinorUnits = z.string().regex(FORM).brand("minor units");
export type MinorUnits = z.infer<typeof MinorUnits>;

const isMinorUnits = (text: string): text is MinorUnits => FORM.test(text);

/** The amount as text that JSON keeps whole. */
export const inMinorUnits = (amount: Money): MinorUnits => {
  const text = amount.toString();
  if (!isMinorUnits(text)) throw new RangeError("whole minor units are digits with a sign at most");
  return text;
};

declare const never: unique symbol;
/** What `Number()` would make of an amount: nothing that can be used. */
interface NoNumber {
  readonly [never]: "an amount of money is never a floating-point number; see schemas/approximate.ts for what is none";
}

declare global {
  interface NumberConstructor {
    (amount: bigint | MinorUnits): NoNumber;
    // The last signature is the one that a callback such as map(Number) is read by.
    (value?: unknown): number;
    parseFloat(amount: MinorUnits): NoNumber;
    parseFloat(text: string): number;
    parseInt(amount: MinorUnits, radix?: number): NoNumber;
    parseInt(text: string, radix?: number): number;
  }
}
