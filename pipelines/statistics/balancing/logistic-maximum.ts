import { cell } from "../cell.ts";
import type { Cholesky } from "../cholesky.ts";
import { cholesky } from "../cholesky.ts";
import type { StandardColumns } from "../covariate.ts";
import type { Likelihood } from "../optimise/likelihood.ts";
import { ascend } from "../optimise/newton.ts";
import { logisticPoint } from "./logistic-likelihood.ts";

/** The maximum of the likelihood, in scaled coefficients, intercept first. */
interface Maximum {
  readonly state: "found";
  readonly beta: Float64Array;
  readonly at: Likelihood;
  readonly none: Likelihood;
  readonly information: Cholesky;
  readonly iterations: number;
}

interface NoMaximum {
  readonly state: "not-found";
  readonly reason: "collinear-covariates" | "separation" | "not-converged";
  /** Covariates to blame. */
  readonly columns: readonly number[];
}

const collinear = 1e-10;

/** Newton's method from the intercept alone; for the logit it is the same as IRLS. */
export const logisticMaximum = (
  columns: StandardColumns,
  outcome: ArrayLike<number>,
  weight: Float64Array,
): Maximum | NoMaximum => {
  const size = columns.p + 1;
  const evaluate = (beta: Float64Array) => logisticPoint(columns, outcome, weight, beta);
  const start = new Float64Array(size);
  start[0] = logOdds(outcome, weight);
  const none = evaluate(start);
  const first = cholesky(none.information, size, collinear);
  if ("column" in first) return { state: "not-found", reason: "collinear-covariates", columns: [first.column - 1] };
  // The covariates have spread 1; the intercept has no size of its own.
  const spread = new Float64Array(size).fill(1).fill(Number.POSITIVE_INFINITY, 0, 1);
  const unit = weight.reduce((sum, own) => sum + own, 0);
  const found = ascend({ start, evaluate, unit, spread, concave: true });
  if (found.state === "found") {
    const { parameters, ...rest } = found;
    return { ...rest, beta: parameters, none };
  }
  if (found.reason !== "runs-away") return { state: "not-found", reason: "not-converged", columns: [] };
  return { state: "not-found", reason: "separation", columns: found.columns.map((column) => column - 1) };
};

const logOdds = (outcome: ArrayLike<number>, weight: Float64Array): number => {
  let [had, others] = [0, 0];
  weight.forEach((own, i) => {
    if (cell(outcome, i) === 1) had += own;
    else others += own;
  });
  return Math.log(had / others);
};
