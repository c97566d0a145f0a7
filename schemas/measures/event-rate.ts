import { z } from "zod";
import type { NeededFact } from "../needed-fact.ts";
import { base, firstExposure, requiredCoverage } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { vitalStatus } from "./rule-needs.ts";

const icd10 = z.array(z.string().regex(/^[A-Z]\d{0,2}[0-9A-Z]{0,2}$/)).min(1);

/** How often something happens per time at risk, and to everyone the same number of times. */
const EventRate = z.strictObject({
  ...base,
  kind: z.literal("event-rate").describe("Events per person-year under observation."),
  time_zero: firstExposure,
  event: z
    .discriminatedUnion("kind", [
      z
        .strictObject({ kind: z.literal("admission").describe("Start of an inpatient stay.") })
        .describe("Admissions to hospital."),
      z
        .strictObject({
          kind: z.literal("complication").describe("A contact with one of the diagnoses as main diagnosis."),
          icd10: icd10.describe("ICD-10 without dot; a code covers everything that starts with it."),
        })
        .describe("Contacts for a complication."),
      z
        .strictObject({
          kind: z.literal("procedure").describe("A day with one of the procedure codes."),
          codes: z
            .array(z.string().min(1))
            .min(1)
            .describe("Procedure codes; a code covers everything that starts with it."),
        })
        .describe("Days with a procedure."),
    ])
    .describe("What is counted. Two of the same on one day count once."),
  up_to_days: z
    .int()
    .min(1)
    .optional()
    .describe("Days from time zero after which nothing counts; left out: all follow-up."),
  coverage: requiredCoverage,
});

const needed: Readonly<Record<z.infer<typeof EventRate>["event"]["kind"], NeededFact>> = {
  admission: { kind: "table", table: "contact" },
  complication: { kind: "table", table: "contact" },
  procedure: { kind: "table", table: "procedure" },
};

export const eventRate: MeasureKind<typeof EventRate> = {
  schema: EventRate,
  family: "rate",
  about: {
    title: { nb: "Hendelser per personår", en: "Events per person-year" },
    meaning: {
      nb: "Antall innleggelser, komplikasjoner eller prosedyrer delt på tiden pasientene er under observasjon: fra tid null til død, utvandring, siste dag kjent i live eller slutten på dekningen. Tiden står ved tallet.",
      en: "Admissions, complications or procedures divided by the time that patients are under observation: from time zero to death, emigration, the last day known alive or the end of coverage. The time stands beside the number.",
    },
    misuse: {
      nb: "Raten forutsetter at risikoen er lik for alle og over tid. Har noen få pasienter mange hendelser, er intervallet for smalt. Den som dør tidlig, bidrar med lite tid, så en lav rate kan skyldes høy dødelighet.",
      en: "The rate takes the risk for the same in all and over time. Where a few patients have many events the interval is too narrow. Those who die early bring little time, so that a low rate may come of many deaths.",
    },
  },
  needs: ({ event, coverage: kinds }) => [
    vitalStatus,
    needed[event.kind],
    ...kinds.map((of) => ({ kind: "coverage", of }) as const),
  ],
};
