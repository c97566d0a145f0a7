import { cell } from "../cell.ts";
import { multiplier } from "../confidence.ts";
import { distributionOf } from "./distributions.ts";
import type { Jet } from "./jet.ts";
import type { SurvivalRegressionFit } from "./regression-data.ts";
import type { TimeDistribution, TimeLaw } from "./time-distribution.ts";

/** A fitted distribution for somebody with given covariates. */
export interface Profile {
  readonly distribution: TimeDistribution;
  readonly law: TimeLaw;
  readonly parameters: Float64Array;
  /** Standard error of a quantity, from its derivatives in the distribution's parameters. */
  readonly errorOf: (gradient: Float64Array) => number;
}

/** Throws RangeError for another number of covariates, and where the covariates lead out of the family. */
export const profileOf = (fit: SurvivalRegressionFit, covariates: readonly number[]): Profile => {
  if (covariates.length !== fit.coefficients.length || !covariates.every(Number.isFinite)) {
    throw new RangeError("a prediction needs one finite number for each covariate of the fit");
  }
  const distribution = distributionOf(fit.model);
  const parameters = Float64Array.from(fit.parameters, ({ estimate }) => estimate);
  const moved = fit.coefficients.reduce((sum, { estimate }, j) => sum + estimate * cell(covariates, j), 0);
  parameters[0] = cell(parameters, 0) + moved;
  const law = distribution.at(parameters);
  if (law === null) throw new RangeError("these covariates lead out of the family of distributions");
  const base = parameters.length;
  const size = base + covariates.length;
  const errorOf = (gradient: Float64Array) => {
    const whole = Float64Array.from({ length: size }, (_, k) =>
      k < base ? cell(gradient, k) : cell(gradient, 0) * cell(covariates, k - base),
    );
    const variance = fit.covariance.reduce(
      (sum, value, at) => sum + value * cell(whole, Math.floor(at / size)) * cell(whole, at % size),
      0,
    );
    return Math.sqrt(Math.max(0, variance));
  };
  return { distribution, law, parameters, errorOf };
};

/** A quantity per time with its standard error and pointwise interval. */
export interface PredictedColumn {
  readonly value: Float64Array;
  readonly standardError: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** What a fitted distribution says, one element per time asked for. */
export interface PredictedSurvival {
  readonly time: Float64Array;
  /** Interval on the scale of log(-log survival). */
  readonly survival: PredictedColumn;
  /** Events per person and day; interval on the log scale. */
  readonly hazard: PredictedColumn;
}

/**
 * Survival and hazard at given times for somebody with given covariates, one number for each covariate of the fit in
 * their order, with intervals by the delta method.
 *
 * The interval holds if the distribution does: it knows nothing of the choice between distributions, which beyond
 * follow-up matters more. Throws RangeError for another number of covariates, times that are not above 0, and times or
 * covariates for which the distribution has no number.
 */
export const predictSurvival = (
  fit: SurvivalRegressionFit,
  covariates: readonly number[],
  times: ArrayLike<number>,
): PredictedSurvival => {
  const z = multiplier(fit.level);
  const { law, errorOf } = profileOf(fit, covariates);
  const time = Float64Array.from(times);
  const survival = predictSurvivalColumn(fit, covariates, times);
  const hazards = Array.from(time, (day) => {
    const log = hazardJet(law, day);
    const value = Math.exp(log.value);
    const error = errorOf(log.gradient);
    return {
      value,
      standardError: value * error,
      lower: Math.exp(log.value - z * error),
      upper: Math.exp(log.value + z * error),
    };
  });
  return { time, survival, hazard: columnsOf(hazards) };
};

/**
 * The survival of `predictSurvival` alone: a curve may be asked for on days on which a distribution has no hazard. Where
 * survival is 1 to the last digit the interval is NaN.
 *
 * Throws RangeError for another number of covariates and times that are not above 0.
 */
export const predictSurvivalColumn = (
  fit: SurvivalRegressionFit,
  covariates: readonly number[],
  times: ArrayLike<number>,
): PredictedColumn => {
  const z = multiplier(fit.level);
  const { law, errorOf } = profileOf(fit, covariates);
  const time = Float64Array.from(times);
  if (!time.every((day) => day > 0 && Number.isFinite(day))) throw new RangeError("times must be above 0");
  return columnsOf(
    Array.from(time, (day) => {
      const log = law.logSurvival(day);
      const value = Math.exp(log.value);
      // Of log(-log S): the derivatives of log S over log S.
      const error = errorOf(log.gradient);
      const factor = Math.exp((z * error) / -log.value);
      return {
        value,
        standardError: value * error,
        lower: Math.exp(log.value * factor),
        upper: Math.exp(log.value / factor),
      };
    }),
  );
};

const hazardJet = (law: TimeLaw, day: number): Jet => {
  const jet = law.logHazard(day);
  if (!Number.isFinite(jet.value)) throw new RangeError("the distribution has no hazard at one of the times");
  return jet;
};

type Cell = { readonly [Name in keyof PredictedColumn]: number };

const columnsOf = (cells: readonly Cell[]): PredictedColumn => {
  const column = (name: keyof Cell) => Float64Array.from(cells, (one) => one[name]);
  return {
    value: column("value"),
    standardError: column("standardError"),
    lower: column("lower"),
    upper: column("upper"),
  };
};
