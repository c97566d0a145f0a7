import { cell } from "../cell.ts";
import { inverse } from "../cholesky.ts";
import { multiplier } from "../confidence.ts";
import { refuseCovariates, standardColumns } from "../covariate.ts";
import type { Covariate } from "../cox/cox-data.ts";
import { chiSquareUpperTail } from "../distributions/chi-square.ts";
import type { LogisticFit, RefusedLogisticFit } from "./logistic-fit.ts";
import { linearPredictor, logistic } from "./logistic-likelihood.ts";
import { logisticMaximum } from "./logistic-maximum.ts";

/** Rows for a logistic regression, column by column; an intercept is always added. */
export interface LogisticData {
  /** 1 for the outcome, 0 otherwise. */
  readonly outcome: ArrayLike<number>;
  readonly covariates: readonly Covariate[];
  /** Number of equal rows that the row stands for, 0 or more; leave out for one each. */
  readonly weight?: ArrayLike<number>;
}

/**
 * Logistic regression by maximum likelihood, above all of treatment on what was known before it (the propensity score).
 *
 * Standard errors read a weight of 2 as two rows. A covariate that tells the outcome for certain is refused as
 * `separation` where other software prints a huge coefficient with a warning. For a propensity score it is neither the
 * fit nor the p-values that count but the balance reached (`standardisedDifferences`).
 *
 * Throws RangeError on columns of different length, values that are not finite, outcomes other than 0 and 1, weights
 * below 0, covariates with equal names, and a level outside (0, 1).
 *
 * Agrees with `glm(family = binomial)` of R 4.2.2.
 */
export const logisticRegression = (data: LogisticData, level: number): LogisticFit | RefusedLogisticFit => {
  const multiple = multiplier(level);
  const { outcome, covariates } = data;
  const n = outcome.length;
  const weight = Float64Array.from(data.weight ?? new Float64Array(n).fill(1));
  refuseRows(outcome, weight, covariates);
  const outcomes = Array.from(outcome).filter((had) => had === 1).length;
  const refuse = (reason: RefusedLogisticFit["reason"], columns: readonly number[] = []): RefusedLogisticFit => {
    return { state: "not-estimable", reason, covariates: columns.map((j) => covariates[j]?.name ?? ""), n, outcomes };
  };
  const weighed = Array.from(outcome).filter((_, i) => cell(weight, i) > 0);
  if (weighed.length === 0) return refuse("no-rows");
  if (weighed.every((had) => had === weighed[0])) return refuse("one-outcome");
  const columns = standardColumns(
    covariates.map(({ values }) => values),
    n,
  );
  const constant = Array.from(columns.scale.keys()).filter((j) => columns.scale[j] === 0);
  if (constant.length > 0) return refuse("constant-covariate", constant);
  const found = logisticMaximum(columns, outcome, weight);
  if (found.state === "not-found") return refuse(found.reason, found.columns);
  const { coefficients, covariance } = unscaled(found.beta, inverse(found.information), columns);
  const size = covariates.length + 1;
  const errorOf = (j: number) => Math.sqrt(cell(covariance, j * size + j));
  return {
    state: "estimated",
    intercept: { coefficient: cell(coefficients, 0), standardError: errorOf(0) },
    terms: covariates.map(({ name }, j) => {
      const coefficient = cell(coefficients, j + 1);
      const standardError = errorOf(j + 1);
      const z = coefficient / standardError;
      return {
        name,
        coefficient,
        standardError,
        oddsRatio: Math.exp(coefficient),
        lower: Math.exp(coefficient - multiple * standardError),
        upper: Math.exp(coefficient + multiple * standardError),
        z,
        pValue: chiSquareUpperTail(z * z, 1),
      };
    }),
    covariance,
    probability: linearPredictor(columns, found.beta).map((eta) => logistic(eta).yes),
    logLikelihood: found.at.logLikelihood,
    nullLogLikelihood: found.none.logLikelihood,
    n,
    outcomes,
    iterations: found.iterations,
  };
};

const refuseRows = (outcome: ArrayLike<number>, weight: Float64Array, covariates: readonly Covariate[]): void => {
  if (weight.length !== outcome.length) throw new RangeError("all columns must have the same length");
  if (!weight.every((own) => own >= 0 && Number.isFinite(own)))
    throw new RangeError("weights must be finite, 0 or more");
  if (!Array.from(outcome).every((had) => had === 0 || had === 1)) throw new RangeError("outcome must be 0 or 1");
  refuseCovariates(covariates, outcome.length);
};

/** From columns around their mean in units of their spread back to the columns as given: T b and T V T'. */
const unscaled = (
  beta: Float64Array,
  covariance: Float64Array,
  { p, centre, scale }: { readonly p: number; readonly centre: Float64Array; readonly scale: Float64Array },
) => {
  const size = p + 1;
  const turn = new Float64Array(size * size);
  turn[0] = 1;
  for (let j = 0; j < p; j += 1) {
    turn[j + 1] = -cell(centre, j) / cell(scale, j);
    turn[(j + 1) * size + j + 1] = 1 / cell(scale, j);
  }
  const times = (matrix: Float64Array, i: number, column: (k: number) => number): number => {
    let sum = 0;
    for (let k = 0; k < size; k += 1) sum += cell(matrix, i * size + k) * column(k);
    return sum;
  };
  const half = Float64Array.from({ length: size * size }, (_, at) =>
    times(turn, Math.floor(at / size), (k) => cell(covariance, k * size + (at % size))),
  );
  return {
    coefficients: beta.map((_, i) => times(turn, i, (k) => cell(beta, k))),
    covariance: covariance.map((_, at) =>
      times(half, Math.floor(at / size), (k) => cell(turn, (at % size) * size + k)),
    ),
  };
};
