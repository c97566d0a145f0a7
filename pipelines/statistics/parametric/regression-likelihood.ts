import { cell } from "../cell.ts";
import type { Likelihood } from "../optimise/likelihood.ts";
import { noLikelihood } from "../optimise/likelihood.ts";
import type { Jet } from "./jet.ts";
import { lessJet, plusJet, throughJet, zeroJet } from "./jet.ts";
import type { RegressionRows } from "./regression-rows.ts";
import type { TimeDistribution, TimeLaw } from "./time-distribution.ts";

/**
 * Log-likelihood with score and information: exact events by hazard and survival, events in an interval by the
 * difference of survival, censorings by survival, all given survival until entry. null outside the domain.
 *
 * Parameters are those of the distribution, then one coefficient per (scaled) covariate.
 */
export const regressionLikelihood = (
  rows: RegressionRows,
  distribution: TimeDistribution,
  parameters: Float64Array,
): Likelihood | null => {
  const base = distribution.parameters.length;
  const own = parameters.slice(0, base);
  const { p, x } = rows.columns;
  const total = noLikelihood(base + p);
  for (let i = 0; i < rows.n; i += 1) {
    let moved = 0;
    for (let j = 0; j < p; j += 1) moved += cell(x, i * p + j) * cell(parameters, base + j);
    const shifted = own.slice();
    shifted[0] = cell(own, 0) + moved;
    const law = distribution.at(shifted);
    if (law === null) return null;
    const part = rowPart(rows, law, i, base);
    if (!Number.isFinite(part.value)) return null;
    addRow(total, part, cell(rows.weight, i), x.subarray(i * p, (i + 1) * p));
  }
  const whole = [...total.score, ...total.information];
  return whole.every(Number.isFinite) ? total : null;
};

const rowPart = (rows: RegressionRows, law: TimeLaw, i: number, base: number): Jet => {
  const [entry, time, latest] = [cell(rows.entry, i), cell(rows.time, i), cell(rows.latest, i)];
  const survival = (day: number) => (day > 0 ? law.logSurvival(day) : zeroJet(base));
  const until = survival(time);
  const part =
    rows.event[i] === 0
      ? until
      : latest > time
        ? between(until, survival(latest))
        : plusJet(until, law.logHazard(time));
  return entry > 0 ? lessJet(part, survival(entry)) : part;
};

/** log(S(a) - S(b)), from their logarithms. */
const between = (early: Jet, late: Jet): Jet => {
  const fall = lessJet(late, early);
  const growth = Math.expm1(-fall.value);
  const gone = throughJet(fall, Math.log(-Math.expm1(fall.value)), -1 / growth, -(growth + 1) / growth ** 2);
  return plusJet(early, gone);
};

/** A covariate acts through the first parameter, so that its derivatives are that one's times the covariate. */
const addRow = (total: Likelihood, part: Jet, weight: number, x: Float64Array): void => {
  const base = part.gradient.length;
  const size = base + x.length;
  const source = (k: number) => (k < base ? k : 0);
  const factor = (k: number) => (k < base ? 1 : cell(x, k - base));
  total.logLikelihood += weight * part.value;
  for (let j = 0; j < size; j += 1) {
    const left = weight * factor(j);
    total.score[j] = cell(total.score, j) + left * cell(part.gradient, source(j));
    for (let k = 0; k < size; k += 1) {
      const curve = cell(part.hessian, source(j) * base + source(k));
      total.information[j * size + k] = cell(total.information, j * size + k) - left * factor(k) * curve;
    }
  }
};
