import { cell } from "../cell.ts";
import type { CoxTies } from "./cox-data.ts";
import type { EventDay } from "./risk-sweep.ts";
import { noTieMeans, tieMeans, tieSteps } from "./tie-steps.ts";

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
  const { mean, away } = tieMeans(day, noTieMeans(day.riskX.length));
  const { rate, variance, spared, sparedOverRisk, sparedTwiceOverRisk } = tieSteps(day, ties);
  const moved = (whole: number, part: number) => mean.map((value, j) => whole * value - part * cell(away, j));
  return {
    rate,
    variance,
    rateX: moved(rate, sparedOverRisk),
    mean: moved(1, spared / day.deathWeight),
    spared,
    sparedX: moved(spared, sparedTwiceOverRisk),
  };
};
