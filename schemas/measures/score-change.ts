import { z } from "zod";
import { base, firstExposure } from "./base.ts";
import { intercurrentOfValues } from "./intercurrent.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { baseline, measurementError, pick, scales, target } from "./window-fields.ts";

/** What reads a change from baseline to a window. */
export const changeFields = {
  time_zero: firstExposure,
  scale: z.enum(scales).describe("The scale: a motor score, EQ-5D or another score that patients report."),
  baseline,
  target,
  pick,
};

/** Change of a motor score from baseline to a window around a target time. */
const ScoreChange = z.strictObject({
  ...base,
  kind: z.literal("score-change").describe("Change of a score from baseline to a window around a target time."),
  ...changeFields,
  tolerance: z
    .number()
    .min(0)
    .describe("Smallest change that matters, in points; a fall of exactly this size still counts as stable."),
  measurement_error: measurementError,
  intercurrent: intercurrentOfValues,
});

export const scoreChange: MeasureKind<typeof ScoreChange> = {
  schema: ScoreChange,
  family: "score",
  about: {
    title: { nb: "Endring fra utgangsverdi", en: "Change from baseline" },
    meaning: {
      nb: "Endringen i en skår fra utgangsverdi til et avtalt vindu, blant dem som har begge deler. Avtalen sier hvilken av flere verdier i vinduet som teller, og hvor liten en endring kan være og likevel regnes som stabil.",
      en: "The change of a score from baseline to an agreed window, among those who have both. The agreement says which of several values in the window counts, and how small a change may be and still count as stable.",
    },
    misuse: {
      nb: "De som mangler verdi, er ofte de sykeste, og de er ikke med i gjennomsnittet. En endring mindre enn målefeilen kan være tilfeldig. Skalaer har gulv og tak, og en endring regnes aldri mellom to skalaer.",
      en: "Those without a value are often the most ill, and are not in the mean. A change below the error of measurement may be chance. Scales have a floor and a ceiling, and a change is never taken across two of them.",
    },
  },
  needs: ({ scale }) => [{ kind: "assessment", of: scale }],
};
