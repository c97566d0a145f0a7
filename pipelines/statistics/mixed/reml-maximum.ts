import { cell } from "../cell.ts";
import type { Cholesky } from "../cholesky.ts";
import { cholesky, inverseForm, solve } from "../cholesky.ts";
import type { BlockModel } from "./blocks.ts";
import type { RemlDerivatives, RemlPoint } from "./reml-point.ts";
import { remlDerivatives, remlPoint } from "./reml-point.ts";

/** The maximum of the restricted likelihood. */
interface Maximum {
  readonly state: "found";
  readonly theta: Float64Array;
  readonly at: RemlPoint;
  readonly derivatives: RemlDerivatives;
  readonly iterations: number;
}

interface NoMaximum {
  readonly state: "not-found";
  readonly reason: "collinear-fixed-effects" | "covariance-not-identified" | "not-converged";
  /** Fixed-effect columns to blame. */
  readonly columns: readonly number[];
}

const mostIterations = 200;
const mostHalvings = 40;
/** Squared distance from the maximum, in standard errors of the parameters, at which to stop. */
const nearEnough = 1e-18;
/** Below this the second derivatives are to be trusted for the last steps. */
const close = 1e-2;
const notIdentified = 1e-12;

/**
 * Fisher scoring with step halving from `start`, ending in Newton steps, within the parameters at which every person's
 * covariance is positive definite and `allowed` holds.
 */
export const remlMaximum = (
  model: BlockModel,
  start: Float64Array,
  allowed: (theta: Float64Array) => boolean,
): Maximum | NoMaximum => {
  const fail = (reason: NoMaximum["reason"], columns: readonly number[] = []): NoMaximum => {
    return { state: "not-found", reason, columns };
  };
  const first = remlPoint(model, start);
  if (first === "covariance-not-positive") return fail("not-converged");
  if ("column" in first) return fail("collinear-fixed-effects", [first.column]);
  let theta = start;
  let at = first;
  for (let iterations = 0; iterations < mostIterations; iterations += 1) {
    const derivatives = remlDerivatives(model, at);
    const expected = cholesky(derivatives.expected, model.q, notIdentified);
    if ("column" in expected) return fail("covariance-not-identified");
    const distance = inverseForm(expected, derivatives.score);
    if (distance <= nearEnough) return { state: "found", theta, at, derivatives, iterations };
    const step = solve(metric(derivatives, expected, distance, model.q), derivatives.score);
    const next = climb(model, theta, step, at.logLikelihood, allowed);
    if (next === null) return fail("not-converged");
    ({ theta, at } = next);
  }
  return fail("not-converged");
};

const metric = (derivatives: RemlDerivatives, expected: Cholesky, distance: number, q: number): Cholesky => {
  if (distance > close) return expected;
  const observed = cholesky(derivatives.observed, q, notIdentified);
  return "column" in observed ? expected : observed;
};

const climb = (
  model: BlockModel,
  from: Float64Array,
  step: Float64Array,
  before: number,
  allowed: (theta: Float64Array) => boolean,
) => {
  const slack = 1e-11 * (1 + Math.abs(before));
  let share = 1;
  for (let halving = 0; halving < mostHalvings; halving += 1) {
    const theta = from.map((value, k) => value + share * cell(step, k));
    const at = allowed(theta) ? remlPoint(model, theta) : "covariance-not-positive";
    if (typeof at === "object" && "beta" in at && at.logLikelihood >= before - slack) return { theta, at };
    share /= 2;
  }
  return null;
};
