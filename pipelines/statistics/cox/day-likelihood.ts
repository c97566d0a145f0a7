import type { Likelihood } from "../optimise/likelihood.ts";
import { noLikelihood } from "../optimise/likelihood.ts";
import type { CoxTies } from "./cox-data.ts";
import type { CoxRows } from "./cox-rows.ts";
import { exactDay } from "./exact-ties.ts";
import type { EventDay, Predictor } from "./risk-sweep.ts";
import { sweepRiskSets } from "./risk-sweep.ts";

const nan = Number.NaN;

/** Partial likelihood with score and information at a predictor. */
export const likelihoodAt = (rows: CoxRows, predictor: Predictor, ties: CoxTies): Likelihood => {
  const { p } = rows;
  const total = noLikelihood(p);
  visitDayLikelihoods(rows, predictor, ties, (_, day) => {
    total.logLikelihood += day.logLikelihood;
    for (let j = 0; j < p; j += 1) total.score[j] = (total.score[j] ?? nan) + (day.score[j] ?? nan);
    for (let k = 0; k < p * p; k += 1) {
      total.information[k] = (total.information[k] ?? nan) + (day.information[k] ?? nan);
    }
  });
  return total;
};

/** Visits every day with events with its own part of the likelihood; the part is overwritten on the next day. */
export const visitDayLikelihoods = (
  rows: CoxRows,
  predictor: Predictor,
  ties: CoxTies,
  visit: (day: EventDay, part: Likelihood) => void,
): void => {
  const { p } = rows;
  const part = noLikelihood(p);
  sweepRiskSets(rows, predictor, (day) => {
    // One event alone is the same under every rule.
    if (ties === "exact" && day.deaths > 1) exactDay(rows, predictor, day, part);
    else approximateDay(p, ties, day, part);
    for (let j = 0; j < p; j += 1) {
      for (let k = 0; k < j; k += 1) part.information[k * p + j] = part.information[j * p + k] ?? nan;
    }
    visit(day, part);
  });
};

/**
 * Breslow leaves all events of the day in every denominator; Efron takes them out in equal parts, as if their order
 * were unknown. With weights the events of a day share their mean weight.
 */
const approximateDay = (p: number, ties: CoxTies, day: EventDay, part: Likelihood): void => {
  part.logLikelihood = day.deathPredictor;
  part.score.set(day.deathX);
  part.information.fill(0);
  const steps = ties === "efron" ? day.deaths : 1;
  const share = day.deathWeight / steps;
  for (let step = 0; step < steps; step += 1) {
    const gone = step / steps;
    const risk = day.risk - gone * day.deathRisk;
    part.logLikelihood -= share * Math.log(risk);
    for (let j = 0; j < p; j += 1) {
      const mean = ((day.riskX[j] ?? nan) - gone * (day.deathRiskX[j] ?? nan)) / risk;
      part.score[j] = (part.score[j] ?? nan) - share * mean;
      for (let k = 0; k <= j; k += 1) {
        const other = ((day.riskX[k] ?? nan) - gone * (day.deathRiskX[k] ?? nan)) / risk;
        const at = j * p + k;
        const square = ((day.riskXX[at] ?? nan) - gone * (day.deathRiskXX[at] ?? nan)) / risk;
        part.information[at] = (part.information[at] ?? nan) + share * (square - mean * other);
      }
    }
  }
};
