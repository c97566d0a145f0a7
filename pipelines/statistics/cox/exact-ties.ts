import type { Likelihood } from "../optimise/likelihood.ts";
import type { CoxRows } from "./cox-rows.ts";
import type { EventDay, Predictor } from "./risk-sweep.ts";

const nan = Number.NaN;

/**
 * The exact conditional likelihood of a day: the probability that, of all sets of `deaths` rows at risk, it was this
 * one (discrete-time proportional odds; Cox 1972, Gail, Lubin and Rubinstein 1981).
 *
 * Every row at risk is given an independent event with odds proportional to exp(predictor), the odds so chosen that
 * about `deaths` are expected. Conditional on their number, the sum of the covariates of those with the event has the
 * mean and covariance wanted. Adding row by row what the first t of them give uses only positive probabilities, where
 * the usual recursion over sums of products overflows. The cost is rows at risk times events times p squared per day.
 */
export const exactDay = (rows: CoxRows, { eta }: Predictor, day: EventDay, part: Likelihood): void => {
  const { p, x } = rows;
  const atRisk = membersOf(rows, day);
  const { deaths } = day;
  part.logLikelihood = day.deathPredictor;
  part.score.fill(0);
  part.information.fill(0);
  // Everyone at risk has the event: that this set was chosen says nothing.
  if (deaths === atRisk.length) {
    part.logLikelihood = 0;
    return;
  }
  const logOdds = balance(atRisk, eta, deaths);
  const size = 1 + p + p * p;
  const sums = new Float64Array((deaths + 1) * size);
  sums[0] = 1;
  const shifted = new Float64Array(p);
  let logOf = -deaths * logOdds;
  for (const [before, row] of atRisk.entries()) {
    const odds = (eta[row] ?? nan) + logOdds;
    const yes = 1 / (1 + Math.exp(-odds));
    const no = 1 / (1 + Math.exp(odds));
    logOf += odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds));
    for (let j = 0; j < p; j += 1) shifted[j] = (x[row * p + j] ?? nan) - (day.riskX[j] ?? nan) / day.risk;
    const fewest = Math.max(0, deaths - (atRisk.length - 1 - before));
    for (let t = Math.min(deaths, before + 1); t >= fewest; t -= 1) {
      mix(sums, t * size, size, p, shifted, no, yes, t > 0);
    }
  }
  const at = deaths * size;
  const chance = sums[at] ?? nan;
  part.logLikelihood -= Math.log(chance) + logOf;
  for (let j = 0; j < p; j += 1) {
    const mean = (sums[at + 1 + j] ?? nan) / chance;
    const moved = (deaths * (day.riskX[j] ?? nan)) / day.risk;
    part.score[j] = (day.deathX[j] ?? nan) - moved - mean;
    for (let k = 0; k <= j; k += 1) {
      const square = (sums[at + 1 + p + j * p + k] ?? nan) / chance;
      part.information[j * p + k] = square - mean * ((sums[at + 1 + k] ?? nan) / chance);
    }
  }
};

/** Probability, first and second moment of t events, after one more row: without its event, or with it. */
const mix = (
  sums: Float64Array,
  at: number,
  size: number,
  p: number,
  x: Float64Array,
  no: number,
  yes: number,
  withEvent: boolean,
): void => {
  const less = at - size;
  const chance = withEvent ? (sums[less] ?? nan) : 0;
  for (let j = 0; j < p; j += 1) {
    const xj = x[j] ?? nan;
    const first = withEvent ? (sums[less + 1 + j] ?? nan) : 0;
    for (let k = 0; k <= j; k += 1) {
      const xk = x[k] ?? nan;
      const square = 1 + p + j * p + k;
      const second = withEvent
        ? (sums[less + square] ?? nan) + xj * (sums[less + 1 + k] ?? nan) + xk * first + xj * xk * chance
        : 0;
      sums[at + square] = no * (sums[at + square] ?? nan) + yes * second;
    }
  }
  for (let j = 0; j < p; j += 1) {
    const first = withEvent ? (sums[less + 1 + j] ?? nan) + (x[j] ?? nan) * chance : 0;
    sums[at + 1 + j] = no * (sums[at + 1 + j] ?? nan) + yes * first;
  }
  sums[at] = no * (sums[at] ?? nan) + yes * chance;
};

const membersOf = ({ entry }: CoxRows, { start, end, day }: EventDay): Int32Array => {
  const members = Int32Array.from({ length: end - start }, (_, i) => start + i);
  return entry === null ? members : members.filter((row) => (entry[row] ?? nan) < day);
};

const balancingSteps = 60;

/** Log odds to add to every predictor so that about `deaths` events are expected; half a person is near enough. */
const balance = (atRisk: Int32Array, eta: Float64Array, deaths: number): number => {
  let low = -800;
  let high = 800;
  for (let step = 0; step < balancingSteps; step += 1) {
    const middle = (low + high) / 2;
    let expected = 0;
    for (const row of atRisk) expected += 1 / (1 + Math.exp(-(eta[row] ?? nan) - middle));
    if (Math.abs(expected - deaths) < 0.1) return middle;
    if (expected < deaths) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
