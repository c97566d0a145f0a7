import type { Likelihood } from "../optimise/likelihood.ts";
import { noLikelihood } from "../optimise/likelihood.ts";
import type { CoxTies } from "./cox-data.ts";
import type { CoxRows } from "./cox-rows.ts";
import { exactDay } from "./exact-ties.ts";
import { livedHazard, noHazardSteps } from "./lived-hazard.ts";
import type { Predictor } from "./risk-sweep.ts";
import { sweepRiskSets } from "./risk-sweep.ts";
import { noTieMeans, tieMeans, tieSteps } from "./tie-steps.ts";
import { addWeightedCrossProducts } from "./weighted-cross-products.ts";

const nan = Number.NaN;
const once = () => 1;

/**
 * Partial likelihood with score and information at a predictor, every day counted `times` it.
 *
 * The information of a day is the covariates' second moment among those at risk less the square of their mean. Added up
 * over days the second moments are one sum over rows, each with the hazard it has lived through, so that the p squared
 * numbers are not kept up to date day by day.
 */
export const partialLikelihood = (
  rows: CoxRows,
  predictor: Predictor,
  ties: CoxTies,
  times: (day: number) => number = once,
): Likelihood => {
  const { n, p, x } = rows;
  const total = noLikelihood(p);
  const { score, information } = total;
  const exact = noLikelihood(p);
  const means = noTieMeans(p);
  const steps = noHazardSteps();
  sweepRiskSets(rows, predictor, (day) => {
    const factor = times(day.day);
    // One event alone is the same under every rule.
    if (ties === "exact" && day.deaths > 1) {
      exactDay(rows, predictor, day, exact);
      total.logLikelihood += factor * exact.logLikelihood;
      for (let j = 0; j < p; j += 1) score[j] = (score[j] ?? nan) + factor * (exact.score[j] ?? nan);
      for (let k = 0; k < p * p; k += 1) {
        information[k] = (information[k] ?? nan) + factor * (exact.information[k] ?? nan);
      }
      return;
    }
    const { mean, away } = tieMeans(day, means);
    const { rate, spared, sparedTwiceOverRisk, logRisk } = tieSteps(day, ties);
    total.logLikelihood += factor * (day.deathPredictor - logRisk);
    for (let j = 0; j < p; j += 1) {
      const [own, off] = [mean[j] ?? nan, away[j] ?? nan];
      score[j] = (score[j] ?? nan) + factor * ((day.deathX[j] ?? nan) - day.deathWeight * own + spared * off);
      for (let k = 0; k <= j; k += 1) {
        const [other, otherOff] = [mean[k] ?? nan, away[k] ?? nan];
        const square =
          day.deathWeight * own * other -
          spared * (own * otherOff + off * other) +
          sparedTwiceOverRisk * off * otherOff;
        information[j * p + k] = (information[j * p + k] ?? nan) - factor * square;
      }
    }
    steps.add(day, factor * rate, factor * spared);
  });
  addWeightedCrossProducts(information, x, livedHazard(rows, predictor, steps), n, p);
  for (let j = 0; j < p; j += 1) {
    for (let k = 0; k < j; k += 1) information[k * p + j] = information[j * p + k] ?? nan;
  }
  return total;
};
