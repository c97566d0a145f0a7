import { cell } from "../cell.ts";
import { cholesky, inverseForm, solve } from "../cholesky.ts";
import type { StandardColumns } from "../covariate.ts";
import { standardColumns } from "../covariate.ts";

/** A column and the weighted mean it is to have. */
export interface CalibrationTarget {
  readonly name: string;
  readonly values: ArrayLike<number>;
  readonly target: number;
}

/** Weights that add up to 1 and bring every column to its target. */
interface Calibrated {
  readonly state: "found";
  readonly share: Float64Array;
  readonly iterations: number;
}

/** No weights above 0 do. */
export interface Uncalibrated {
  readonly state: "not-found";
  /**
   * - `no-rows`: nobody is there (or nobody has weight).
   * - `target-outside-range`: a target is not strictly between the smallest and the largest value of its column.
   * - `collinear-covariates`: a column is explained by those before it (a constant one by none).
   * - `target-not-attainable`: each target could be had alone, all together not, or only by leaving persons out.
   * - `not-converged`: the weights cannot be found to working precision.
   */
  readonly reason:
    | "no-rows"
    | "target-outside-range"
    | "collinear-covariates"
    | "target-not-attainable"
    | "not-converged";
  /** Names of the columns to blame; empty where it is all of them together. */
  readonly covariates: readonly string[];
}

const mostIterations = 200;
const mostHalvings = 40;
const collinear = 1e-10;
const rounding = 1e-14;
/** Newton decrement, the square of the distance to the minimum in its own metric, at which to stop. */
const nearEnough = 1e-24;
/** A step that gains nothing and yet moves a log weight by this much runs away: the target lies on the rim. */
const runaway = 1e-2;
const nothing = 1e-9;

/**
 * The weights nearest to `base` (by Kullback-Leibler distance) under which every column has its target as mean: shares in
 * proportion to base x exp(lambda'(x - target)), with lambda the minimum of the convex dual log sum base exp(...).
 *
 * Newton with step halving. By duality the minimum is never below the log of the smallest base share if the target can
 * be had at all; a dual value below it proves that it cannot.
 */
export const calibrate = (columns: readonly CalibrationTarget[], base: Float64Array): Calibrated | Uncalibrated => {
  const total = base.reduce((sum, own) => sum + own, 0);
  const fail = (reason: Uncalibrated["reason"], covariates: readonly string[] = []): Uncalibrated => {
    return { state: "not-found", reason, covariates };
  };
  if (!(total > 0)) return fail("no-rows");
  const weighed = Int32Array.from(base.keys()).filter((row) => cell(base, row) > 0);
  const share = Float64Array.from(weighed, (row) => cell(base, row) / total);
  const picked = columns.map(({ values }) => Float64Array.from(weighed, (row) => cell(values, row)));
  const constant = columns.filter((_, j) => picked[j]?.every((value) => value === picked[j]?.[0]));
  if (constant.length > 0)
    return fail(
      "collinear-covariates",
      constant.map(({ name }) => name),
    );
  const outside = columns.filter(({ target }, j) => !isStrictlyInside(picked[j] ?? new Float64Array(0), target));
  if (outside.length > 0)
    return fail(
      "target-outside-range",
      outside.map(({ name }) => name),
    );
  const around = columns.map(({ target }) => target);
  const standard = standardColumns(picked, weighed.length, around);
  const own = standardColumns(picked, weighed.length);
  const spread = cholesky(tilt(own, share, new Float64Array(own.p)).covariance, own.p, collinear);
  if ("column" in spread) return fail("collinear-covariates", [columns[spread.column]?.name ?? ""]);
  const found = minimise(standard, share);
  if (found.state === "not-found") return fail(found.reason);
  const full = new Float64Array(base.length);
  weighed.forEach((row, i) => {
    full[row] = cell(found.share, i);
  });
  return { state: "found", share: full, iterations: found.iterations };
};

const isStrictlyInside = (values: Float64Array, target: number): boolean =>
  values.some((value) => value < target) && values.some((value) => value > target);

const minimise = (columns: StandardColumns, base: Float64Array) => {
  const floor = base.reduce((least, own) => Math.min(least, Math.log(own)), 0);
  let lambda = new Float64Array(columns.p);
  let at = tilt(columns, base, lambda);
  for (let iterations = 0; iterations < mostIterations; iterations += 1) {
    if (at.value < floor - 1e-9) return { state: "not-found", reason: "target-not-attainable" } as const;
    const parts = cholesky(at.covariance, columns.p, rounding);
    // The weight has drawn together on persons who do not differ in some direction.
    if ("column" in parts) return { state: "not-found", reason: "target-not-attainable" } as const;
    const decrement = inverseForm(parts, at.mean);
    const step = solve(parts, at.mean);
    if (decrement < nothing && moves(columns, step) > runaway) {
      return { state: "not-found", reason: "target-not-attainable" } as const;
    }
    if (decrement <= nearEnough) return { state: "found", share: at.share, iterations } as const;
    const next = descend(columns, base, lambda, step, at.value);
    if (next === null) return { state: "not-found", reason: "not-converged" } as const;
    ({ lambda, at } = next);
  }
  return { state: "not-found", reason: "not-converged" } as const;
};

/** The largest change of anyone's log weight by a step. */
const moves = ({ n, p, values }: StandardColumns, step: Float64Array): number => {
  let largest = 0;
  for (let i = 0; i < n; i += 1) {
    let sum = 0;
    for (let j = 0; j < p; j += 1) sum += cell(values, i * p + j) * cell(step, j);
    largest = Math.max(largest, Math.abs(sum));
  }
  return largest;
};

const descend = (
  columns: StandardColumns,
  base: Float64Array,
  from: Float64Array,
  step: Float64Array,
  before: number,
) => {
  const slack = 1e-13 * (1 + Math.abs(before));
  let part = 1;
  for (let halving = 0; halving < mostHalvings; halving += 1) {
    const lambda = from.map((value, j) => value - part * cell(step, j));
    const at = tilt(columns, base, lambda);
    if (at.value <= before + slack) return { lambda, at };
    part /= 2;
  }
  return null;
};

/** The dual at lambda: value, shares, and mean and covariance of the columns under them. */
const tilt = ({ n, p, values }: StandardColumns, base: Float64Array, lambda: Float64Array) => {
  const exponent = new Float64Array(n);
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i += 1) {
    let sum = 0;
    for (let j = 0; j < p; j += 1) sum += cell(values, i * p + j) * cell(lambda, j);
    exponent[i] = sum;
    if (sum > largest) largest = sum;
  }
  const share = exponent.map((sum, i) => cell(base, i) * Math.exp(sum - largest));
  const total = share.reduce((sum, own) => sum + own, 0);
  const mean = new Float64Array(p);
  for (let i = 0; i < n; i += 1) {
    share[i] = cell(share, i) / total;
    for (let j = 0; j < p; j += 1) mean[j] = cell(mean, j) + cell(share, i) * cell(values, i * p + j);
  }
  const covariance = new Float64Array(p * p);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < p; j += 1) {
      const apart = cell(share, i) * (cell(values, i * p + j) - cell(mean, j));
      for (let k = 0; k < p; k += 1) {
        covariance[j * p + k] = cell(covariance, j * p + k) + apart * (cell(values, i * p + k) - cell(mean, k));
      }
    }
  }
  return { value: Math.log(total) + largest, share, mean, covariance };
};
