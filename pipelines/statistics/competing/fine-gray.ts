import { cell } from "../cell.ts";
import { cholesky, inverse } from "../cholesky.ts";
import { multiplier } from "../confidence.ts";
import { covariateColumns, refuseColumn, refuseCovariates } from "../covariate-columns.ts";
import { chiSquareTest } from "../cox/chi-square-test.ts";
import { chiSquareOf, sandwich } from "../cox/sandwich.ts";
import { chiSquareUpperTail } from "../distributions/chi-square.ts";
import { ascend } from "../optimise/newton.ts";
import type { FineGrayData, FineGrayFit, FineGrayTerm, RefusedFineGrayFit } from "./fine-gray-data.ts";
import { fineGrayLikelihood } from "./fine-gray-likelihood.ts";
import { fineGrayResiduals } from "./fine-gray-residuals.ts";
import { fineGrayRows } from "./fine-gray-rows.ts";
import { fineGraySums } from "./fine-gray-sums.ts";

/**
 * Fine-Gray regression of the cumulative incidence of one event while others compete.
 *
 * Those who have had a competing event stay in the risk set, with a weight that falls as they would have been censored.
 * A ratio above 1 means a higher incidence, whether the covariate brings the event about or keeps others from happening
 * first; it is no ratio of rates among people who are still there, which is `coxRegression` of the cause. Censoring has
 * to be independent of the covariates. Everyone is followed from day 0: delayed entry is not taken.
 *
 * Events of one day by Breslow's rule; the robust variance allows for the estimated censoring distribution. Throws
 * RangeError on columns of different length, values that are not finite, causes that are not whole numbers 0 or above,
 * covariates that are missing or named twice, and a level outside (0, 1).
 *
 * Fine and Gray 1999. Agrees with `crr` of R cmprsk 2.2-11; `finegray` and `coxph` of R survival differ on tied days in
 * the fourth digit.
 */
export const fineGrayRegression = (data: FineGrayData, level: number): FineGrayFit | RefusedFineGrayFit => {
  const z = multiplier(level);
  refuseData(data);
  const { covariates } = data;
  const p = covariates.length;
  const kept = Array.from({ length: data.time.length }, (_, i) => i).filter((i) => cell(data.time, i) >= 0);
  const refuse = (reason: RefusedFineGrayFit["reason"], columns: readonly number[] = []): RefusedFineGrayFit => {
    return { state: "not-estimable", reason, covariates: columns.map((j) => covariates[j]?.name ?? "") };
  };
  if (kept.length === 0) return refuse("no-rows");
  const events = kept.filter((i) => cell(data.cause, i) === 1).length;
  const competingEvents = kept.filter((i) => cell(data.cause, i) > 1).length;
  if (events === 0) return refuse("no-events");
  const columns = covariateColumns(covariates, kept);
  if ("reason" in columns) return refuse(columns.reason, columns.columns);
  const rows = fineGrayRows(data.time, data.cause, kept, columns);
  const start = new Float64Array(p);
  const evaluate = (beta: Float64Array) => fineGrayLikelihood(rows, beta);
  const found = ascend({ start, evaluate, unit: 1, spread: new Float64Array(p).fill(1), concave: true });
  if (found.state === "not-found") {
    if (found.reason === "runs-away") return refuse("separation", found.columns);
    return refuse(found.reason === "singular" ? "singular" : "not-converged", found.columns);
  }
  const residuals = fineGrayResiduals(rows, found.parameters);
  const robust = sandwich(inverse(found.information), squaresOf(residuals, p), p);
  const wald = chiSquareOf(robust, found.parameters);
  if (wald === null || "column" in cholesky(robust, p, 0)) return refuse("robust-variance-singular");
  const { scale, centre } = columns;
  const terms = covariates.map(({ name }, j) => {
    const error = Math.sqrt(cell(robust, j * p + j));
    return termOf(name, cell(found.parameters, j) / cell(scale, j), error / cell(scale, j), z);
  });
  const atZero = Math.exp(-terms.reduce((sum, { coefficient }, j) => sum + coefficient * cell(centre, j), 0));
  return {
    state: "estimated",
    level,
    terms,
    covariance: robust.map((value, at) => value / (cell(scale, Math.floor(at / p)) * cell(scale, at % p))),
    logLikelihood: found.at.logLikelihood,
    nullLogLikelihood: evaluate(start).logLikelihood,
    wald: chiSquareTest(wald, p),
    baseline: baselineOf(rows, found.parameters, atZero),
    n: kept.length,
    events,
    competingEvents,
    excluded: data.time.length - kept.length,
    iterations: found.iterations,
  };
};

/** Cumulative incidence that a Fine-Gray regression predicts, one element per day with the event. */
export interface FineGrayIncidence {
  readonly time: Float64Array;
  readonly incidence: Float64Array;
}

/**
 * Cumulative incidence of somebody with given covariates, one number for each covariate of the fit in their order.
 *
 * Without an interval. Throws RangeError for another number of covariates. `predict.crr` of R cmprsk 2.2-11.
 */
export const fineGrayIncidence = (fit: FineGrayFit, covariates: readonly number[]): FineGrayIncidence => {
  if (covariates.length !== fit.terms.length || !covariates.every(Number.isFinite)) {
    throw new RangeError("a curve needs one finite number for each covariate of the fit");
  }
  const risk = Math.exp(fit.terms.reduce((sum, { coefficient }, j) => sum + coefficient * cell(covariates, j), 0));
  const { time, cumulativeHazard } = fit.baseline;
  return { time, incidence: cumulativeHazard.map((sum) => -Math.expm1(-sum * risk)) };
};

const refuseData = ({ time, cause, covariates }: FineGrayData): void => {
  if (covariates.length === 0) throw new RangeError("a regression needs covariates");
  refuseCovariates(covariates, time.length);
  refuseColumn(time, time.length);
  refuseColumn(cause, time.length);
  for (let i = 0; i < cause.length; i += 1) {
    const happened = cell(cause, i);
    if (!Number.isInteger(happened) || happened < 0) throw new RangeError(`row ${i}: cause must be a whole number`);
  }
};

const squaresOf = (residuals: Float64Array, p: number): Float64Array => {
  const squares = new Float64Array(p * p);
  for (let at = 0; at < residuals.length; at += p) {
    for (let k = 0; k < p * p; k += 1) {
      squares[k] = cell(squares, k) + cell(residuals, at + Math.floor(k / p)) * cell(residuals, at + (k % p));
    }
  }
  return squares;
};

const termOf = (name: string, coefficient: number, standardError: number, multiple: number): FineGrayTerm => {
  const z = coefficient / standardError;
  return {
    name,
    coefficient,
    standardError,
    subdistributionHazardRatio: Math.exp(coefficient),
    lower: Math.exp(coefficient - multiple * standardError),
    upper: Math.exp(coefficient + multiple * standardError),
    z,
    pValue: chiSquareUpperTail(z * z, 1),
  };
};

const baselineOf = (rows: Parameters<typeof fineGraySums>[0], beta: Float64Array, atZero: number) => {
  const { total } = fineGraySums(rows, beta);
  const withEvents = Array.from(rows.days.keys()).filter((day) => cell(rows.events, day) > 0);
  let sum = 0;
  return {
    time: Float64Array.from(withEvents, (day) => cell(rows.days, day)),
    cumulativeHazard: Float64Array.from(withEvents, (day) => {
      sum += (cell(rows.events, day) / cell(total, day)) * atZero;
      return sum;
    }),
  };
};
