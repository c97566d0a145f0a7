import { chiSquareUpperTail } from "../distributions/chi-square.ts";
import type { ChiSquareTest } from "./cox-fit.ts";

/** A test from its statistic, which can fall below 0 by rounding where there is no effect at all. */
export const chiSquareTest = (statistic: number, degreesOfFreedom: number): ChiSquareTest => {
  const chiSquare = Math.max(0, statistic);
  return { chiSquare, degreesOfFreedom, pValue: chiSquareUpperTail(chiSquare, degreesOfFreedom) };
};
