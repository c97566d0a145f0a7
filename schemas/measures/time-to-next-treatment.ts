import { z } from "zod";
import { base } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { ruleNeeds, vitalStatus, whileOnTreatment } from "./rule-needs.ts";
import { chosenTimeZero, deathAs, delayedEntry, tieOrder, timeRules } from "./time-fields.ts";

/** Time to the first dose of another treatment. */
const TimeToNextTreatment = z.strictObject({
  ...base,
  kind: z.literal("time-to-next-treatment").describe("Time to the first dose of a next treatment."),
  time_zero: chosenTimeZero,
  delayed_entry: delayedEntry,
  next_treatment: z
    .union([
      z.literal("any-other").describe("Any listed substance but the one that the person started with."),
      z.array(z.string().min(1)).min(1),
    ])
    .describe(
      "Substances that are a next treatment; any-other is every known substance. The one that the person started with never is.",
    ),
  death: deathAs,
  tie_order: tieOrder(["next-treatment", "death"]),
  ...timeRules,
});

export const timeToNextTreatment: MeasureKind<typeof TimeToNextTreatment> = {
  schema: TimeToNextTreatment,
  family: "time",
  about: {
    title: { nb: "Tid til neste behandling", en: "Time to next treatment" },
    meaning: {
      nb: "Tid fra tid null til første dose av en neste behandling. Avtalen sier om død er hendelse, konkurrerer eller sensurerer. Oppfølgingen slutter siste dag pasienten er kjent i live, og aldri etter datauttrekket fra kilden til dosene.",
      en: "Time from time zero to the first dose of a next treatment. The agreement says whether death is an event, competes or censors. Follow-up ends on the last day known alive, and never after the data cut of the source of the doses.",
    },
    misuse: {
      nb: "Neste behandling følger også av tilbud, retningslinjer og alder. Sensureres død, ser tiden lengre ut enn noen pasient opplever.",
      en: "A next treatment also follows supply, guidelines and age. Censoring death makes the time look longer than any patient's.",
    },
  },
  needs: (measure) => [vitalStatus, ...ruleNeeds(measure)],
  competing: ({ death, intercurrent }) => [
    ...(death === "competing" ? ["death"] : []),
    ...whileOnTreatment(intercurrent),
  ],
};
