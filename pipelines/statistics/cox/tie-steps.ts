import type { CoxTies } from "./cox-data.ts";
import type { EventDay } from "./risk-sweep.ts";

/**
 * The events of one day taken one after the other: sums over the steps, of which each has the same share of the events'
 * weight, and `gone`, the part of those with the event that has left the risk set by then.
 */
export interface TieSteps {
  /** Hazard per unit of risk: share over risk. */
  readonly rate: number;
  /** Hazard over risk: variance of the rate, the coefficients taken as known. */
  readonly variance: number;
  /** Hazard times gone: what those with the event are spared of the day. */
  readonly spared: number;
  /** Hazard over risk, times gone, and times its square. */
  readonly sparedOverRisk: number;
  readonly sparedTwiceOverRisk: number;
  /** Share times log risk. */
  readonly logRisk: number;
}

/**
 * Breslow leaves all events of the day in every denominator; Efron takes them out in equal parts, as if their order
 * were unknown. With weights the events of a day share their mean weight. Exact ties have no steps and go with Breslow.
 */
export const tieSteps = ({ deaths, deathWeight, risk, deathRisk }: EventDay, ties: CoxTies): TieSteps => {
  const steps = ties === "efron" ? deaths : 1;
  const share = deathWeight / steps;
  let [rate, variance, spared, sparedOverRisk, sparedTwiceOverRisk, logRisk] = [0, 0, 0, 0, 0, 0];
  for (let step = 0; step < steps; step += 1) {
    const gone = step / steps;
    const left = risk - gone * deathRisk;
    const hazard = share / left;
    rate += hazard;
    variance += hazard / left;
    spared += gone * hazard;
    sparedOverRisk += (gone * hazard) / left;
    sparedTwiceOverRisk += (gone * gone * hazard) / left;
    logRisk += share * Math.log(left);
  }
  return { rate, variance, spared, sparedOverRisk, sparedTwiceOverRisk, logRisk };
};

/** Means of the covariates over those at risk, and how far those with the event are from them, times their risk. */
export interface TieMeans {
  readonly mean: Float64Array;
  readonly away: Float64Array;
}

/**
 * At a step the mean of those left is mean - gone / risk left * away: no step needs sums of its own. Overwrites `into`.
 */
export const tieMeans = (day: EventDay, into: TieMeans): TieMeans => {
  for (let j = 0; j < day.riskX.length; j += 1) {
    const mean = (day.riskX[j] ?? Number.NaN) / day.risk;
    into.mean[j] = mean;
    into.away[j] = (day.deathRiskX[j] ?? Number.NaN) - mean * day.deathRisk;
  }
  return into;
};

/** Room for the means of p covariates. */
export const noTieMeans = (p: number): TieMeans => ({ mean: new Float64Array(p), away: new Float64Array(p) });
