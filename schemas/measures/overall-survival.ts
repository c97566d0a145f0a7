import { z } from "zod";
import { base } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { ruleNeeds, vitalStatus, whileOnTreatment } from "./rule-needs.ts";
import { chosenTimeZero, delayedEntry, timeRules } from "./time-fields.ts";

/** Overall survival: time from time zero to death of any cause; censored at emigration or the last date known alive. */
const OverallSurvival = z.strictObject({
  ...base,
  kind: z
    .literal("overall-survival")
    .describe("Time from time zero to death of any cause; censored at emigration or the last day known alive."),
  time_zero: chosenTimeZero,
  delayed_entry: delayedEntry,
  ...timeRules,
});

export const overallSurvival: MeasureKind<typeof OverallSurvival> = {
  schema: OverallSurvival,
  family: "time",
  about: {
    title: { nb: "Totaloverlevelse", en: "Overall survival" },
    meaning: {
      nb: "Tid fra tid null til død av enhver årsak. Den som lever, følges til siste dag vedkommende er kjent i live, eller til utvandring. Den som ingen kilde sier noe om, beholder sin rad som ukjent.",
      en: "Time from time zero to death of any cause. Those alive are followed to the last day they are known to live, or to emigration. A person of whom no source says anything keeps a row, as unknown.",
    },
    misuse: {
      nb: "Uten kontrollgruppe sier tallet ikke hva behandlingen har ført til. Regnes de ukjente som levende, blir overlevelsen for god; kommer noen sent inn i registeret uten at det tas hensyn til, blir den det også.",
      en: "Without a control group it does not say what the treatment brought about. Read the unknown as alive and survival looks too good; ignore late entry into the register and it does so too.",
    },
  },
  needs: (measure) => [vitalStatus, ...ruleNeeds(measure)],
  competing: ({ intercurrent }) => whileOnTreatment(intercurrent),
};
