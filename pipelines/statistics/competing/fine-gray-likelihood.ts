import { cell } from "../cell.ts";
import type { Likelihood } from "../optimise/likelihood.ts";
import { noLikelihood } from "../optimise/likelihood.ts";
import type { FineGrayRows } from "./fine-gray-rows.ts";
import { fineGraySums } from "./fine-gray-sums.ts";

/** Log pseudo-likelihood with score and information, events of one day by Breslow's rule. */
export const fineGrayLikelihood = (rows: FineGrayRows, beta: Float64Array): Likelihood => {
  const { p, x } = rows.columns;
  const sums = fineGraySums(rows, beta);
  const found = noLikelihood(p);
  for (let i = 0; i < rows.n; i += 1) {
    if (rows.cause[i] !== 1) continue;
    found.logLikelihood += Math.log(cell(sums.risk, i));
    for (let j = 0; j < p; j += 1) found.score[j] = cell(found.score, j) + cell(x, i * p + j);
  }
  rows.events.forEach((events, day) => {
    if (events === 0) return;
    const total = cell(sums.total, day);
    found.logLikelihood -= events * Math.log(total);
    for (let j = 0; j < p; j += 1) {
      const mean = cell(sums.totalX, day * p + j) / total;
      found.score[j] = cell(found.score, j) - events * mean;
      for (let k = 0; k < p; k += 1) {
        const other = cell(sums.totalX, day * p + k) / total;
        const square = cell(sums.totalXX, day * p * p + j * p + k) / total;
        const at = j * p + k;
        found.information[at] = cell(found.information, at) + events * (square - mean * other);
      }
    }
  });
  return found;
};
