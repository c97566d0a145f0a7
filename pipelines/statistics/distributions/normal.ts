import { incompleteGamma } from "./incomplete-gamma.ts";

/** P(Z <= z) for a standard normal; both tails keep their relative digits. `pnorm` of R 4.2.2. */
export const normalProbability = (z: number): number => {
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  return z < 0 ? upper / 2 : 0.5 + lower / 2;
};
