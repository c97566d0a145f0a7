import { z } from "zod";

/** Id of a part of an agreement: lower-case letters, digits and hyphens. Ids stand in figure ids and never change. */
export const Id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphens")
  .describe("Id: lower-case letters, digits and hyphens. It stands in figure ids and never changes.");

/** Decimal number as text in quotes, because money and shares must not pass through a binary fraction. */
export const DecimalText = z
  .string('a decimal number in quotes, for example "2155124.65"')
  .regex(/^\d{1,15}(\.\d{1,4})?$/, 'a decimal number in quotes with a point, for example "2155124.65"');
