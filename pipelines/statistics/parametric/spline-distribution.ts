import { cell } from "../cell.ts";
import type { Jet } from "./jet.ts";
import type { TimeDistribution } from "./time-distribution.ts";

/**
 * Royston and Parmar's distribution: the log cumulative hazard is a natural cubic spline of log time, straight outside
 * the outer knots; covariates move it up and down, so that exp(coefficient) is a hazard ratio.
 *
 * `knots` are times, ascending, the outer ones included. Without inner knots this is the Weibull distribution.
 *
 * Royston and Parmar 2002.
 */
export const splineDistribution = (knots: readonly number[]): TimeDistribution => {
  const logKnots = knots.map(Math.log);
  const size = knots.length;
  return {
    parameters: Array.from({ length: size }, (_, k) => `gamma${k}`),
    breaks: knots,
    hasInfiniteMean: () => false,
    at: (gamma) => {
      const height = (basis: Float64Array) => basis.reduce((sum, value, k) => sum + value * cell(gamma, k), 0);
      return {
        logSurvival: (time) => {
          const basis = splineBasis(logKnots, Math.log(time));
          const hazard = Math.exp(height(basis));
          return spreadOut(-hazard, -hazard, -hazard, basis);
        },
        logHazard: (time) => {
          const u = Math.log(time);
          const basis = splineBasis(logKnots, u);
          const slopes = splineSlopes(logKnots, u);
          const slope = height(slopes);
          const bend = spreadOut(Math.log(slope), 1 / slope, -1 / slope ** 2, slopes);
          return {
            ...bend,
            value: height(basis) + bend.value - u,
            gradient: bend.gradient.map((value, k) => value + cell(basis, k)),
          };
        },
      };
    },
  };
};

/** f of a sum of basis functions times parameters, from f and its two derivatives. */
const spreadOut = (value: number, first: number, second: number, basis: Float64Array): Jet => {
  const size = basis.length;
  return {
    value,
    gradient: basis.map((own) => first * own),
    hessian: Float64Array.from(
      { length: size * size },
      (_, at) => second * cell(basis, Math.floor(at / size)) * cell(basis, at % size),
    ),
  };
};

/** 1, u, and one function per inner knot. */
const splineBasis = (knots: readonly number[], u: number): Float64Array =>
  innerTerms(knots, [1, u], (knot) => Math.max(0, u - knot) ** 3);

/** Their derivatives in u. */
const splineSlopes = (knots: readonly number[], u: number): Float64Array =>
  innerTerms(knots, [0, 1], (knot) => 3 * Math.max(0, u - knot) ** 2);

const innerTerms = (
  knots: readonly number[],
  straight: readonly [number, number],
  power: (knot: number) => number,
): Float64Array => {
  const [first, last] = [cell(knots, 0), cell(knots, knots.length - 1)];
  const inner = knots.slice(1, -1).map((knot) => {
    const share = (last - knot) / (last - first);
    return power(knot) - share * power(first) - (1 - share) * power(last);
  });
  return Float64Array.of(...straight, ...inner);
};
