import { z } from "zod";
import { DecimalText, Id } from "./id.ts";

/** The price of one unit before any rule. */
export const UnitPrice = z.discriminatedUnion("kind", [
  z
    .strictObject({
      kind: z.literal("fixed").describe("One price for as long as this version is in force."),
      price: DecimalText.describe("Price of one unit, in quotes, at most four decimals."),
    })
    .describe("A price written in the agreement."),
  z
    .strictObject({
      kind: z
        .literal("price-list")
        .describe("The price of the pack on the day of use, from the price list that the workspace is given."),
      level: z.enum(["AIP", "AUP", "LIS_NET"]).describe("Which of the prices of the list."),
    })
    .describe("A list price that changes; only units that carry a pack number (varenummer) can be priced."),
  z
    .strictObject({
      kind: z.literal("blended").describe("The price that an expected mix of indications gives."),
      parts: z
        .array(
          z.strictObject({
            indication: Id.describe("Id of an indication in units.indications."),
            price: DecimalText.describe("Price of one unit for this indication."),
            percent: DecimalText.describe("Expected share of the units, in per cent; together they make 100."),
          }),
        )
        .min(2)
        .describe("The expected mix."),
    })
    .describe("One price for all indications, settled against the actual mix by a rule of kind by-indication."),
]);
export type UnitPrice = z.infer<typeof UnitPrice>;
