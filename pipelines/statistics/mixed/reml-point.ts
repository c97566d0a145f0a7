import { cell } from "../cell.ts";
import { cholesky, inverse, logDeterminant, solve } from "../cholesky.ts";
import { addTo, inner, productTrace, rectangleProduct, squareProduct, timesVector, transposed } from "../matrix.ts";
import type { Block, BlockModel, Pattern } from "./blocks.ts";

/** The restricted likelihood at one set of covariance parameters. */
export interface RemlPoint {
  readonly logLikelihood: number;
  /** Generalised least squares coefficients, p. */
  readonly beta: Float64Array;
  /** Their covariance (X' V^-1 X)^-1, p by p. */
  readonly covariance: Float64Array;
  /** Inverse of each pattern's covariance, size by size. */
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
export const remlPoint = ({ patterns, p, n }: BlockModel, theta: Float64Array): RemlPoint | NoPoint => {
  const cross = new Float64Array(p * p);
  const right = new Float64Array(p);
  const inverses: Float64Array[] = [];
  let determinant = 0;
  for (const pattern of patterns) {
    const { size, persons } = pattern;
    const parts = cholesky(covarianceOf(pattern, theta), size, rounding);
    if ("column" in parts) return "covariance-not-positive";
    const own = inverse(parts);
    inverses.push(own);
    determinant += persons.length * logDeterminant(parts);
    for (const { fixed, value } of persons) {
      const weighted = rectangleProduct(transposed(fixed, size, p), own, p, size, size);
      addTo(cross, rectangleProduct(weighted, fixed, p, size, p));
      addTo(right, rectangleProduct(weighted, value, p, size, 1));
    }
  }
  const information = cholesky(cross, p, collinear);
  if ("column" in information) return { column: information.column };
  const beta = solve(information, right);
  let squares = 0;
  patterns.forEach(({ size, persons }, i) => {
    for (const block of persons) {
      const residual = residualOf(block, beta);
      squares += inner(residual, timesVector(at(inverses, i), residual, size));
    }
  });
  const logLikelihood = -0.5 * ((n - p) * Math.log(2 * Math.PI) + determinant + logDeterminant(information) + squares);
  return { logLikelihood, beta, covariance: inverse(information), inverses };
};

/**
 * Derivatives at a point.
 *
 * With P = V^-1 - V^-1 X (X' V^-1 X)^-1 X' V^-1: score (y'P D P y - tr P D) / 2, expected information tr(P D P D) / 2,
 * second derivatives y'P D P D P y less that. What depends on persons is added up first, pattern by pattern: the outer
 * products of weighted residuals, and V^-1 X (X' V^-1 X)^-1 X' V^-1.
 */
export const remlDerivatives = (
  { patterns, p, q }: BlockModel,
  { beta, covariance, inverses }: RemlPoint,
): RemlDerivatives => {
  const score = new Float64Array(q);
  const traces = new Float64Array(q * q);
  const quadratics = new Float64Array(q * q);
  const slopes = Array.from({ length: q }, () => new Float64Array(p * p));
  const pulls = Array.from({ length: q }, () => new Float64Array(p));
  patterns.forEach(({ size, directions, persons }, i) => {
    const own = at(inverses, i);
    const hat = new Float64Array(size * size);
    const outer = new Float64Array(size * size);
    for (const block of persons) {
      const weighted = rectangleProduct(own, block.fixed, size, size, p);
      const across = transposed(weighted, size, p);
      const residual = timesVector(own, residualOf(block, beta), size);
      addTo(hat, rectangleProduct(rectangleProduct(weighted, covariance, size, p, p), across, size, p, size));
      addTo(outer, rectangleProduct(residual, residual, size, 1, size));
      directions.forEach((direction, k) => {
        addTo(
          at(slopes, k),
          rectangleProduct(rectangleProduct(across, direction, p, size, size), weighted, p, size, p),
        );
        addTo(at(pulls, k), rectangleProduct(across, timesVector(direction, residual, size), p, size, 1));
      });
    }
    const turned = directions.map((direction) => squareProduct(direction, own, size));
    const hatted = directions.map((direction) => squareProduct(direction, hat, size));
    const pushed = directions.map((direction) => squareProduct(direction, outer, size));
    directions.forEach((direction, k) => {
      const plain = productTrace(direction, own, size) * persons.length;
      score[k] =
        cell(score, k) + 0.5 * (productTrace(direction, outer, size) - plain + productTrace(direction, hat, size));
      for (let l = 0; l < q; l += 1) {
        const place = k * q + l;
        traces[place] =
          cell(traces, place) +
          persons.length * productTrace(at(turned, k), at(turned, l), size) -
          2 * productTrace(at(turned, k), at(hatted, l), size);
        quadratics[place] = cell(quadratics, place) + productTrace(at(turned, k), at(pushed, l), size);
      }
    });
  });
  const halved = slopes.map((slope) => squareProduct(covariance, slope, p));
  const expected = new Float64Array(q * q);
  const observed = new Float64Array(q * q);
  for (let k = 0; k < q; k += 1) {
    for (let l = 0; l < q; l += 1) {
      const place = k * q + l;
      const trace = cell(traces, place) + productTrace(at(halved, k), at(halved, l), p);
      const pulled = inner(timesVector(covariance, at(pulls, k), p), at(pulls, l));
      expected[place] = 0.5 * trace;
      observed[place] = cell(quadratics, place) - pulled - 0.5 * trace;
    }
  }
  return { score, expected, observed, slopes };
};

/** One of several matrices; none where there is none, so that a slip gives NaN. */
const at = (matrices: readonly Float64Array[], k: number): Float64Array => matrices[k] ?? new Float64Array(0);

const covarianceOf = ({ size, directions }: Pattern, theta: Float64Array): Float64Array => {
  const sum = new Float64Array(size * size);
  directions.forEach((direction, k) => {
    addTo(sum, direction, cell(theta, k));
  });
  return sum;
};

const residualOf = ({ value, fixed }: Block, beta: Float64Array): Float64Array =>
  value.map((own, i) => own - inner(fixed.subarray(i * beta.length, (i + 1) * beta.length), beta));
