import { cell } from "../cell.ts";
import type { FineGrayRows } from "./fine-gray-rows.ts";

/**
 * Sums over the risk set of each day: those not yet gone, and those gone by a competing event with the share of them
 * that would not have been censored since.
 */
export interface FineGraySums {
  /** exp() of the linear predictor, person by person. */
  readonly risk: Float64Array;
  readonly total: Float64Array;
  /** Times the covariates, p numbers a day. */
  readonly totalX: Float64Array;
  /** Times the covariates' products, p by p a day. */
  readonly totalXX: Float64Array;
}

/** Adds up the risk sets; linear in persons and days. */
export const fineGraySums = (rows: FineGrayRows, beta: Float64Array): FineGraySums => {
  const { p, x } = rows.columns;
  const size = rows.days.length;
  // One block a day: total, totalX, totalXX.
  const width = 1 + p + p * p;
  const here = new Float64Array(size * width);
  const gone = new Float64Array(size * width);
  const risk = new Float64Array(rows.n);
  for (let i = 0; i < rows.n; i += 1) {
    let eta = 0;
    for (let j = 0; j < p; j += 1) eta += cell(x, i * p + j) * cell(beta, j);
    const own = Math.exp(eta);
    risk[i] = own;
    const day = cell(rows.dayOf, i);
    add(here, day * width, own, x, i * p, p);
    if (rows.cause[i] === 2) add(gone, day * width, own / cell(rows.uncensored, day), x, i * p, p);
  }
  for (let at = (size - 1) * width - 1; at >= 0; at -= 1) here[at] = cell(here, at) + cell(here, at + width);
  for (let at = width; at < gone.length; at += 1) gone[at] = cell(gone, at) + cell(gone, at - width);
  const column = (offset: number, length: number) =>
    Float64Array.from({ length: size * length }, (_, k) => {
      const day = Math.floor(k / length);
      const at = day * width + offset + (k % length);
      const before = day === 0 ? 0 : cell(gone, at - width);
      return cell(here, at) + cell(rows.uncensored, day) * before;
    });
  return { risk, total: column(0, 1), totalX: column(1, p), totalXX: column(1 + p, p * p) };
};

const add = (into: Float64Array, at: number, risk: number, x: Float64Array, row: number, p: number): void => {
  into[at] = cell(into, at) + risk;
  for (let j = 0; j < p; j += 1) {
    const own = risk * cell(x, row + j);
    into[at + 1 + j] = cell(into, at + 1 + j) + own;
    for (let k = 0; k < p; k += 1) {
      const place = at + 1 + p + j * p + k;
      into[place] = cell(into, place) + own * cell(x, row + k);
    }
  }
};
