import { incompleteGamma } from "./incomplete-gamma.ts";

/** P(X >= x) for a chi-square distribution; a small tail keeps its relative digits. `pchisq(lower.tail = FALSE)`. */
export const chiSquareUpperTail = (x: number, degreesOfFreedom: number): number =>
  incompleteGamma(degreesOfFreedom / 2, x / 2).upper;
