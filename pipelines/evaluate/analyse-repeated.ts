import type { RepeatedAnalysis } from "../../schemas/agreement/repeated-analysis.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Estimates } from "./analyse-measure.ts";
import { estimateRepeated, type Visit } from "./estimate-repeated.ts";
import type { Frame } from "./figure.ts";

/** The estimates of one model of a score at several visits; other measures than changes of scores are none of its visits. */
export const analyseRepeated = (
  frame: Frame,
  analysis: RepeatedAnalysis,
  visits: readonly (Omit<Visit, "measure"> & { readonly measure: Measure })[],
): Estimates => ({
  results: estimateRepeated(
    frame,
    analysis,
    visits.flatMap(({ measure, ...found }) => (measure.kind === "score-change" ? [{ measure, ...found }] : [])),
  ),
  curves: [],
  warnings: [],
});
