import { z } from "zod";
import { Texts } from "../texts.ts";
import { Id } from "./id.ts";

/** What the data must hold for each kind of unit, and how it is counted. */
const Unit = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("packs").describe("Packs dispensed; fractions and returns as delivered.") }),
  z.strictObject({ kind: z.literal("doses").describe("Administrations or dispensings, one for each line of data.") }),
  z.strictObject({
    kind: z.literal("dose-amount").describe("The amount given, divided by the amount that one unit holds."),
    unit: z.string().min(1).describe("Unit of measurement as the common model has it, for example mg."),
    per_unit: z.int().min(1).describe("Amount that one priced unit holds, for example 100 for a vial of 100 mg."),
    whole: z.boolean().describe("True where an opened unit is paid in full: each administration is rounded up."),
  }),
  z.strictObject({
    kind: z.literal("cycles").describe("Periods of treatment of a fixed length in which anything was given."),
    days: z.int().min(1).describe("Days of one cycle, counted from the first dose."),
  }),
  z.strictObject({
    kind: z.literal("patient-months").describe("Months from the first dose in which anything was given."),
  }),
]);

/** What is counted and priced. One agreement counts one unit; its price rules work on these units one after another. */
export const Units = z.strictObject({
  unit: Unit.describe("The unit that is counted and priced."),
  title: Texts.describe("What the unit is called, for readers."),
  sources: z
    .array(z.string())
    .min(1)
    .describe("Sources whose lag must have passed before a period is settled; names from sources."),
  invoiced: z
    .enum(["list-price", "nothing"])
    .describe(
      "list-price: the units are bought at their price, and each rule gives a refund, or an additional payment where it raises the price. nothing: the units are delivered free, and what the last rule leaves is paid.",
    ),
  settlement_period: z
    .enum(["calendar-year", "agreement-year", "quarter", "month"])
    .describe("The period that one settlement line stands for, by the day of use."),
  products: z
    .array(z.string().regex(/^\d{6}$/))
    .optional()
    .describe("Pack numbers (varenummer) that are counted; left out: all packs of the substances."),
  indications: z
    .array(
      z.strictObject({
        id: Id.describe("Id that prices refer to."),
        title: Texts.describe("Name of the indication."),
        icd10: z
          .array(z.string().regex(/^[A-Z]\d\d[0-9A-Z]{0,2}$/))
          .min(1)
          .describe("ICD-10 codes without dot; a code covers everything that starts with it."),
      }),
    )
    .default([])
    .describe("Indications that have a price of their own."),
});
export type Units = z.infer<typeof Units>;
