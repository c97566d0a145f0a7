import { cell } from "../cell.ts";
import { incompleteGamma } from "../distributions/incomplete-gamma.ts";
import { stirlingRemainder } from "../distributions/log-gamma.ts";
import { differenceWeights } from "./difference-weights.ts";
import type { LawPoint, StandardLaw } from "./standard-laws.ts";
import { normal } from "./standard-laws.ts";

/** Half the distance between nodes: wide enough for the digits of a second difference, narrow enough for its order. */
const step = 0.01;
/** Nearer 0 than this the shape's own gamma distribution has too many terms; fixed nodes on both sides are taken. */
const nearZero = 0.055;
const aroundZero = [-0.055, -0.045, -0.035, -0.025, -0.015, 0.015, 0.025, 0.035, 0.045, 0.055];
/** A shape beyond this is no distribution anybody has seen: a hazard that jumps. */
const widest = 20;

/**
 * The law of w for the generalised gamma distribution in Prentice's parametrisation: q = 1 is Weibull, 0 log-normal,
 * q = scale gamma; the survival is the tail of a gamma distribution with shape q^-2 at q^-2 e^{qw}.
 *
 * Derivatives in w are exact; those in q are taken from the polynomial through nine or ten values of log hazard and log
 * survival, to about 1e-9. Nothing cancels near q = 0, because the density is written with Stirling's remainder.
 *
 * Prentice 1974; Cox, Chu, Schneider and Munoz 2007.
 */
export const generalisedGamma = (shape: number): StandardLaw | null => {
  if (!(Math.abs(shape) <= widest)) return null;
  const nodes = Math.abs(shape) < nearZero ? aroundZero : Array.from({ length: 9 }, (_, k) => shape + (k - 4) * step);
  const weights = differenceWeights(nodes, shape);
  const through = (f: (q: number) => number, use: Float64Array): number =>
    nodes.reduce((sum, q, k) => sum + f(q) * cell(use, k), 0);
  const density = (w: number): LawPoint => ({
    value: logDensity(w, shape),
    w: densitySlope(w, shape),
    ww: -Math.exp(shape * w),
    q: through((q) => logDensity(w, q), weights.first),
    qq: through((q) => logDensity(w, q), weights.second),
    wq: through((q) => densitySlope(w, q), weights.first),
  });
  const survival = (w: number, { value, w: slope, q: own }: LawPoint): LawPoint => {
    const values = nodes.map((q) => logTail(w, q));
    const sum = (use: Float64Array) => values.reduce((total, node, k) => total + node * cell(use, k), 0);
    const tail = Math.abs(shape) < step ? sum(weights.value) : logTail(w, shape);
    const hazard = Math.exp(value - tail);
    const q = sum(weights.first);
    // The slope of log survival is minus the hazard; the hazard's own slopes are those of density less survival.
    return {
      value: tail,
      w: -hazard,
      ww: -hazard * (slope + hazard),
      q,
      qq: sum(weights.second),
      wq: -hazard * (own - q),
    };
  };
  return {
    logSurvival: (w) => survival(w, density(w)),
    logHazard: (w) => {
      const top = density(w);
      const tail = survival(w, top);
      return {
        value: top.value - tail.value,
        w: top.w - tail.w,
        ww: top.ww - tail.ww,
        q: top.q - tail.q,
        qq: top.qq - tail.qq,
        wq: top.wq - tail.wq,
      };
    },
  };
};

/** Derivative of the log density in w. */
const densitySlope = (w: number, q: number): number => (q === 0 ? -w : -Math.expm1(q * w) / q);

/** Log density of w. */
const logDensity = (w: number, q: number): number => {
  const remainder = q === 0 ? 0 : stirlingRemainder(1 / (q * q));
  return -0.5 * Math.log(2 * Math.PI) - remainder - w * w * bendOfExp(q * w);
};

const logTail = (w: number, q: number): number => {
  if (q === 0) return normal.logSurvival(w).value;
  const shape = 1 / (q * q);
  const { lower, upper } = incompleteGamma(shape, shape * Math.exp(q * w));
  const [tail, rest] = q > 0 ? [upper, lower] : [lower, upper];
  return tail < 0.5 ? Math.log(tail) : Math.log1p(-rest);
};

/** (e^y - 1 - y) / y^2, 1/2 at 0. */
const bendOfExp = (y: number): number => {
  if (Math.abs(y) > 0.5) return (Math.expm1(y) - y) / (y * y);
  let term = 0.5;
  let sum = term;
  for (let k = 3; Math.abs(term) > 1e-17; k += 1) {
    term *= y / k;
    sum += term;
  }
  return sum;
};
