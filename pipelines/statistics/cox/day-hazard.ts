import { cell } from "../cell.ts";
import type { CoxTies } from "./cox-data.ts";
import type { EventDay } from "./risk-sweep.ts";

/** One day's hazard per unit of risk, and what those with the event have of their own. */
export interface DayHazard {
  readonly rate: number;
  /** Variance of the rate, the coefficients taken as known. */
  readonly variance: number;
  readonly rateX: Float64Array;
  /** Mean covariates at the event, over the steps of the tie. */
  readonly mean: Float64Array;
  /** Hazard of the later steps of the tie, which those with the event have left in part. */
  readonly spared: number;
  readonly sparedX: Float64Array;
}

/**
 * The jump of the cumulative hazard on one day: Breslow's for Breslow's and for exact ties, Efron's for his.
 *
 * Breslow 1972; Efron 1977, as `survfit.coxph` of R survival 3.5-3 chooses them.
 */
export const dayHazard = (day: EventDay, ties: CoxTies): DayHazard => {
  const steps = ties === "efron" ? day.deaths : 1;
  const p = day.riskX.length;
  const [rateX, mean, sparedX] = [new Float64Array(p), new Float64Array(p), new Float64Array(p)];
  let rate = 0;
  let variance = 0;
  let spared = 0;
  for (let step = 0; step < steps; step += 1) {
    const gone = step / steps;
    const risk = day.risk - gone * day.deathRisk;
    const piece = day.deathWeight / steps / risk;
    rate += piece;
    variance += piece / risk;
    spared += gone * piece;
    for (let j = 0; j < p; j += 1) {
      const at = (cell(day.riskX, j) - gone * cell(day.deathRiskX, j)) / risk;
      rateX[j] = cell(rateX, j) + piece * at;
      mean[j] = cell(mean, j) + at / steps;
      sparedX[j] = cell(sparedX, j) + gone * piece * at;
    }
  }
  return { rate, variance, rateX, mean, spared, sparedX };
};
