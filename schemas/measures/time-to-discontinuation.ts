import { z } from "zod";
import { base } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { ruleNeeds, whileOnTreatment } from "./rule-needs.ts";
import { chosenTimeZero, deathAs, delayedEntry, tieOrder, timeRules } from "./time-fields.ts";

/** What ends a treatment in the data. The gap comes first on tied days, because its dose lies before. */
export const discontinuationFields = {
  time_zero: chosenTimeZero,
  gap_days: z
    .int()
    .min(1)
    .describe("Days without a dose after the last dose, within follow-up, that count as having stopped."),
  stop_date: z
    .enum(["last-dose", "last-dose-plus-gap"])
    .default("last-dose")
    .describe("The date at which a stop by gap counts: the last dose itself, or the last dose plus the gap."),
  next_line: z
    .array(z.string())
    .default([])
    .describe("Substances that start a next line; empty when the agreement does not count switching."),
  delayed_entry: delayedEntry,
  tie_order: tieOrder(["gap", "death", "next-line"]),
};

/** Time to treatment discontinuation, the real-world proxy that ends at next line, death, or a gap without doses. */
const TimeToDiscontinuation = z.strictObject({
  ...base,
  kind: z.literal("time-to-discontinuation").describe("Time to next line, death, or a gap without doses."),
  ...discontinuationFields,
  death: deathAs.default("event"),
  ...timeRules,
});

export const timeToDiscontinuation: MeasureKind<typeof TimeToDiscontinuation> = {
  schema: TimeToDiscontinuation,
  family: "time",
  about: {
    title: { nb: "Tid til seponering", en: "Time to treatment discontinuation" },
    meaning: {
      nb: "Tid fra første dose til behandlingen er slutt: neste linje, død, eller et opphold uten doser så langt som avtalen sier. Et opphold teller først når dagene er gått innenfor oppfølgingen.",
      en: "Time from the first dose until treatment has ended: next line, death, or a gap without doses as long as the agreement says. A gap counts only when its days have passed within follow-up.",
    },
    misuse: {
      nb: "Målet er ikke tid til sykdomsforverring: pauser, planlagt avslutning og bivirkninger teller likt. Et annet opphold gir et annet tall av de samme dataene.",
      en: "It is not time to progression: pauses, planned completion and side effects count alike. Another gap makes another number of the same data.",
    },
  },
  needs: (measure) => ruleNeeds(measure),
  competing: ({ death, intercurrent }) => [
    ...(death === "competing" ? ["death"] : []),
    ...whileOnTreatment(intercurrent),
  ],
};
