import { z } from "zod";
import { base, bootstrap, firstExposure, requiredCoverage } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { vitalStatus } from "./rule-needs.ts";

/** How much of something is used per time at risk: the sum over persons divided by their time. */
const ResourceUse = z.strictObject({
  ...base,
  kind: z.literal("resource-use").describe("Bed days per person-year, or hours of ventilation per person-day."),
  time_zero: firstExposure,
  what: z
    .enum(["bed-days", "ventilation-hours"])
    .describe(
      "bed-days: nights of inpatient stays, a stay out on the day it began counting one day, overlapping stays once; ventilation-hours: hours of the recorded periods of ventilation.",
    ),
  up_to_days: z
    .int()
    .min(1)
    .optional()
    .describe("Days from time zero after which nothing counts; left out: all follow-up."),
  coverage: requiredCoverage,
  bootstrap,
});

export const resourceUse: MeasureKind<typeof ResourceUse> = {
  schema: ResourceUse,
  family: "rate",
  about: {
    title: { nb: "Liggedøgn og ventilasjonstimer", en: "Bed days and hours of ventilation" },
    meaning: {
      nb: "Summen over pasientene av liggedøgn eller timer med pustehjelp, delt på summen av tiden de er under observasjon. Intervallet kommer av å trekke pasienter på nytt, fordi døgn hos samme pasient henger sammen.",
      en: "The sum over patients of bed days or hours of ventilation, divided by the sum of their time under observation. The interval comes of drawing patients again, because days of one patient hang together.",
    },
    misuse: {
      nb: "Noen få lange opphold kan bære hele tallet. Timer som ikke er registrert, er ikke null timer; derfor følges ingen lenger enn dekningen.",
      en: "A few long stays may carry the whole number. Hours that are not recorded are not zero hours; nobody is therefore followed longer than coverage.",
    },
  },
  needs: ({ what, coverage: kinds }) => [
    vitalStatus,
    what === "bed-days" ? { kind: "table", table: "contact" } : { kind: "event", of: "ventilation" },
    ...kinds.map((of) => ({ kind: "coverage", of }) as const),
  ],
};
