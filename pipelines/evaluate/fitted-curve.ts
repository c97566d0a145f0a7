import type { ExtrapolateAnalysis } from "../../schemas/agreement/extrapolate-analysis.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { FittedCurve } from "../../schemas/result.ts";
import { predictSurvivalColumn, type SurvivalRegressionFit } from "../statistics/index.ts";
import { curveId, type Frame, settingsOf } from "./figure.ts";
import type { GroupName } from "./groups.ts";
import { atRiskDays } from "./time-table.ts";

/** More than a figure can show, so that no bend of a distribution is lost. */
const STEPS = 80;

/** Survival by a fitted distribution from time zero to the horizon, with its pointwise interval where it has one. */
export const fittedCurve = (
  frame: Frame,
  measure: Measure,
  group: GroupName,
  analysis: { readonly family: string } & Pick<ExtrapolateAnalysis, "horizon_days">,
  fit: SurvivalRegressionFit,
  { observedTo, ...sizes }: Pick<FittedCurve, "n" | "events" | "observedTo">,
): FittedCurve => {
  const { horizon_days: horizon } = analysis;
  const ticks = atRiskDays(observedTo < horizon ? [observedTo, horizon] : [horizon], horizon);
  const even = Array.from({ length: STEPS }, (_, i) => Math.round(((i + 1) * horizon) / STEPS));
  const days = [...new Set([...even, ...ticks])].filter((day) => day > 0).toSorted((a, b) => a - b);
  const { value, lower, upper } = predictSurvivalColumn(fit, [], days);
  const bound = (of: Float64Array, i: number): number | null => {
    const found = of[i];
    return found === undefined || !Number.isFinite(found) ? null : found;
  };
  return {
    figure: curveId(measure, group),
    measure: measure.id,
    group: { name: group.name, level: group.level },
    ...sizes,
    settings: { ...settingsOf(frame, measure, "parametric", "log-log"), analysis },
    observedTo,
    points: [
      { time: 0, survival: 1, lower: 1, upper: 1 },
      ...days.flatMap((time, i) => {
        const survival = bound(value, i);
        return survival === null ? [] : [{ time, survival, lower: bound(lower, i), upper: bound(upper, i) }];
      }),
    ],
    ticks: [...ticks],
  };
};
