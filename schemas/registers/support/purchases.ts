import { code, date, dec, text } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { above, any, filled, not, orgNr } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";
import { atcPattern, digits } from "../patterns.ts";

/** Packs that health trusts bought, month by month: what the registers' quantities are held against. */
export const purchases: Layout = {
  id: "purchases",
  version: 0,
  title: "Purchases",
  rowIs: "one product that one health trust bought, or got from its pharmacy, in one month",
  evidence: "Assumed: statistics of wholesalers and hospital pharmacies are not public; names and codes are our own.",
  provisional: "Replaced by the statistics as Sykehusinnkjøp delivers them.",
  files: filesNamed("purchases"),
  institution: "org_nr",
  columns: [
    date({
      name: "month",
      presence: "required",
      meaning: "Any day of the month; the first by custom.",
      caveat: "Packs bought in a month are not the packs used in it: stock lies between.",
    }),
    text({
      name: "product_no",
      presence: "required",
      pattern: digits(6, 6),
      meaning: "Varenummer, six digits with leading zeros.",
    }),
    text({
      name: "atc",
      presence: "required",
      clean: "upper",
      pattern: atcPattern,
      listed: { list: "atc", on: ["month"] },
      meaning: "ATC code of seven characters, as valid in the month.",
    }),
    dec({
      name: "packs",
      presence: "required",
      min: -1_000_000,
      max: 1_000_000,
      scale: 3,
      meaning: "Packs, net of returns; a negative number is more returned than bought.",
    }),
    dec({
      name: "doses_per_pack",
      presence: "optional",
      min: 0,
      max: 10_000,
      scale: 4,
      meaning: "Administrations that one pack is enough for, where that is fixed: 0,5 where two vials make a dose.",
      caveat: "Without it purchases are compared in packs only. It is a fact of the dosage, not of the pack.",
    }),
    text({ name: "org_nr", presence: "required", pattern: digits(9, 9), meaning: "Organisation number of the trust." }),
    code({
      name: "channel",
      presence: "required",
      codes: { hospital_pharmacy: "hospital pharmacy (sykehusapotek)", wholesaler: "wholesaler (grossist)" },
      meaning: "Link of the supply chain whose statistics these are.",
      caveat:
        "Both tell of the same packs. Where a substance has both in a period, the hospital pharmacy's count, being nearer to the patient.",
    }),
  ],
  rowRules: [
    {
      id: "doses-per-pack-above-zero",
      outcome: "error",
      when: filled("doses_per_pack"),
      must: above("doses_per_pack", 0),
      text: "doses_per_pack is above 0",
    },
    {
      id: "packs-not-zero",
      outcome: "finding",
      must: any(above("packs", 0), not(above("packs", -0.001))),
      text: "packs is not 0",
    },
    {
      id: "trust-is-an-organisation",
      outcome: "error",
      must: orgNr("org_nr"),
      text: "org_nr has a valid check digit",
    },
  ],
  unique: { columns: ["month", "product_no", "org_nr", "channel"], outcome: "finding" },
  key: ["month", "product_no", "org_nr", "channel"],
  reaches: ["month"],
};
