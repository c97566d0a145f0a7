import { code, date, dec, text } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { atMost, not, oneOf } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";
import { atcPattern } from "../patterns.ts";

/** Prices of packages by level and period. Net prices are confidential and never leave the restricted folders. */
export const prices: Layout = {
  id: "prices",
  version: 0,
  title: "Prices",
  rowIs: "one price of one package in one period",
  evidence: "Provisional.",
  provisional: "Replaced by the price files as delivered by Sykehusinnkjøp and DMP.",
  files: filesNamed("prices"),
  columns: [
    text({
      name: "product",
      presence: "required",
      meaning: "Varenummer (six digits) or the configured product key; joins product_no of inspire_medication.",
    }),
    text({
      name: "atc",
      presence: "optional",
      clean: "upper",
      pattern: atcPattern,
      meaning: "ATC code of seven characters, as valid on valid_from.",
    }),
    code({
      name: "price_level",
      presence: "required",
      codes: {
        AIP: "pharmacy purchase price (apotekenes innkjøpspris)",
        AUP: "pharmacy retail price (apotekenes utsalgspris)",
        LIS_NET: "net price after the Sykehusinnkjøp/LIS agreement",
      },
      meaning: "Which price this is.",
      caveat: "Levels are never mixed in one sum. LIS_NET is confidential.",
    }),
    dec({
      name: "amount",
      presence: "required",
      min: 0,
      max: 100_000_000,
      scale: 4,
      meaning: "Amount per package, in currency.",
      caveat: "Exact decimal; converted to integer minor units before any sum.",
    }),
    text({
      name: "currency",
      presence: "required",
      pattern: "[A-Z]{3}",
      meaning: "Currency, ISO 4217.",
      examples: ["NOK"],
    }),
    code({
      name: "vat",
      presence: "required",
      codes: { excl: "without value added tax", incl: "with value added tax" },
      meaning: "Whether the amount holds value added tax; the rate is configuration.",
    }),
    date({ name: "valid_from", presence: "required", meaning: "First day of the price." }),
    date({
      name: "valid_to",
      presence: "optional",
      meaning: "Last day of the price, included; empty while it is open.",
      caveat:
        "The price on the day of dispensing or administration applies; a day without a price has none, not its neighbour's.",
    }),
  ],
  rowRules: [
    {
      id: "period-in-order",
      outcome: "error",
      must: atMost("valid_from", "valid_to"),
      text: "valid_to is not before valid_from",
    },
    {
      id: "aip-without-vat",
      outcome: "finding",
      when: oneOf("price_level", "AIP"),
      must: not(oneOf("vat", "incl")),
      text: "AIP is stated without value added tax",
    },
  ],
  unique: { columns: ["product", "price_level", "currency", "vat", "valid_from"], outcome: "error" },
  key: ["product", "price_level", "currency", "vat", "valid_from"],
  reaches: ["valid_from"],
};
