import { z } from "zod";
import { DecimalText } from "./id.ts";
import { UnitPrice } from "./unit-price.ts";

/** The prices. Currency, price level and VAT are three fields because each moves money. */
export const Amount = z.strictObject({
  list_price: DecimalText.optional().describe(
    "Price per patient that milestones are parts of, in whole units and at most two decimals, in quotes. Needed where a milestone carries a part of it (equal-part, percent, by-event-time), and for a pooled-guarantee.",
  ),
  unit_price: UnitPrice.optional().describe(
    "Price of one unit that price rules begin with. Needed wherever there are units.",
  ),
  currency: z.enum(["NOK", "EUR", "SEK", "DKK", "GBP", "USD"]).describe("Currencies with a hundred minor units."),
  price_level: z.enum(["AIP", "AUP", "ex-factory", "LIS-net"]).describe("Level of every price in this file."),
  vat: z.enum(["excl", "incl"]).describe("Whether prices hold value added tax."),
  source: z.string().min(1).describe("Where the price is from."),
});
export type Amount = z.infer<typeof Amount>;
