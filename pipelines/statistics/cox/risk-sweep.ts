import type { CoxRows } from "./cox-rows.ts";

/** What is known of one day with events in one stratum; the arrays are overwritten on the next day. */
export interface EventDay {
  readonly stratum: number;
  readonly day: number;
  /** Rows of the stratum that stand before `end` and enter before `day` are at risk. */
  readonly start: number;
  /** Rows from here to `end` leave on the day. */
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
  /** The same times the covariates' products, lower triangle by rows of p. */
  readonly riskXX: Float64Array;
  readonly deathRiskXX: Float64Array;
}

const nan = Number.NaN;

/** A risk set this much smaller than it was holds too much rounding from what was taken out, and is added up afresh. */
const worn = 1e-4;

/** exp() of the linear predictor, row by row, times the weight; and the predictor itself. */
export interface Predictor {
  readonly eta: Float64Array;
  readonly risk: Float64Array;
}

/** The linear predictor for scaled coefficients. */
export const predictorOf = ({ n, p, x, weight }: CoxRows, beta: Float64Array): Predictor => {
  const eta = new Float64Array(n);
  const risk = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let sum = 0;
    for (let j = 0; j < p; j += 1) sum += (x[i * p + j] ?? nan) * (beta[j] ?? nan);
    eta[i] = sum;
    risk[i] = Math.exp(sum) * (weight[i] ?? nan);
  }
  return { eta, risk };
};

/**
 * Visits every day with events, stratum by stratum, the latest first, with sums over its risk set.
 *
 * Each row is added once and, under delayed entry, taken out once, so that the cost is rows times p squared.
 */
export const sweepRiskSets = (rows: CoxRows, { eta, risk }: Predictor, visit: (day: EventDay) => void): void => {
  const { p, time, entry, event, weight, x, byEntry } = rows;
  const day = emptyDay(p);
  const { riskX, riskXX, deathX, deathRiskX, deathRiskXX } = day;
  const add = (i: number, sign: number): void => {
    const r = sign * (risk[i] ?? nan);
    day.risk += r;
    addProducts(riskX, riskXX, x, i * p, p, r);
  };
  let start = 0;
  for (const [stratum, stop] of rows.stratumEnds.entries()) {
    let at = start;
    let out = start;
    let most = 0;
    clear(day);
    while (at < stop) {
      const today = time[at] ?? nan;
      while (entry !== null && byEntry !== null && out < stop && (entry[byEntry[out] ?? 0] ?? nan) >= today) {
        add(byEntry[out] ?? 0, -1);
        out += 1;
      }
      const from = at;
      let deaths = 0;
      for (; at < stop && time[at] === today; at += 1) {
        add(at, 1);
        deaths += event[at] ?? 0;
      }
      most = Math.max(most, day.risk);
      if (deaths === 0) continue;
      if (entry !== null && !(day.risk > worn * most)) {
        clear(day);
        for (let i = start; i < at; i += 1) if ((entry[i] ?? nan) < today) add(i, 1);
        most = day.risk;
      }
      day.stratum = stratum;
      day.day = today;
      day.start = start;
      day.from = from;
      day.end = at;
      day.deaths = deaths;
      day.deathWeight = 0;
      day.deathPredictor = 0;
      day.deathRisk = 0;
      deathX.fill(0);
      deathRiskX.fill(0);
      deathRiskXX.fill(0);
      for (let i = from; i < at; i += 1) {
        if (event[i] !== 1) continue;
        const w = weight[i] ?? nan;
        day.deathWeight += w;
        day.deathPredictor += w * (eta[i] ?? nan);
        day.deathRisk += risk[i] ?? nan;
        for (let j = 0; j < p; j += 1) deathX[j] = (deathX[j] ?? nan) + w * (x[i * p + j] ?? nan);
        addProducts(deathRiskX, deathRiskXX, x, i * p, p, risk[i] ?? nan);
      }
      visit(day);
    }
    start = stop;
  }
};

/** Adds r x and r x x' of one row. */
const addProducts = (
  sum: Float64Array,
  products: Float64Array,
  x: Float64Array,
  offset: number,
  p: number,
  r: number,
): void => {
  for (let j = 0; j < p; j += 1) {
    const rx = r * (x[offset + j] ?? nan);
    sum[j] = (sum[j] ?? nan) + rx;
    for (let k = 0; k <= j; k += 1) {
      products[j * p + k] = (products[j * p + k] ?? nan) + rx * (x[offset + k] ?? nan);
    }
  }
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
  riskXX: new Float64Array(p * p),
  deathRiskXX: new Float64Array(p * p),
});

const clear = (day: Writable<EventDay>): void => {
  day.risk = 0;
  day.riskX.fill(0);
  day.riskXX.fill(0);
};
