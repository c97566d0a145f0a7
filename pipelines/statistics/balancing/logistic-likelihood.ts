import { cell } from "../cell.ts";
import type { StandardColumns } from "../covariate.ts";
import type { Likelihood } from "../optimise/likelihood.ts";

/** Log odds of every row. */
export const linearPredictor = ({ n, p, values }: StandardColumns, beta: Float64Array): Float64Array => {
  const eta = new Float64Array(n).fill(cell(beta, 0));
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < p; j += 1) eta[i] = cell(eta, i) + cell(values, i * p + j) * cell(beta, j + 1);
  }
  return eta;
};

/** Probability at log odds, with its complement, neither made from the other. */
export const logistic = (eta: number): { readonly yes: number; readonly no: number } => {
  const small = Math.exp(-Math.abs(eta));
  const [less, more] = [small / (1 + small), 1 / (1 + small)];
  return eta > 0 ? { yes: more, no: less } : { yes: less, no: more };
};

/** Likelihood, score and information at beta, the intercept first. */
export const logisticPoint = (
  columns: StandardColumns,
  outcome: ArrayLike<number>,
  weight: Float64Array,
  beta: Float64Array,
): Likelihood => {
  const { n, p, values } = columns;
  const size = p + 1;
  const eta = linearPredictor(columns, beta);
  const score = new Float64Array(size);
  const information = new Float64Array(size * size);
  const row = new Float64Array(size).fill(1);
  let logLikelihood = 0;
  for (let i = 0; i < n; i += 1) {
    const { yes, no } = logistic(cell(eta, i));
    const had = cell(outcome, i) === 1;
    const own = cell(weight, i);
    logLikelihood -=
      own * (Math.max(0, had ? -cell(eta, i) : cell(eta, i)) + Math.log1p(Math.exp(-Math.abs(cell(eta, i)))));
    for (let j = 0; j < p; j += 1) row[j + 1] = cell(values, i * p + j);
    const residual = own * (had ? no : -yes);
    for (let j = 0; j < size; j += 1) {
      score[j] = cell(score, j) + residual * cell(row, j);
      const spread = own * yes * no * cell(row, j);
      for (let k = 0; k <= j; k += 1) {
        information[j * size + k] = cell(information, j * size + k) + spread * cell(row, k);
      }
    }
  }
  for (let j = 0; j < size; j += 1) {
    for (let k = 0; k < j; k += 1) information[k * size + j] = cell(information, j * size + k);
  }
  return { logLikelihood, score, information };
};
