import type { ExtrapolateAnalysis } from "../../schemas/agreement/extrapolate-analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { FittedCurve, Warning } from "../../schemas/result.ts";
import {
  predictRestrictedMean,
  predictSurvival,
  type SurvivalRegressionFit,
  survivalRegression,
} from "../statistics/index.ts";
import type { AnalysedPerson } from "./analysed-person.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { fittedCurve } from "./fitted-curve.ts";
import type { GroupName } from "./groups.ts";
import { timedPersons } from "./weighted-times.ts";

/** What the distributions say: numbers at the horizon, and the curves up to it. */
export interface Extrapolated {
  readonly rows: readonly Figure[];
  readonly fitted: readonly FittedCurve[];
}

/**
 * Survival and mean time up to the horizon by each distribution, with AIC and BIC of the fit within follow-up, and its
 * curve.
 *
 * Beyond follow-up it is the distribution that speaks, and every number there says so. A distribution that the data do
 * not allow gives no number and no curve.
 */
export const estimateExtrapolated = (
  frame: Frame,
  measure: Measure,
  extrapolate: ExtrapolateAnalysis,
  persons: readonly AnalysedPerson[],
): Extrapolated => {
  const timed = timedPersons(persons);
  const n = timed.length;
  const day = extrapolate.horizon_days;
  const longest = timed.reduce((most, { time_days }) => Math.max(most, time_days), 0);
  const data = {
    time: timed.map(({ time_days }) => time_days),
    event: timed.map(({ event }) => event),
    covariates: [],
    ...(timed.some(({ entry_days }) => entry_days > 0) && { entry: timed.map(({ entry_days }) => entry_days) }),
  };
  const events = timed.filter(({ event }) => event === 1).length;
  const { level } = frame.agreement.analyses.interval;
  const families = extrapolate.families.map((family): Extrapolated => {
    const fit = survivalRegression(data, { family }, level);
    const group: GroupName = { name: "parametric", level: family };
    const common = { n, analysis: { family, horizon_days: day }, method: "parametric" } as const;
    const row = (estimate: Readings) => resultRow(frame, measure, group, { ...common, ...estimate });
    if (fit.state !== "estimated") {
      const warnings: readonly Warning[] = [{ id: "model-not-fitted", values: {} }];
      return {
        rows: [row({ ...survivalOn(day), value: null, interval: null, state: "not-estimable", warnings })],
        fitted: [],
      };
    }
    return {
      rows: readings(fit, day, longest).map(row),
      fitted: [fittedCurve(frame, measure, group, common.analysis, fit, { n, events, observedTo: longest })],
    };
  });
  return { rows: families.flatMap(({ rows }) => rows), fitted: families.flatMap(({ fitted }) => fitted) };
};

type Readings = Omit<Estimate, "n" | "method">;

const survivalOn = (day: number) =>
  ({ what: `survival-${day}`, estimate: "survival", unit: "probability", time: day }) as const;

const finite = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;

/** How well a distribution fits, and what it says of the horizon. */
const readings = (fit: SurvivalRegressionFit, day: number, longest: number): readonly Readings[] => {
  const warnings: readonly Warning[] = day > longest ? [{ id: "extrapolated", values: { longestDays: longest } }] : [];
  const { survival } = predictSurvival(fit, [], [day]);
  const mean = predictRestrictedMean(fit, [], day);
  const criterion = { estimate: "information-criterion", unit: "ratio", interval: null, state: "estimated" } as const;
  return [
    { ...criterion, what: "aic", value: fit.aic },
    { ...criterion, what: "bic", value: fit.bic.byEvents },
    {
      ...survivalOn(day),
      value: finite(survival.value[0]),
      lower: finite(survival.lower[0]),
      upper: finite(survival.upper[0]),
      standardError: finite(survival.standardError[0]),
      interval: "log-log",
      state: "estimated",
      warnings,
    },
    {
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
      warnings,
    },
  ];
};
