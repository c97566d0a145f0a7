import { cell } from "../cell.ts";
import { inverse } from "../cholesky.ts";
import { multiplier } from "../confidence.ts";
import type { Maximum, NoMaximum } from "../optimise/newton.ts";
import { ascend } from "../optimise/newton.ts";
import type { ParametricFamily, SurvivalModel } from "./distributions.ts";
import { distributionOf } from "./distributions.ts";
import type {
  RefusedSurvivalRegression,
  SurvivalData,
  SurvivalParameter,
  SurvivalRegressionFit,
} from "./regression-data.ts";
import { regressionLikelihood } from "./regression-likelihood.ts";
import type { RegressionRows } from "./regression-rows.ts";
import { regressionRows } from "./regression-rows.ts";
import type { SplineKnots } from "./spline-knots.ts";
import { knotTimes } from "./spline-knots.ts";
import { startingValues } from "./starting-values.ts";

/** Which distribution a regression assumes; for a spline, where its knots are. */
export type RegressionModel =
  | { readonly family: ParametricFamily }
  | { readonly family: "spline"; readonly knots: SplineKnots };

/**
 * Parametric survival regression by maximum likelihood, with covariates on the first parameter, delayed entry, events
 * known to an interval, and weights that count persons.
 *
 * A distribution says something of every day, seen or not: what it says beyond follow-up comes from its shape and not
 * from the data, and distributions that fit equally well can differ there by years. AIC and BIC compare fits to the same
 * rows within follow-up only. Coefficients of exponential, Weibull, log-normal, log-logistic and generalised gamma are
 * on log time (exp: how many times longer), those of Gompertz and splines log hazard ratios.
 *
 * Throws RangeError on columns of different length, values that are not finite, events other than 0 and 1, an interval
 * that ends before it starts, covariates named twice, knots out of order, and a level outside (0, 1).
 *
 * Agrees with `survreg` of R survival 3.5-3 where that has the family (Log(scale) as there), and with flexsurv's
 * published log-likelihoods; generalised gamma as Prentice 1974; splines as Royston and Parmar 2002, hazard scale.
 */
export const survivalRegression = (
  data: SurvivalData,
  wanted: RegressionModel,
  level: number,
): SurvivalRegressionFit | RefusedSurvivalRegression => {
  const z = multiplier(level);
  const rows = regressionRows(data);
  const refuse = (reason: RefusedSurvivalRegression["reason"], names: readonly string[] = []) => {
    return { state: "not-estimable", reason, names } as const;
  };
  if ("reason" in rows)
    return refuse(
      rows.reason,
      rows.columns.map((j) => data.covariates[j]?.name ?? ""),
    );
  const model = modelOf(wanted, rows);
  if (model === null) return refuse("knots-coincide");
  const distribution = distributionOf(model);
  const names = [...distribution.parameters, ...data.covariates.map(({ name }) => name)];
  const found = fitted(rows, model);
  if (found.state === "not-found") {
    const reason = found.reason === "outside-domain" ? "not-converged" : found.reason;
    return refuse(
      reason,
      found.columns.map((j) => names[j] ?? ""),
    );
  }
  const base = distribution.parameters.length;
  const { estimates, covariance } = unscaled(rows, found, base);
  if (model.family === "spline" && !risesThroughout(rows, model, found.parameters))
    return refuse("hazard-not-positive");
  const all = names.map((name, k): SurvivalParameter => {
    const estimate = cell(estimates, k);
    const standardError = Math.sqrt(cell(covariance, k * names.length + k));
    return { name, estimate, standardError, lower: estimate - z * standardError, upper: estimate + z * standardError };
  });
  const { logLikelihood } = found.at;
  const bic = (count: number) => names.length * Math.log(count) - 2 * logLikelihood;
  return {
    state: "estimated",
    model,
    level,
    parameters: all.slice(0, base),
    coefficients: all.slice(base),
    covariance,
    logLikelihood,
    aic: 2 * names.length - 2 * logLikelihood,
    bic: { byRows: bic(rows.n), byEvents: bic(rows.events) },
    n: rows.n,
    events: rows.events,
    excluded: data.time.length - rows.n,
    iterations: found.iterations,
  };
};

const modelOf = (wanted: RegressionModel, rows: RegressionRows): SurvivalModel | null => {
  if (wanted.family !== "spline") return wanted;
  const knots = knotTimes(wanted.knots, rows);
  return knots === null ? null : { family: "spline", knots };
};

/** The highest maximum from all starting values. */
const fitted = (rows: RegressionRows, model: SurvivalModel): Maximum | NoMaximum => {
  const distribution = distributionOf(model);
  const { p } = rows.columns;
  const unit = rows.eventWeight / rows.events;
  const daysPerEvent = rows.exposure / rows.eventWeight;
  const starts = startingValues(model, {
    daysPerEvent,
    p,
    fitted: (simpler) => {
      const simple = fitted(rows, simpler);
      return simple.state === "found" ? simple.parameters : null;
    },
  });
  const spread = Float64Array.of(...spreadOf(model, daysPerEvent), ...new Array<number>(p).fill(1));
  const found = starts.map((start) =>
    ascend({
      start,
      evaluate: (at) => regressionLikelihood(rows, distribution, at),
      unit,
      spread,
      concave: false,
    }),
  );
  const maxima = found.filter((one) => one.state === "found");
  const failed: NoMaximum = { state: "not-found", reason: "not-converged", columns: [] };
  return maxima.toSorted((a, b) => b.at.logLikelihood - a.at.logLikelihood)[0] ?? found[0] ?? failed;
};

/** Sizes of the distribution's own parameters that matter; those of a spline have none of their own. */
const spreadOf = (model: SurvivalModel, daysPerEvent: number): readonly number[] => {
  const { parameters } = distributionOf(model);
  if (model.family === "gompertz") return [1, 1 / daysPerEvent];
  return parameters.map(() => (model.family === "spline" ? Number.POSITIVE_INFINITY : 1));
};

/** Back to covariates as given: the first parameter is that of somebody with covariates 0. */
const unscaled = (rows: RegressionRows, found: Maximum, base: number) => {
  const { scale, centre } = rows.columns;
  const size = found.parameters.length;
  // Row by row, what each result is of the scaled parameters.
  const map = Array.from({ length: size }, (_, k) =>
    Float64Array.from({ length: size }, (__, m) => {
      if (k >= base) return m === k ? 1 / cell(scale, k - base) : 0;
      if (k === 0 && m >= base) return -cell(centre, m - base) / cell(scale, m - base);
      return k === m ? 1 : 0;
    }),
  );
  const times = (row: Float64Array, vector: Float64Array) =>
    row.reduce((sum, value, m) => sum + value * cell(vector, m), 0);
  const estimates = Float64Array.from(map, (row) => times(row, found.parameters));
  const scaled = inverse(found.information);
  const half = map.map((row) =>
    Float64Array.from({ length: size }, (_, m) => times(row, scaled.subarray(m * size, (m + 1) * size))),
  );
  const covariance = Float64Array.from({ length: size * size }, (_, at) => {
    const [row, column] = [map[Math.floor(at / size)], half[at % size]];
    return row === undefined || column === undefined ? Number.NaN : times(row, column);
  });
  return { estimates, covariance };
};

/** Whether the cumulative hazard of a spline rises at all knots and all times seen. */
const risesThroughout = (rows: RegressionRows, model: SurvivalModel, parameters: Float64Array): boolean => {
  const distribution = distributionOf(model);
  const law = distribution.at(parameters.slice(0, distribution.parameters.length));
  const times = [...distribution.breaks, ...rows.time, ...rows.latest, ...rows.entry].filter((time) => time > 0);
  return law !== null && times.every((time) => Number.isFinite(law.logHazard(time).value));
};
