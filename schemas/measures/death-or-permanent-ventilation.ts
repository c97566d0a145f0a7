import { z } from "zod";
import { base, firstExposure } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { ruleNeeds, vitalStatus, whileOnTreatment } from "./rule-needs.ts";
import { tieOrder, timeRules } from "./time-fields.ts";

/** Time to death or permanent ventilation, by one of the published definitions of a run of ventilated days. */
const DeathOrPermanentVentilation = z.strictObject({
  ...base,
  kind: z
    .literal("death-or-permanent-ventilation")
    .describe("Time to death or to a run of ventilated days, whichever comes first."),
  time_zero: firstExposure,
  hours_per_day: z.number().min(0).max(24).describe("Hours of ventilation in a day from which the day counts."),
  days: z
    .strictObject({
      rule: z.enum(["at-least", "more-than"]).describe("Whether exactly so many days are enough."),
      count: z.int().min(1).describe("Days in a row."),
    })
    .describe("more-than 21 days and at-least 14 days are different contracts: both bounds are fields."),
  exclude_acute_reversible: z
    .boolean()
    .describe("True where days that belong to an acute, reversible event do not count."),
  event_date: z
    .enum(["run-start", "criterion-met"])
    .default("criterion-met")
    .describe("The event is dated on the first day of the run, or on the day on which the criterion is met."),
  tie_order: tieOrder(["permanent-ventilation", "death"]),
  ...timeRules,
});

export const deathOrPermanentVentilation: MeasureKind<typeof DeathOrPermanentVentilation> = {
  schema: DeathOrPermanentVentilation,
  family: "time",
  about: {
    title: { nb: "Død eller permanent ventilasjon", en: "Death or permanent ventilation" },
    meaning: {
      nb: "Tid til død eller til så mange dager på rad med så mange timer pustehjelp som avtalen sier. Mer enn 21 dager er oppfylt på dag 22, minst 14 dager på dag 14. En dag som ikke er registrert, bryter rekken.",
      en: "Time to death or to as many days in a row with as many hours of ventilation as the agreement says. More than 21 days is met on day 22, at least 14 days on day 14. A day that is not recorded ends the run.",
    },
    misuse: {
      nb: "To studier med ulik dagsgrense kan ikke sammenlignes. Timene kan justeres av dem som er rundt barnet; se etter mange verdier like under grensen.",
      en: "Two studies with different bounds cannot be compared. The hours can be tuned by those around the child; look for many values just under the limit.",
    },
  },
  needs: (measure) => [vitalStatus, { kind: "event", of: "ventilation" }, ...ruleNeeds(measure)],
  competing: ({ intercurrent }) => whileOnTreatment(intercurrent),
};
