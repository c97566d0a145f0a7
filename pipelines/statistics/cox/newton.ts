import { cell } from "../cell.ts";
import type { Cholesky } from "../cholesky.ts";
import { cholesky } from "../cholesky.ts";
import type { Likelihood } from "../optimise/likelihood.ts";
import { ascend } from "../optimise/newton.ts";
import type { CoxTies } from "./cox-data.ts";
import type { CoxRows } from "./cox-rows.ts";
import { partialLikelihood } from "./partial-likelihood.ts";
import { noPredictor, predictorOf } from "./risk-sweep.ts";

/** The maximum of the partial likelihood, in scaled coefficients. */
interface Maximum {
  readonly state: "found";
  readonly beta: Float64Array;
  /** At the maximum, and without covariates. */
  readonly at: Likelihood;
  readonly none: Likelihood;
  /** The information at the maximum and without covariates, taken apart. */
  readonly information: Cholesky;
  readonly noneInformation: Cholesky;
  readonly iterations: number;
}

/** There is no maximum, or it cannot be told where. */
interface NoMaximum {
  readonly state: "not-found";
  readonly reason: "no-contrast" | "collinear-covariates" | "separation" | "singular" | "not-converged";
  /** Covariates to blame. */
  readonly columns: readonly number[];
}

/** Share of its own information a covariate has to keep beside the others: a correlation of 1 - 5e-11 is collinear. */
const collinear = 1e-10;
/** Information per event below which a covariate with spread 1 never differs among those at risk. */
const noInformation = 1e-12;

/**
 * Newton's method from coefficients 0.
 *
 * Where a covariate (or a sum of several) tells at every event who has it the likelihood rises for ever, which is named
 * `separation`.
 */
export const maximise = (rows: CoxRows, ties: CoxTies): Maximum | NoMaximum => {
  const { p } = rows;
  const start = new Float64Array(p);
  const room = noPredictor(rows.n);
  const evaluate = (beta: Float64Array) => partialLikelihood(rows, predictorOf(rows, beta, room), ties);
  const none = evaluate(start);
  const { events, weight } = eventWeight(rows);
  const flat = Array.from(start.keys()).filter((j) => !(cell(none.information, j * p + j) > noInformation * weight));
  if (flat.length > 0) return { state: "not-found", reason: "no-contrast", columns: flat };
  const noneInformation = cholesky(none.information, p, collinear);
  if ("column" in noneInformation) {
    return { state: "not-found", reason: "collinear-covariates", columns: [noneInformation.column] };
  }
  // The covariates have spread 1.
  const spread = new Float64Array(p).fill(1);
  const found = ascend({ start, evaluate, unit: weight / events, spread, concave: true });
  if (found.state === "found") {
    const { parameters, ...rest } = found;
    return { ...rest, beta: parameters, none, noneInformation };
  }
  const { reason, columns } = found;
  if (reason === "runs-away") return { state: "not-found", reason: "separation", columns };
  return { state: "not-found", reason: reason === "singular" ? "singular" : "not-converged", columns };
};

const eventWeight = ({ event, weight }: CoxRows): { events: number; weight: number } => {
  let events = 0;
  let sum = 0;
  event.forEach((happened, i) => {
    events += happened;
    sum += happened * cell(weight, i);
  });
  return { events, weight: sum };
};
