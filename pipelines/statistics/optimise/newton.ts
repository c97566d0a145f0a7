import { cell } from "../cell.ts";
import type { Cholesky } from "../cholesky.ts";
import { cholesky, solve } from "../cholesky.ts";
import type { Likelihood } from "./likelihood.ts";

/** A likelihood at some parameters; null outside its domain. */
export type Evaluate = (parameters: Float64Array) => Likelihood | null;

/** What is known of a likelihood before its maximum is looked for. */
export interface Ascent {
  readonly start: Float64Array;
  readonly evaluate: Evaluate;
  /** What a gain in likelihood is judged by: the mean weight of an event, or the weight of all rows. */
  readonly unit: number;
  /**
   * Size of each parameter that matters: a step longer than a hundredth of it that gains nothing runs away. Infinite
   * for a parameter without such a size.
   */
  readonly spread: Float64Array;
  /**
   * Whether the likelihood curves downwards everywhere, so that an information that is not positive definite means that
   * parameters cannot be told apart. Elsewhere such a point is on the way, and the step is bent towards the gradient.
   */
  readonly concave: boolean;
}

/** The maximum of a likelihood. */
export interface Maximum {
  readonly state: "found";
  readonly parameters: Float64Array;
  readonly at: Likelihood;
  /** The information at the maximum, taken apart. */
  readonly information: Cholesky;
  readonly iterations: number;
}

/**
 * There is no maximum, or it cannot be told where: `runs-away` where the likelihood rises for ever without gaining
 * anything, `singular` where parameters cannot be told apart, `outside-domain` where there is no likelihood at the start.
 */
export interface NoMaximum {
  readonly state: "not-found";
  readonly reason: "runs-away" | "singular" | "not-converged" | "outside-domain";
  /** Parameters to blame. */
  readonly columns: readonly number[];
}

const mostIterations = 100;
const mostHalvings = 40;
/** Distance from the maximum from which one more step arrives, and at which none is needed, in standard errors. */
const nearEnough = 1e-9;
const there = 1e-12;
const rounding = 1e-14;
const runaway = 1e-2;
const nothing = 1e-9;

/**
 * Newton's method with step halving on analytic derivatives, to where a step is rounding beside the standard errors.
 *
 * Where a likelihood rises for ever (a covariate that tells who has the event) its derivative dies out: steps stay of
 * the same length while the likelihood stands still. That is told apart from a maximum and named `runs-away`.
 */
export const ascend = ({ start, evaluate, unit, spread, concave }: Ascent): Maximum | NoMaximum => {
  const p = start.length;
  const notFound = (reason: NoMaximum["reason"], columns: readonly number[] = []): NoMaximum => {
    return { state: "not-found", reason, columns };
  };
  let parameters = start;
  const first = evaluate(start);
  if (first === null) return notFound("outside-domain");
  let at = first;
  let running: readonly number[] = [];
  for (let iterations = 0; iterations < mostIterations; iterations += 1) {
    const plain = cholesky(at.information, p, rounding);
    if ("column" in plain && concave) {
      return running.length > 0 ? notFound("runs-away", running) : notFound("singular", [plain.column]);
    }
    const information = "column" in plain ? bent(at.information, p) : plain;
    if (information === null) return notFound("singular");
    const step = solve(information, at.score);
    if (information === plain) {
      const far = step.map((value, j) => Math.abs(value) * Math.sqrt(cell(at.information, j * p + j)));
      const distance = far.reduce((most, one) => Math.max(most, one), 0);
      if (distance <= nearEnough) {
        const found: Maximum = { state: "found", parameters, at, information, iterations };
        return distance <= there ? found : lastStep(evaluate, found, step);
      }
    }
    running = Array.from(step.keys()).filter((j) => Math.abs(cell(step, j)) > runaway * cell(spread, j));
    const gain = step.reduce((sum, value, j) => sum + value * cell(at.score, j), 0);
    if (gain / unit < nothing && running.length > 0) return notFound("runs-away", running);
    const next = climb(evaluate, parameters, step, at.logLikelihood);
    if (next === null) return notFound("not-converged");
    ({ parameters, at } = next);
  }
  return notFound("not-converged");
};

/** The step taken whole, whatever rounding makes of the likelihood; not taken where it leads out of its domain. */
const lastStep = (evaluate: Evaluate, found: Maximum, step: Float64Array): Maximum => {
  const parameters = found.parameters.map((value, j) => value + cell(step, j));
  const at = evaluate(parameters);
  const information = at === null ? null : cholesky(at.information, parameters.length, rounding);
  if (at === null || information === null || "column" in information) return found;
  return { state: "found", parameters, at, information, iterations: found.iterations + 1 };
};

/** The information with its diagonal raised until it is positive definite. */
const bent = (information: Float64Array, p: number): Cholesky | null => {
  const largest = Array.from({ length: p }, (_, j) => Math.abs(cell(information, j * p + j))).reduce(
    (most, value) => Math.max(most, value),
    0,
  );
  if (!(largest > 0 && Number.isFinite(largest))) return null;
  for (let ridge = 1e-3; ridge < 1e12; ridge *= 10) {
    const raised = information.slice();
    for (let j = 0; j < p; j += 1) {
      const own = cell(information, j * p + j);
      raised[j * p + j] = own + ridge * Math.max(Math.abs(own), rounding * largest);
    }
    const parts = cholesky(raised, p, rounding);
    if (!("column" in parts)) return parts;
  }
  return null;
};

/** The step, halved until the likelihood does not fall; null where no step is small enough. */
const climb = (evaluate: Evaluate, from: Float64Array, step: Float64Array, before: number) => {
  const slack = 1e-12 * (1 + Math.abs(before));
  let share = 1;
  for (let halving = 0; halving < mostHalvings; halving += 1) {
    const parameters = from.map((value, j) => value + share * cell(step, j));
    const at = evaluate(parameters);
    if (at !== null && at.logLikelihood >= before - slack) return { parameters, at };
    share /= 2;
  }
  return null;
};
