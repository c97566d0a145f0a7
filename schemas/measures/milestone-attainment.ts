import { z } from "zod";
import { base, firstExposure } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";

/** Share who have reached a coded state by a time. */
const MilestoneAttainment = z.strictObject({
  ...base,
  kind: z
    .literal("milestone-attainment")
    .describe("Share who have shown an agreed state at least once between time zero and a target time."),
  time_zero: firstExposure,
  assessment: z.string().min(1).describe("Assessment kind of the common model, for example who_sit."),
  one_of: z.array(z.string().min(1)).min(1).describe("Codes that are the milestone."),
  by: z
    .strictObject({
      months: z.int().min(1).describe("Calendar months from time zero."),
      after_days: z.int().min(0).describe("Days after that day that are accepted."),
    })
    .describe("By when the milestone must have been shown."),
  already_there: z
    .enum(["counted", "left-out"])
    .describe("Persons who had the milestone at time zero are counted as attained, or left out of the share."),
  not_shown: z
    .strictObject({
      before_days: z
        .int()
        .min(0)
        .describe("An assessment at most this many days before the target shows that the milestone is not attained."),
    })
    .describe("When not shown means not attained; without such an assessment the person is unknown."),
});

export const milestoneAttainment: MeasureKind<typeof MilestoneAttainment> = {
  schema: MilestoneAttainment,
  family: "share",
  about: {
    title: { nb: "Andel som har nådd en milepæl", en: "Milestone attainment" },
    meaning: {
      nb: "Andelen som innen måltidspunktet har vist en avtalt ferdighet eller tilstand minst én gang, med eksakt intervall. Død uten milepælen er ikke nådd. Den som ikke er undersøkt nær måltidspunktet, er ukjent, ikke mislykket.",
      en: "The share who by the target time have shown an agreed skill or state at least once, with an exact interval. Death without it is not attained. A person not examined near the target time is unknown, not failed.",
    },
    misuse: {
      nb: "Én gang vist er ikke det samme som vedvarende. Eldre barn når milepæler også uten behandling, så andelen må leses mot naturlig forløp for samme type og alder.",
      en: "Shown once is not kept. Older children reach milestones without treatment too, so that the share is read against the natural course of the same type and age.",
    },
  },
  needs: ({ assessment }) => [{ kind: "assessment", of: assessment }],
};
