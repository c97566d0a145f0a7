import { z } from "zod";
import { base, firstExposure } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { vitalStatus } from "./rule-needs.ts";
import { delayedEntry } from "./time-fields.ts";

/** Survival if the disease were the only cause of death, by Pohar Perme. */
const NetSurvival = z.strictObject({
  ...base,
  kind: z
    .literal("net-survival")
    .describe("Survival if the disease were the only cause of death, from the mortality of the population."),
  time_zero: firstExposure,
  delayed_entry: delayedEntry,
  method: z
    .enum(["pohar-perme", "ederer-2"])
    .default("pohar-perme")
    .describe("pohar-perme is net survival; ederer-2 leaves the weights out and is for comparison only."),
});

export const netSurvival: MeasureKind<typeof NetSurvival> = {
  schema: NetSurvival,
  family: "net",
  about: {
    title: { nb: "Netto overlevelse", en: "Net survival" },
    meaning: {
      nb: "Overlevelsen om sykdommen var eneste dødsårsak, regnet av dødelighet i befolkningen etter alder, kjønn og kalendertid, uten dødsårsaker. Alder er regnet fra midt i fødselsåret, eller der det ikke er kjent, fra alder i hele år ved diagnosen pluss et halvt år.",
      en: "Survival if the disease were the only cause of death, from the mortality of the population by age, sex and calendar time, without causes of death. Age is counted from the middle of the year of birth or, where that is not known, from the age in whole years at diagnosis and half a year.",
    },
    misuse: {
      nb: "Tallet er ingen prognose for noen pasient. Det holder bare om befolkningstabellen gjelder pasientene slik de ville vært uten sykdommen; for røykere gjør den ikke det.",
      en: "It is no prognosis for any patient. It holds only if the life table is that of the patients had they not been ill; for smokers it is not.",
    },
  },
  needs: () => [
    vitalStatus,
    { kind: "column", table: "person", column: "sex" },
    {
      kind: "one-of",
      facts: [
        { kind: "column", table: "person", column: "birth_year" },
        { kind: "assessment", of: "age_years" },
      ],
    },
    { kind: "life-table" },
  ],
};
