import { cell } from "../cell.ts";
import type { CoxTies } from "./cox-data.ts";
import type { CoxRows } from "./cox-rows.ts";
import type { DayHazard } from "./day-hazard.ts";
import { dayHazard } from "./day-hazard.ts";
import type { EventDay, Predictor } from "./risk-sweep.ts";
import { sweepRiskSets } from "./risk-sweep.ts";

/** Days with events of all strata, the latest of a stratum first, with sums over the later days of the stratum. */
interface HazardDays {
  /** First day of each stratum in the columns below, and the end of the last. */
  readonly from: readonly number[];
  readonly day: readonly number[];
  /** Hazard per unit of risk, added up from the latest day of the stratum to this one. */
  readonly hazard: readonly number[];
  /** The same times the mean covariates of those at risk, p numbers a day. */
  readonly hazardX: readonly number[];
}

/**
 * Weighted score residuals, row after row with p numbers each: what every row adds to the score of the likelihood. They
 * add up to the score itself, 0 at the maximum.
 *
 * Cost: rows times p after the sweep, however many events a row lives through, because hazards are added up once.
 * Therneau and Grambsch 2000, section 4.6; Efron's ties as in `residuals.coxph` of R survival 3.5-3.
 */
export const scoreResiduals = (rows: CoxRows, predictor: Predictor, ties: Exclude<CoxTies, "exact">): Float64Array => {
  const { n, p } = rows;
  const residuals = new Float64Array(n * p);
  const days = hazardDays(rows, predictor, ties, residuals);
  const addUntil = (row: number, before: number, stratum: number, sign: number): void => {
    // Hazard of all days after `before`, of which there are as many as stand earlier in the columns.
    const last = before - 1;
    if (last < (days.from[stratum] ?? 0)) return;
    const risk = sign * cell(predictor.risk, row);
    for (let j = 0; j < p; j += 1) {
      const at = row * p + j;
      const part = cell(rows.x, at) * cell(days.hazard, last) - cell(days.hazardX, last * p + j);
      residuals[at] = cell(residuals, at) - risk * part;
    }
  };
  let start = 0;
  rows.stratumEnds.forEach((stop, stratum) => {
    const end = days.from[stratum + 1] ?? 0;
    let afterExit = days.from[stratum] ?? 0;
    let afterEntry = afterExit;
    for (let i = start; i < stop; i += 1) {
      while (afterExit < end && cell(days.day, afterExit) > cell(rows.time, i)) afterExit += 1;
      addUntil(i, afterExit, stratum, -1);
      if (rows.entry === null || rows.byEntry === null) {
        addUntil(i, end, stratum, 1);
        continue;
      }
      const row = cell(rows.byEntry, i);
      while (afterEntry < end && cell(days.day, afterEntry) > cell(rows.entry, row)) afterEntry += 1;
      addUntil(row, afterEntry, stratum, 1);
    }
    start = stop;
  });
  return residuals;
};

/** Hazards by day; what those with the event have of their own is added to their residuals. */
const hazardDays = (
  rows: CoxRows,
  predictor: Predictor,
  ties: Exclude<CoxTies, "exact">,
  residuals: Float64Array,
): HazardDays => {
  const { p } = rows;
  const from = Array.from({ length: rows.stratumEnds.length + 1 }, () => 0);
  const day: number[] = [];
  const hazard: number[] = [];
  const hazardX: number[] = [];
  let open = -1;
  let sum = 0;
  let sumX = new Float64Array(p);
  sweepRiskSets(rows, predictor, (today) => {
    if (today.stratum !== open) {
      open = today.stratum;
      sum = 0;
      sumX = new Float64Array(p);
    }
    const own = dayHazard(today, ties);
    sum += own.rate;
    for (let j = 0; j < p; j += 1) sumX[j] = cell(sumX, j) + cell(own.rateX, j);
    addOwn(rows, predictor, today, own, residuals);
    day.push(today.day);
    hazard.push(sum);
    hazardX.push(...sumX);
    from[today.stratum + 1] = day.length;
  });
  // A stratum without events starts and ends where the one before it ended.
  for (let s = 1; s < from.length; s += 1) from[s] = Math.max(from[s] ?? 0, from[s - 1] ?? 0);
  return { from, day, hazard, hazardX };
};

const addOwn = (rows: CoxRows, predictor: Predictor, day: EventDay, own: DayHazard, residuals: Float64Array): void => {
  const { p } = rows;
  for (let i = day.from; i < day.from + day.deaths; i += 1) {
    const weight = cell(rows.weight, i);
    const risk = cell(predictor.risk, i);
    for (let j = 0; j < p; j += 1) {
      const x = cell(rows.x, i * p + j);
      const part = weight * (x - cell(own.mean, j)) + risk * (x * own.spared - cell(own.sparedX, j));
      residuals[i * p + j] = cell(residuals, i * p + j) + part;
    }
  }
};
