import { cell } from "../cell.ts";
import type { SurvivalModel } from "./distributions.ts";

/** What is known of the rows before anything is fitted, and how to fit a simpler distribution first. */
interface Known {
  /** Weighted days at risk per event. */
  readonly daysPerEvent: number;
  /** Number of covariates. */
  readonly p: number;
  /** Parameters and coefficients of a simpler model; null where it cannot be fitted. */
  readonly fitted: (model: SurvivalModel) => Float64Array | null;
}

/**
 * Where to look for the maximum: several places where there may be several hills.
 *
 * Location-scale families start from the exponential distribution, splines from the Weibull that they contain, the
 * generalised gamma from Weibull (shape 1) and log-normal (shape 0).
 */
export const startingValues = (model: SurvivalModel, known: Known): readonly Float64Array[] => {
  const location = Math.log(known.daysPerEvent);
  const coefficients = new Array<number>(known.p).fill(0);
  switch (model.family) {
    case "exponential":
      return [Float64Array.of(location, ...coefficients)];
    case "weibull":
    case "log-normal":
    case "log-logistic":
      return [Float64Array.of(location, 0, ...coefficients)];
    case "gompertz":
      return [Float64Array.of(-location, 0, ...coefficients)];
    case "generalised-gamma": {
      const from = (family: "weibull" | "log-normal", shape: number) => {
        const fit = known.fitted({ family });
        return fit === null ? [] : [Float64Array.of(...fit.subarray(0, 2), shape, ...fit.subarray(2))];
      };
      return [...from("weibull", 1), ...from("log-normal", 0)];
    }
    case "spline": {
      const fit = known.fitted({ family: "weibull" });
      if (fit === null) return [];
      const shape = Math.exp(-cell(fit, 1));
      const inner = new Array<number>(model.knots.length - 2).fill(0);
      const moved = Array.from(fit.subarray(2), (value) => -value * shape);
      return [Float64Array.of(-cell(fit, 0) * shape, shape, ...inner, ...moved)];
    }
  }
};
