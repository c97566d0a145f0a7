import { cell } from "../cell.ts";
import type { Cholesky } from "../cholesky.ts";
import { cholesky, solve } from "../cholesky.ts";
import type { StandardColumns } from "../covariate.ts";
import type { LogisticPoint } from "./logistic-likelihood.ts";
import { logisticPoint } from "./logistic-likelihood.ts";

/** The maximum of the likelihood, in scaled coefficients, intercept first. */
interface Maximum {
  readonly state: "found";
  readonly beta: Float64Array;
  readonly at: LogisticPoint;
  readonly none: LogisticPoint;
  readonly information: Cholesky;
  readonly iterations: number;
}

interface NoMaximum {
  readonly state: "not-found";
  readonly reason: "collinear-covariates" | "separation" | "not-converged";
  /** Covariates to blame. */
  readonly columns: readonly number[];
}

const mostIterations = 60;
const mostHalvings = 30;
/** Distance from the maximum at which to stop, in standard errors. */
const nearEnough = 1e-9;
const collinear = 1e-10;
const rounding = 1e-14;
/** A step that gains nothing in likelihood and yet moves by this many spreads runs away to infinity. */
const runaway = 1e-2;
const nothing = 1e-9;

/** Newton's method with step halving, from the intercept alone; for the logit it is the same as IRLS. */
export const logisticMaximum = (
  columns: StandardColumns,
  outcome: ArrayLike<number>,
  weight: Float64Array,
): Maximum | NoMaximum => {
  const size = columns.p + 1;
  const total = weight.reduce((sum, own) => sum + own, 0);
  let beta = new Float64Array(size);
  beta[0] = logOdds(outcome, weight);
  const none = logisticPoint(columns, outcome, weight, beta);
  const first = cholesky(none.information, size, collinear);
  if ("column" in first) return { state: "not-found", reason: "collinear-covariates", columns: [first.column - 1] };
  let at = none;
  let information = first;
  for (let iterations = 0; iterations < mostIterations; iterations += 1) {
    const step = solve(information, at.score);
    const far = at.score.map((_, j) => Math.abs(cell(step, j)) * Math.sqrt(cell(at.information, j * size + j)));
    if (far.every((distance) => distance <= nearEnough)) {
      return { state: "found", beta, at, none, information, iterations };
    }
    const running = Array.from({ length: columns.p }, (_, j) => j).filter((j) => Math.abs(cell(step, j + 1)) > runaway);
    const gain = step.reduce((sum, value, j) => sum + value * cell(at.score, j), 0) / total;
    if (gain < nothing && running.length > 0) return { state: "not-found", reason: "separation", columns: running };
    const next = climb(columns, outcome, weight, beta, step, at.logLikelihood);
    if (next === null) return { state: "not-found", reason: "not-converged", columns: [] };
    ({ beta, at } = next);
    const parts = cholesky(at.information, size, rounding);
    if ("column" in parts) {
      return running.length > 0
        ? { state: "not-found", reason: "separation", columns: running }
        : { state: "not-found", reason: "not-converged", columns: [] };
    }
    information = parts;
  }
  return { state: "not-found", reason: "not-converged", columns: [] };
};

const logOdds = (outcome: ArrayLike<number>, weight: Float64Array): number => {
  let [had, others] = [0, 0];
  weight.forEach((own, i) => {
    if (cell(outcome, i) === 1) had += own;
    else others += own;
  });
  return Math.log(had / others);
};

/** The step, halved until the likelihood does not fall; null where no step is small enough. */
const climb = (
  columns: StandardColumns,
  outcome: ArrayLike<number>,
  weight: Float64Array,
  from: Float64Array,
  step: Float64Array,
  before: number,
) => {
  const slack = 1e-12 * (1 + Math.abs(before));
  let share = 1;
  for (let halving = 0; halving < mostHalvings; halving += 1) {
    const beta = from.map((value, j) => value + share * cell(step, j));
    const at = logisticPoint(columns, outcome, weight, beta);
    if (at.logLikelihood >= before - slack) return { beta, at };
    share /= 2;
  }
  return null;
};
