import { cell } from "../cell.ts";
import type { Cholesky } from "../cholesky.ts";
import { cholesky, inverse, logDeterminant, solve } from "../cholesky.ts";
import { addTo, inner, productTrace, rectangleProduct, squareProduct, timesVector, transposed } from "../matrix.ts";
import type { Block, BlockModel } from "./blocks.ts";

/** The restricted likelihood at one set of covariance parameters. */
export interface RemlPoint {
  readonly logLikelihood: number;
  /** Generalised least squares coefficients, p. */
  readonly beta: Float64Array;
  /** Their covariance (X' V^-1 X)^-1, p by p. */
  readonly covariance: Float64Array;
  /** Inverse of each person's covariance, size by size. */
  readonly inverses: readonly Float64Array[];
}

/** First and second derivatives of the restricted log-likelihood. */
export interface RemlDerivatives {
  readonly score: Float64Array;
  /** q by q. */
  readonly expected: Float64Array;
  /** Minus the second derivatives, q by q. */
  readonly observed: Float64Array;
  /** X' V^-1 D V^-1 X per parameter, p by p: how (X' V^-1 X) falls as the parameter grows. */
  readonly slopes: readonly Float64Array[];
}

/** A value of the parameters at which the likelihood is not defined. */
export type NoPoint = "covariance-not-positive" | { readonly column: number };

const rounding = 1e-13;
const collinear = 1e-10;

/** Likelihood and coefficients at theta; for collinear fixed effects the column to blame. */
export const remlPoint = ({ blocks, p, n }: BlockModel, theta: Float64Array): RemlPoint | NoPoint => {
  const cross = new Float64Array(p * p);
  const right = new Float64Array(p);
  const parts: Cholesky[] = [];
  let determinant = 0;
  for (const block of blocks) {
    const own = cholesky(covarianceOf(block, theta), block.size, rounding);
    if ("column" in own) return "covariance-not-positive";
    parts.push(own);
    determinant += logDeterminant(own);
  }
  const inverses = parts.map(inverse);
  blocks.forEach(({ size, fixed, value }, i) => {
    const weighted = rectangleProduct(transposed(fixed, size, p), inverses[i] ?? new Float64Array(0), p, size, size);
    addTo(cross, rectangleProduct(weighted, fixed, p, size, p));
    addTo(right, rectangleProduct(weighted, value, p, size, 1));
  });
  const information = cholesky(cross, p, collinear);
  if ("column" in information) return { column: information.column };
  const beta = solve(information, right);
  let squares = 0;
  blocks.forEach((block, i) => {
    const residual = residualOf(block, beta);
    squares += inner(residual, timesVector(inverses[i] ?? new Float64Array(0), residual, block.size));
  });
  const logLikelihood = -0.5 * ((n - p) * Math.log(2 * Math.PI) + determinant + logDeterminant(information) + squares);
  return { logLikelihood, beta, covariance: inverse(information), inverses };
};

/** Derivatives at a point. */
export const remlDerivatives = (
  { blocks, p, q }: BlockModel,
  { beta, covariance, inverses }: RemlPoint,
): RemlDerivatives => {
  const score = new Float64Array(q);
  const traces = new Float64Array(q * q);
  const quadratics = new Float64Array(q * q);
  const slopes = Array.from({ length: q }, () => new Float64Array(p * p));
  const pulls = Array.from({ length: q }, () => new Float64Array(p));
  blocks.forEach((block, i) => {
    const { size, fixed, directions } = block;
    const own = inverses[i] ?? new Float64Array(0);
    const weighted = rectangleProduct(own, fixed, size, size, p);
    const residual = timesVector(own, residualOf(block, beta), size);
    const hat = rectangleProduct(
      rectangleProduct(weighted, covariance, size, p, p),
      transposed(weighted, size, p),
      size,
      p,
      size,
    );
    const turned = directions.map((direction) => squareProduct(direction, own, size));
    const hatted = directions.map((direction) => squareProduct(direction, hat, size));
    const pushed = directions.map((direction) => timesVector(direction, residual, size));
    for (let k = 0; k < q; k += 1) {
      const direction = directions[k] ?? new Float64Array(0);
      const [turn, push] = [turned[k] ?? new Float64Array(0), pushed[k] ?? new Float64Array(0)];
      const trace = productTrace(direction, own, size) - productTrace(direction, hat, size);
      score[k] = cell(score, k) + 0.5 * (inner(residual, push) - trace);
      const across = transposed(weighted, size, p);
      addTo(
        slopes[k] ?? score,
        rectangleProduct(rectangleProduct(across, direction, p, size, size), weighted, p, size, p),
      );
      addTo(pulls[k] ?? score, rectangleProduct(across, push, p, size, 1));
      const carried = timesVector(own, push, size);
      for (let l = 0; l < q; l += 1) {
        const at = k * q + l;
        traces[at] =
          cell(traces, at) +
          productTrace(turn, turned[l] ?? score, size) -
          2 * productTrace(turn, hatted[l] ?? score, size);
        quadratics[at] = cell(quadratics, at) + inner(carried, pushed[l] ?? score);
      }
    }
  });
  const halved = slopes.map((slope) => squareProduct(covariance, slope, p));
  const expected = new Float64Array(q * q);
  const observed = new Float64Array(q * q);
  for (let k = 0; k < q; k += 1) {
    for (let l = 0; l < q; l += 1) {
      const at = k * q + l;
      const trace = cell(traces, at) + productTrace(halved[k] ?? score, halved[l] ?? score, p);
      const pulled = inner(timesVector(covariance, pulls[k] ?? score, p), pulls[l] ?? score);
      expected[at] = 0.5 * trace;
      observed[at] = cell(quadratics, at) - pulled - 0.5 * trace;
    }
  }
  return { score, expected, observed, slopes };
};

const covarianceOf = ({ size, directions }: Block, theta: Float64Array): Float64Array => {
  const sum = new Float64Array(size * size);
  directions.forEach((direction, k) => {
    addTo(sum, direction, cell(theta, k));
  });
  return sum;
};

const residualOf = ({ value, fixed }: Block, beta: Float64Array): Float64Array =>
  value.map((own, i) => own - inner(fixed.subarray(i * beta.length, (i + 1) * beta.length), beta));
