import { z } from "zod";
import { base } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { ruleNeeds, vitalStatus, whileOnTreatment } from "./rule-needs.ts";
import { chosenTimeZero, delayedEntry, timeRules } from "./time-fields.ts";

/** Death of the cancer, with deaths of other causes competing. */
const CancerSpecificSurvival = z.strictObject({
  ...base,
  kind: z
    .literal("cancer-specific-survival")
    .describe("Time to death with the disease as underlying cause; deaths of other causes compete."),
  time_zero: chosenTimeZero,
  delayed_entry: delayedEntry,
  causes: z
    .array(z.string().regex(/^[A-Z]\d{0,2}[0-9A-Z]{0,2}$/))
    .min(1)
    .describe(
      "Underlying causes of death that count, ICD-10 without dot; a code covers everything that starts with it.",
    ),
  unknown_cause: z
    .enum(["cancer", "other", "unknown"])
    .describe(
      "A death without a stated cause counts as death of the disease, as another death, or makes the person unknown. There is no default, because it moves the number.",
    ),
  ...timeRules,
});

export const cancerSpecificSurvival: MeasureKind<typeof CancerSpecificSurvival> = {
  schema: CancerSpecificSurvival,
  family: "time",
  about: {
    title: { nb: "Kreftspesifikk død", en: "Cancer-specific death" },
    meaning: {
      nb: "Tid til død med sykdommen som underliggende årsak. Død av andre årsaker konkurrerer: andelen som har dødd av sykdommen, leses som kumulativ insidens ved siden av andelen som har dødd av annet.",
      en: "Time to death with the disease as underlying cause. Deaths of other causes compete: the share who died of the disease is a cumulative incidence, read beside the share who died of something else.",
    },
    misuse: {
      nb: "Dødsårsaken er satt av en lege, ofte uten obduksjon, og metastaser kodes ulikt. En pasient som dør av noe annet, er ikke reddet fra sykdommen.",
      en: "The cause is set by a doctor, often without autopsy, and metastases are coded differently. A patient who dies of something else has not been saved from the disease.",
    },
  },
  needs: (measure) => [vitalStatus, { kind: "event", of: "cause-of-death" }, ...ruleNeeds(measure)],
  competing: ({ intercurrent }) => ["other-death", ...whileOnTreatment(intercurrent)],
};
