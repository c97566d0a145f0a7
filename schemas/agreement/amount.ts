import { z } from "zod";
import { DecimalText } from "./id.ts";

/** The price that milestones are parts of. Currency, price level and VAT are three fields because each moves money. */
export const Amount = z.strictObject({
  /** Price per patient in whole units and at most two decimals, in quotes. */
  list_price: DecimalText,
  /** Currencies with a hundred minor units. */
  currency: z.enum(["NOK", "EUR", "SEK", "DKK", "GBP", "USD"]),
  price_level: z.enum(["AIP", "AUP", "ex-factory", "LIS-net"]),
  vat: z.enum(["excl", "incl"]),
  source: z.string().min(1),
});
export type Amount = z.infer<typeof Amount>;
