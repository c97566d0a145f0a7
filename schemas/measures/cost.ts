import { z } from "zod";
import { base, bootstrap, firstExposure } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { vitalStatus } from "./rule-needs.ts";

/** Cost of the medicine per patient over a period, at a public price. */
const Cost = z.strictObject({
  ...base,
  kind: z.literal("cost").describe("Units used in a period times a public price, per patient."),
  time_zero: firstExposure,
  unit: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("packs").describe("Packs dispensed, returns subtracted.") }),
      z.strictObject({
        kind: z.literal("doses").describe("Administrations or dispensings, one for each line of data."),
      }),
      z.strictObject({
        kind: z.literal("dose-amount").describe("Amount of doses, in the unit."),
        unit: z.enum(["mg", "g", "ug", "ml", "IE", "MBq"]).describe("Unit of the doses."),
      }),
    ])
    .describe("What is counted; a line without its quantity makes the person unknown."),
  price: z
    .strictObject({
      minor_units: z.int().min(0).describe("Price of one unit in whole øre or cent."),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .describe("Currency, ISO 4217."),
      level: z
        .enum(["AIP", "AUP"], {
          error: () =>
            "expected AIP or AUP: a net price is confidential and a measure is printed; net amounts belong to the settlement",
        })
        .describe("A public price level. Net prices are refused, because every parameter of a measure is printed."),
      source: z.string().min(1).describe("Where the price is published, with its date."),
    })
    .describe("The public price of one unit."),
  from_months: z.int().min(0).default(0).describe("Calendar months from time zero at which the period begins."),
  months: z.int().min(1).describe("Length of the period, calendar months."),
  bootstrap,
});

export const cost: MeasureKind<typeof Cost> = {
  schema: Cost,
  family: "amount",
  about: {
    title: { nb: "Legemiddelkostnad per pasient", en: "Cost of the medicine per patient" },
    meaning: {
      nb: "Enheter brukt i perioden ganger en offentlig pris, i gjennomsnitt per pasient som har hatt hele perioden bak seg. Den som døde i perioden, er med, med det som ble brukt.",
      en: "Units used in the period times a public price, on average per patient whose period has passed. Those who died within it are in it, with what was used.",
    },
    misuse: {
      nb: "Maksimalpris er ikke det helsetjenesten betaler. Lav kostnad kan skyldes tidlig død. Tallet har ingen andre kostnader enn legemidlet.",
      en: "The maximum price is not what the health service pays. A low cost may come of early death. It holds no cost but the medicine's.",
    },
  },
  needs: ({ unit }) => [
    vitalStatus,
    ...(unit.kind === "packs"
      ? [{ kind: "column", table: "exposure", column: "packages" } as const]
      : unit.kind === "dose-amount"
        ? [{ kind: "column", table: "exposure", column: "dose" } as const]
        : [{ kind: "table", table: "exposure" } as const]),
  ],
};
