import type { ExtrapolateAnalysis } from "../../schemas/agreement/extrapolate-analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Warning } from "../../schemas/result.ts";
import { predictRestrictedMean, predictSurvival, survivalRegression } from "../statistics/index.ts";
import type { AnalysedPerson } from "./analysed-person.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { timedPersons } from "./weighted-times.ts";

/**
 * Survival and mean time up to the horizon by each distribution, with AIC and BIC of the fit within follow-up.
 *
 * Beyond follow-up it is the distribution that speaks, and every number there says so. A distribution that the data do
 * not allow gives no number.
 */
export const estimateExtrapolated = (
  frame: Frame,
  measure: Measure,
  extrapolate: ExtrapolateAnalysis,
  persons: readonly AnalysedPerson[],
): readonly Figure[] => {
  const timed = timedPersons(persons);
  const n = timed.length;
  const day = extrapolate.horizon_days;
  const longest = timed.reduce((most, { time_days }) => Math.max(most, time_days), 0);
  const beyond: readonly Warning[] = day > longest ? [{ id: "extrapolated", values: { longestDays: longest } }] : [];
  const data = {
    time: timed.map(({ time_days }) => time_days),
    event: timed.map(({ event }) => event),
    covariates: [],
    ...(timed.some(({ entry_days }) => entry_days > 0) && { entry: timed.map(({ entry_days }) => entry_days) }),
  };
  const { level } = frame.agreement.analyses.interval;
  return extrapolate.families.flatMap((family) => {
    const fit = survivalRegression(data, { family }, level);
    const common = { n, analysis: { family, horizon_days: day }, method: "parametric" } as const;
    const survival = {
      ...common,
      what: `survival-${day}`,
      estimate: "survival",
      unit: "probability",
      time: day,
    } as const;
    const row = (estimate: Estimate) => resultRow(frame, measure, { name: "parametric", level: family }, estimate);
    if (fit.state !== "estimated") {
      const warnings: readonly Warning[] = [{ id: "model-not-fitted", values: {} }];
      return [row({ ...survival, value: null, interval: null, state: "not-estimable", warnings })];
    }
    const at = predictSurvival(fit, [], [day]).survival;
    const mean = predictRestrictedMean(fit, [], day);
    const criterion = { ...common, unit: "ratio", interval: null, state: "estimated" } as const;
    const finite = (value: number | undefined) => (value === undefined || !Number.isFinite(value) ? null : value);
    return [
      row({ ...criterion, what: "aic", estimate: "information-criterion", value: fit.aic }),
      row({ ...criterion, what: "bic", estimate: "information-criterion", value: fit.bic.byEvents }),
      row({
        ...survival,
        value: finite(at.value[0]),
        lower: finite(at.lower[0]),
        upper: finite(at.upper[0]),
        standardError: finite(at.standardError[0]),
        interval: "log-log",
        state: "estimated",
        warnings: beyond,
      }),
      row({
        ...common,
        what: `restricted-mean-${day}`,
        estimate: "restricted-mean",
        unit: "days",
        time: day,
        value: mean.value,
        lower: mean.lower,
        upper: mean.upper,
        standardError: mean.standardError,
        interval: "normal",
        state: "estimated",
        warnings: beyond,
      }),
    ];
  });
};
