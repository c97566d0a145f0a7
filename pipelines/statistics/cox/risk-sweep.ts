import type { CoxRows } from "./cox-rows.ts";

/** What is known of one day with events in one stratum; the arrays are overwritten on the next day. */
export interface EventDay {
  readonly stratum: number;
  readonly day: number;
  /** Rows of the stratum that stand before `end` and enter before `day` are at risk. */
  readonly start: number;
  /** Rows from here to `end` leave on the day, the first `deaths` of them by the event. */
  readonly from: number;
  readonly end: number;
  /** Number of events, unweighted. */
  readonly deaths: number;
  /** Sum of the weights of those with the event. */
  readonly deathWeight: number;
  /** Weighted sum of the linear predictor over those with the event. */
  readonly deathPredictor: number;
  /** Weighted sum of the covariates over those with the event. */
  readonly deathX: Float64Array;
  /** Sum of weight times exp(linear predictor) over those at risk, and over those with the event. */
  readonly risk: number;
  readonly deathRisk: number;
  /** The same times the covariates. */
  readonly riskX: Float64Array;
  readonly deathRiskX: Float64Array;
}

const nan = Number.NaN;

/** A risk set this much smaller than it was holds too much rounding from what was taken out, and is added up afresh. */
const worn = 1e-4;

/** exp() of the linear predictor, row by row, times the weight; and the predictor itself. */
export interface Predictor {
  readonly eta: Float64Array;
  readonly risk: Float64Array;
}

/** Room for the predictor of n rows. */
export const noPredictor = (n: number): Predictor => ({ eta: new Float64Array(n), risk: new Float64Array(n) });

/** The linear predictor for scaled coefficients; overwrites `into`. */
export const predictorOf = (
  { n, p, x, weight }: CoxRows,
  beta: Float64Array,
  into: Predictor = noPredictor(n),
): Predictor => {
  const { eta, risk } = into;
  for (let i = 0; i < n; i += 1) {
    let sum = 0;
    for (let j = 0; j < p; j += 1) sum += (x[i * p + j] ?? nan) * (beta[j] ?? nan);
    eta[i] = sum;
    risk[i] = Math.exp(sum) * (weight[i] ?? nan);
  }
  return into;
};

/**
 * Visits every day with events, stratum by stratum, the latest first, with sums over its risk set.
 *
 * Each row is added once and, under delayed entry, taken out once, so that the cost is rows times p.
 */
export const sweepRiskSets = (rows: CoxRows, { eta, risk }: Predictor, visit: (day: EventDay) => void): void => {
  const { p, time, entry, event, weight, x, byEntry } = rows;
  const day = emptyDay(p);
  const { riskX, deathX, deathRiskX } = day;
  let start = 0;
  for (const [stratum, stop] of rows.stratumEnds.entries()) {
    let at = start;
    let out = start;
    let most = 0;
    day.risk = 0;
    riskX.fill(0);
    while (at < stop) {
      const today = time[at] ?? nan;
      while (entry !== null && byEntry !== null && out < stop && (entry[byEntry[out] ?? 0] ?? nan) >= today) {
        const gone = byEntry[out] ?? 0;
        day.risk -= risk[gone] ?? nan;
        for (let j = 0; j < p; j += 1) {
          riskX[j] = (riskX[j] ?? nan) - (risk[gone] ?? nan) * (x[gone * p + j] ?? nan);
        }
        out += 1;
      }
      const from = at;
      while (at < stop && time[at] === today && event[at] === 1) at += 1;
      const deaths = at - from;
      while (at < stop && time[at] === today) at += 1;
      day.deathRisk = sum(risk, from, from + deaths);
      day.risk += day.deathRisk + sum(risk, from + deaths, at);
      sumX(risk, x, p, from, from + deaths, deathRiskX);
      for (let j = 0; j < p; j += 1) riskX[j] = (riskX[j] ?? nan) + (deathRiskX[j] ?? nan);
      addX(risk, x, p, from + deaths, at, riskX);
      most = Math.max(most, day.risk);
      if (deaths === 0) continue;
      if (entry !== null && !(day.risk > worn * most)) {
        day.risk = 0;
        riskX.fill(0);
        for (let i = start; i < at; i += 1) {
          if (!((entry[i] ?? nan) < today)) continue;
          day.risk += risk[i] ?? nan;
          addX(risk, x, p, i, i + 1, riskX);
        }
        most = day.risk;
      }
      day.stratum = stratum;
      day.day = today;
      day.start = start;
      day.from = from;
      day.end = at;
      day.deaths = deaths;
      day.deathWeight = sum(weight, from, from + deaths);
      day.deathPredictor = 0;
      for (let i = from; i < from + deaths; i += 1) day.deathPredictor += (weight[i] ?? nan) * (eta[i] ?? nan);
      sumX(weight, x, p, from, from + deaths, deathX);
      visit(day);
    }
    start = stop;
  }
};

const sum = (values: Float64Array, from: number, to: number): number => {
  let total = 0;
  for (let i = from; i < to; i += 1) total += values[i] ?? nan;
  return total;
};

/** Adds the covariates of some rows, each times a factor of its own. */
const addX = (factor: Float64Array, x: Float64Array, p: number, from: number, to: number, into: Float64Array): void => {
  for (let j = 0; j < p; j += 1) {
    let total = 0;
    for (let i = from; i < to; i += 1) total += (factor[i] ?? nan) * (x[i * p + j] ?? nan);
    into[j] = (into[j] ?? nan) + total;
  }
};

const sumX: typeof addX = (factor, x, p, from, to, into) => {
  into.fill(0);
  addX(factor, x, p, from, to, into);
};

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const emptyDay = (p: number): Writable<EventDay> => ({
  stratum: 0,
  day: 0,
  start: 0,
  from: 0,
  end: 0,
  deaths: 0,
  deathWeight: 0,
  deathPredictor: 0,
  deathX: new Float64Array(p),
  risk: 0,
  deathRisk: 0,
  riskX: new Float64Array(p),
  deathRiskX: new Float64Array(p),
});
