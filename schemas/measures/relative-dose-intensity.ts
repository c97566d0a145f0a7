import { z } from "zod";
import { base, firstExposure } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";

/** Given dose per time, as a share of the planned one. */
const RelativeDoseIntensity = z.strictObject({
  ...base,
  kind: z
    .literal("relative-dose-intensity")
    .describe("Dose given over a period, as a share of the dose planned for it."),
  time_zero: firstExposure,
  unit: z
    .enum(["mg", "g", "ug", "ml", "IE", "MBq"])
    .describe("Unit of the doses; lines in another unit make the person unknown."),
  planned: z
    .strictObject({
      dose: z.number().gt(0).describe("Dose of one administration."),
      every_days: z.int().min(1).describe("Days from one administration to the next."),
      administrations: z.int().min(1).describe("How many are planned; with every_days they make the period."),
    })
    .describe("The plan that the given dose is held against."),
  stopped: z
    .enum(["full-period", "until-last-dose"])
    .describe(
      "Somebody who stops early: held against the plan of the whole period, or of the cycles up to the one of the last dose.",
    ),
});

export const relativeDoseIntensity: MeasureKind<typeof RelativeDoseIntensity> = {
  schema: RelativeDoseIntensity,
  family: "amount",
  about: {
    title: { nb: "Relativ doseintensitet", en: "Relative dose intensity" },
    meaning: {
      nb: "Dosen som er gitt i perioden, som andel av den planlagte dosen, pasient for pasient, og gjennomsnittet av andelene.",
      en: "The dose given in the period as a share of the planned dose, patient by patient, and the mean of the shares.",
    },
    misuse: {
      nb: "Regnet til siste dose skjuler tallet alle som sluttet tidlig; regnet av hele perioden blander det doseendring med seponering. Doser per kroppsflate kan ikke summeres uten flaten.",
      en: "Counted to the last dose it hides all who stopped early; counted over the whole period it mixes dose reduction with stopping. Doses per body surface cannot be summed without the surface.",
    },
  },
  needs: () => [{ kind: "column", table: "exposure", column: "dose" }],
};
