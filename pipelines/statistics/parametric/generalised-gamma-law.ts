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
  if (nodes.some((q) => Math.abs(q) < step)) return generalisedGammaOver(shape, aroundZero);
  return generalisedGammaOver(shape, nodes);
};

const generalisedGammaOver = (shape: number, nodes: readonly number[]): StandardLaw => {
  const weights = differenceWeights(nodes, shape);
  const through = (f: (q: number) => number, use: Float64Array): number =>
    nodes.reduce((sum, q, k) => sum + f(q) * cell(use, k), 0);
  const survival = (w: number): LawPoint => {
    const values = nodes.map((q) => logSurvival(w, q));
    const sum = (use: Float64Array) => values.reduce((total, value, k) => total + value * cell(use, k), 0);
    // Log hazard at each node; its slope in q is that of log density less log survival.
    const value = Math.abs(shape) < step ? sum(weights.value) : logSurvival(w, shape);
    const hazard = Math.exp(logDensity(w, shape) - value);
    const slope = -Math.expm1(shape * w) / (shape === 0 ? 1 : shape);
    const densitySlope = shape === 0 ? -w : slope;
    const q = sum(weights.first);
    const densityQ = through((node) => logDensity(w, node), weights.first);
    return {
      value,
      w: -hazard,
      ww: -hazard * (densitySlope + hazard),
      q,
      qq: sum(weights.second),
      wq: -hazard * (densityQ - q),
    };
  };
  return {
    logSurvival: survival,
    logHazard: (w) => {
      const tail = survival(w);
      const densitySlope = shape === 0 ? -w : -Math.expm1(shape * w) / shape;
      const crossed = through((q) => (q === 0 ? -w : -Math.expm1(q * w) / q), weights.first);
      return {
        value: logDensity(w, shape) - tail.value,
        w: densitySlope - tail.w,
        ww: -Math.exp(shape * w) - tail.ww,
        q: through((node) => logDensity(w, node), weights.first) - tail.q,
        qq: through((node) => logDensity(w, node), weights.second) - tail.qq,
        wq: crossed - tail.wq,
      };
    },
  };
};

/** Log density of w. */
const logDensity = (w: number, q: number): number => {
  const remainder = q === 0 ? 0 : stirlingRemainder(1 / (q * q));
  return -0.5 * Math.log(2 * Math.PI) - remainder - w * w * bendOfExp(q * w);
};

const logSurvival = (w: number, q: number): number => {
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
