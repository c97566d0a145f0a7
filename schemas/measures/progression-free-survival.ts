import { z } from "zod";
import { base, requiredCoverage } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { ruleNeeds, vitalStatus, whileOnTreatment } from "./rule-needs.ts";
import { chosenTimeZero, deathAs, delayedEntry, tieOrder, timeRules } from "./time-fields.ts";

/** Real-world progression-free survival: time to a reported progression by an agreed kind of evidence, or death. */
const ProgressionFreeSurvival = z.strictObject({
  ...base,
  kind: z
    .literal("progression-free-survival")
    .describe("Time to the first progression with an agreed kind of evidence, or death."),
  time_zero: chosenTimeZero,
  delayed_entry: delayedEntry,
  evidence: z
    .array(z.enum(["imaging", "biopsy", "clinical_message"]))
    .min(1)
    .describe(
      "Kinds of evidence that count as progression: imaging, biopsy (pathology), clinical_message (clinician).",
    ),
  from_day: z
    .int()
    .min(0)
    .default(0)
    .describe("Days from time zero before which a progression is taken for the old disease and does not count."),
  death: deathAs.default("event"),
  tie_order: tieOrder(["progression", "death"]),
  ...timeRules,
  coverage: requiredCoverage,
});

export const progressionFreeSurvival: MeasureKind<typeof ProgressionFreeSurvival> = {
  schema: ProgressionFreeSurvival,
  family: "time",
  about: {
    title: { nb: "Progresjonsfri overlevelse i rutinedata", en: "Real-world progression-free survival" },
    meaning: {
      nb: "Tid til første meldte progresjon med en type dokumentasjon som avtalen godtar, eller død. Oppfølgingen slutter der dekningen for progresjonsmeldinger slutter, fordi ingen melding utenfor dekningen ikke betyr ingen progresjon.",
      en: "Time to the first reported progression with a kind of evidence that the agreement accepts, or death. Follow-up ends where coverage of progression reports ends, because no report outside coverage does not mean no progression.",
    },
    misuse: {
      nb: "Utredning i rutinen skjer sjeldnere enn i studier, og progresjonen oppdages senere: tallet er lengre enn studiens av samme sykdomsforløp. Med andre typer dokumentasjon blir det et annet tall.",
      en: "Routine care looks less often than trials, and finds progression later: the number is longer than the trial's on the same course of disease. Other kinds of evidence make another number.",
    },
  },
  needs: (measure) => [vitalStatus, { kind: "event", of: "progression" }, ...ruleNeeds(measure)],
  competing: ({ death, intercurrent }) => [
    ...(death === "competing" ? ["death"] : []),
    ...whileOnTreatment(intercurrent),
  ],
};
