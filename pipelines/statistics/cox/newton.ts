import { cell } from "../cell.ts";
import type { Cholesky } from "../cholesky.ts";
import { cholesky, solve } from "../cholesky.ts";
import type { CoxTies } from "./cox-data.ts";
import type { CoxRows } from "./cox-rows.ts";
import { likelihoodAt } from "./day-likelihood.ts";
import type { Likelihood } from "./likelihood.ts";
import { predictorOf } from "./risk-sweep.ts";

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

const mostIterations = 60;
const mostHalvings = 30;
/** Distance from the maximum at which to stop, in standard errors. */
const nearEnough = 1e-9;
/** Share of its own information a covariate has to keep beside the others: a correlation of 1 - 5e-11 is collinear. */
const collinear = 1e-10;
/** On the way, rounding only. */
const rounding = 1e-14;
/** Information per event below which a covariate with spread 1 never differs among those at risk. */
const noInformation = 1e-12;
/** A step that gains nothing in likelihood and yet moves by this many spreads runs away to infinity. */
const runaway = 1e-2;
const nothing = 1e-9;

/**
 * Newton's method with step halving from coefficients 0.
 *
 * Where a covariate (or a sum of several) tells at every event who has it, the likelihood rises for ever and its
 * derivative dies out: steps stay of the same length while the likelihood stands still. That is told apart from a
 * maximum and named `separation`.
 */
export const maximise = (rows: CoxRows, ties: CoxTies): Maximum | NoMaximum => {
  const { p } = rows;
  const none = likelihoodAt(rows, predictorOf(rows, new Float64Array(p)), ties);
  const { events, weight } = eventWeight(rows);
  const flat = columnsWhere(p, (j) => !(cell(none.information, j * p + j) > noInformation * weight));
  if (flat.length > 0) return { state: "not-found", reason: "no-contrast", columns: flat };
  const noneInformation = cholesky(none.information, p, collinear);
  if ("column" in noneInformation) {
    return { state: "not-found", reason: "collinear-covariates", columns: [noneInformation.column] };
  }
  let beta = new Float64Array(p);
  let at = none;
  let information = noneInformation;
  for (let iterations = 0; iterations < mostIterations; iterations += 1) {
    const step = solve(information, at.score);
    const far = at.score.map((_, j) => Math.abs(cell(step, j)) * Math.sqrt(cell(at.information, j * p + j)));
    if (far.every((distance) => distance <= nearEnough)) {
      return { state: "found", beta, at, none, information, noneInformation, iterations };
    }
    const running = columnsWhere(p, (j) => Math.abs(cell(step, j)) > runaway);
    const gain = step.reduce((sum, value, j) => sum + value * cell(at.score, j), 0);
    const standsStill = (gain * events) / weight < nothing;
    if (standsStill && running.length > 0) return { state: "not-found", reason: "separation", columns: running };
    const next = climb(rows, ties, beta, step, at.logLikelihood);
    if (next === null) return { state: "not-found", reason: "not-converged", columns: [] };
    ({ beta, at } = next);
    const parts = cholesky(at.information, p, rounding);
    if ("column" in parts) {
      const reason = running.length > 0 ? "separation" : "singular";
      return { state: "not-found", reason, columns: running.length > 0 ? running : [parts.column] };
    }
    information = parts;
  }
  return { state: "not-found", reason: "not-converged", columns: [] };
};

const columnsWhere = (p: number, holds: (column: number) => boolean): readonly number[] =>
  Array.from({ length: p }, (_, j) => j).filter(holds);

const eventWeight = ({ event, weight }: CoxRows): { events: number; weight: number } => {
  let events = 0;
  let sum = 0;
  event.forEach((happened, i) => {
    events += happened;
    sum += happened * cell(weight, i);
  });
  return { events, weight: sum };
};

/** The step, halved until the likelihood does not fall; null where no step is small enough. */
const climb = (rows: CoxRows, ties: CoxTies, from: Float64Array, step: Float64Array, before: number) => {
  const slack = 1e-12 * (1 + Math.abs(before));
  let share = 1;
  for (let halving = 0; halving < mostHalvings; halving += 1) {
    const beta = from.map((value, j) => value + share * cell(step, j));
    const at = likelihoodAt(rows, predictorOf(rows, beta), ties);
    if (at.logLikelihood >= before - slack) return { beta, at };
    share /= 2;
  }
  return null;
};
