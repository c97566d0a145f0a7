import { cell } from "../cell.ts";
import type { Jet } from "./jet.ts";
import type { LawPoint, StandardLaw } from "./standard-laws.ts";
import type { TimeDistribution } from "./time-distribution.ts";

/** How a family is made of a standard law. */
interface Family {
  /** The law of w at a shape; null outside the domain. */
  readonly law: (shape: number) => StandardLaw | null;
  /** Which of location, log(scale) and shape are parameters: the first one, two or all three. */
  readonly size: 1 | 2 | 3;
  readonly hasInfiniteMean: (scale: number, shape: number) => boolean;
}

const names = ["location", "log(scale)", "shape"] as const;

/**
 * Distributions whose log time is location + scale times a standard law: accelerated failure time models, where a
 * covariate makes every time longer by the same factor.
 */
export const logLocationScale = ({ law, size, hasInfiniteMean }: Family): TimeDistribution => ({
  parameters: names.slice(0, size),
  breaks: [],
  hasInfiniteMean: (parameters) => hasInfiniteMean(scaleOf(parameters), parameters[2] ?? 0),
  at: (parameters) => {
    const [location, scale] = [cell(parameters, 0), scaleOf(parameters)];
    const standard = law(parameters[2] ?? 0);
    if (standard === null || !(scale > 0 && Number.isFinite(scale)) || !Number.isFinite(location)) return null;
    const logScale = Math.log(scale);
    const standardised = (time: number) => (Math.log(time) - location) / scale;
    return {
      logSurvival: (time) => {
        const w = standardised(time);
        return jetOf(standard.logSurvival(w), w, scale, size, 0);
      },
      logHazard: (time) => {
        const w = standardised(time);
        const jet = jetOf(standard.logHazard(w), w, scale, size, -logScale - Math.log(time));
        if (size > 1) jet.gradient[1] = cell(jet.gradient, 1) - 1;
        return jet;
      },
    };
  },
});

const scaleOf = (parameters: Float64Array): number => Math.exp(parameters[1] ?? 0);

/** Derivatives in location, log(scale) and shape, of which the first `size` are kept. */
const jetOf = (at: LawPoint, w: number, scale: number, size: number, add: number): Jet => {
  const slope = [-at.w / scale, -at.w * w, at.q];
  const bend = [
    [at.ww / scale ** 2, (at.ww * w + at.w) / scale, -at.wq / scale],
    [(at.ww * w + at.w) / scale, at.ww * w * w + at.w * w, -at.wq * w],
    [-at.wq / scale, -at.wq * w, at.qq],
  ];
  return {
    value: at.value + add,
    gradient: Float64Array.from(slope.slice(0, size)),
    hessian: Float64Array.from(bend.slice(0, size).flatMap((row) => row.slice(0, size))),
  };
};
