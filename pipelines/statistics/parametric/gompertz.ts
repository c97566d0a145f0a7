import { cell } from "../cell.ts";
import type { TimeDistribution } from "./time-distribution.ts";

/**
 * Gompertz: the hazard rate e^{shape t} grows or falls by the same factor every day; covariates move log(rate), so that
 * exp(coefficient) is a hazard ratio. With a negative shape part of the persons never have the event.
 */
export const gompertz: TimeDistribution = {
  parameters: ["log(rate)", "shape"],
  breaks: [],
  hasInfiniteMean: (parameters) => cell(parameters, 1) < 0,
  at: (parameters) => {
    const [logRate, shape] = [cell(parameters, 0), cell(parameters, 1)];
    if (!(Number.isFinite(logRate) && Number.isFinite(shape))) return null;
    const rate = Math.exp(logRate);
    return {
      logHazard: (time) => ({
        value: logRate + shape * time,
        gradient: Float64Array.of(1, time),
        hessian: new Float64Array(4),
      }),
      logSurvival: (time) => {
        const [mean, slope, bend] = meanOfExp(shape * time);
        const own = -rate * time;
        const cross = own * time * slope;
        return {
          value: own * mean,
          gradient: Float64Array.of(own * mean, cross),
          hessian: Float64Array.of(own * mean, cross, cross, own * time * time * bend),
        };
      },
    };
  },
};

/** (e^z - 1) / z and its first two derivatives; 1, 1/2, 1/3 at 0. */
const meanOfExp = (z: number): readonly [number, number, number] => {
  if (Math.abs(z) > 1) {
    const e = Math.exp(z);
    return [Math.expm1(z) / z, (e * (z - 1) + 1) / z ** 2, (e * (z * z - 2 * z + 2) - 2) / z ** 3];
  }
  let [mean, slope, bend] = [0, 0, 0];
  // Terms z^n / (n + 1)!.
  let term = 1;
  for (let n = 0; n < 24; n += 1) {
    mean += term;
    slope += (term * (n + 1)) / (n + 2);
    bend += (term * (n + 1)) / (n + 3);
    term *= z / (n + 2);
  }
  return [mean, slope, bend];
};
