import { normalProbability } from "../distributions/normal.ts";

/**
 * A function of the standardised log time w = (log t - location) / scale, and of a shape q where there is one, with
 * derivatives.
 */
export interface LawPoint {
  readonly value: number;
  readonly w: number;
  readonly ww: number;
  readonly q: number;
  readonly qq: number;
  readonly wq: number;
}

/** What w follows: log hazard on the scale of w, and log survival. */
export interface StandardLaw {
  readonly logHazard: (w: number) => LawPoint;
  readonly logSurvival: (w: number) => LawPoint;
}

const point = (value: number, w: number, ww: number): LawPoint => ({ value, w, ww, q: 0, qq: 0, wq: 0 });

/** Smallest extreme value: t is Weibull, or exponential where the scale is 1. */
export const extremeValue: StandardLaw = {
  logHazard: (w) => point(w, 1, 0),
  logSurvival: (w) => {
    const hazard = Math.exp(w);
    return point(-hazard, -hazard, -hazard);
  },
};

/** Logistic: t is log-logistic. */
export const logistic: StandardLaw = {
  logHazard: (w) => {
    const above = 1 / (1 + Math.exp(w));
    return point(-softPlus(-w), above, -above * (1 - above));
  },
  logSurvival: (w) => {
    const below = 1 / (1 + Math.exp(-w));
    return point(-softPlus(w), -below, -below * (1 - below));
  },
};

/** Normal: t is log-normal. */
export const normal: StandardLaw = {
  logHazard: (w) => {
    const hazard = normalHazard(w);
    const bend = hazard * (hazard - w);
    // Derivatives of log h: h - w, and h (h - w) - 1.
    return point(Math.log(hazard), hazard - w, bend - 1);
  },
  logSurvival: (w) => {
    const hazard = normalHazard(w);
    const value = w > far ? logDensity(w) - Math.log(hazard) : Math.log(normalProbability(-w));
    return point(value, -hazard, -hazard * (hazard - w));
  },
};

const softPlus = (w: number): number => (w > 0 ? w + Math.log1p(Math.exp(-w)) : Math.log1p(Math.exp(w)));

const logDensity = (w: number): number => -0.5 * (w * w + Math.log(2 * Math.PI));

/** From here on the continued fraction converges at once, and keeps digits where the tail itself runs out of them. */
const far = 8;
const terms = 60;

/** Density over upper tail; continued fraction of Laplace (Abramowitz and Stegun 26.2.14) far out. */
const normalHazard = (w: number): number => {
  if (w <= far) return Math.exp(logDensity(w)) / normalProbability(-w);
  let fraction = w;
  for (let k = terms; k > 0; k -= 1) fraction = w + k / fraction;
  return fraction;
};
