import { cell } from "../cell.ts";
import type { FineGrayRows } from "./fine-gray-rows.ts";
import { fineGraySums } from "./fine-gray-sums.ts";

/**
 * What each person adds to the score, p numbers a person: through the events, and through the estimate of the censoring
 * distribution that weighs those gone by a competing event.
 *
 * Fine and Gray 1999, (7) and (8), with the hazards added up over days once.
 */
export const fineGrayResiduals = (rows: FineGrayRows, beta: Float64Array): Float64Array => {
  const { p, x } = rows.columns;
  const { risk, total, totalX } = fineGraySums(rows, beta);
  const size = rows.days.length;
  const jump = rows.events.map((events, day) => events / cell(total, day));
  const mean = totalX.map((sum, at) => sum / cell(total, Math.floor(at / p)));
  const times = (factor: (day: number) => number) => mean.map((value, at) => value * factor(Math.floor(at / p)));
  const hazard = added(jump, 1);
  const hazardX = added(
    times((day) => cell(jump, day)),
    p,
  );
  // The same with the share uncensored, for those whose weight falls with it.
  const weighted = jump.map((value, day) => value * cell(rows.uncensored, day));
  const fading = added(weighted, 1);
  const fadingX = added(
    times((day) => cell(weighted, day)),
    p,
  );
  const last = (size - 1) * p;
  const residuals = new Float64Array(rows.n * p);
  const gone = new Float64Array(size);
  const goneX = new Float64Array(size * p);
  for (let i = 0; i < rows.n; i += 1) {
    const day = cell(rows.dayOf, i);
    const own = cell(risk, i);
    const left = rows.cause[i] === 2 ? own / cell(rows.uncensored, day) : 0;
    gone[day] = cell(gone, day) + left;
    for (let j = 0; j < p; j += 1) {
      const [value, at] = [cell(x, i * p + j), day * p + j];
      goneX[at] = cell(goneX, at) + left * value;
      const event = rows.cause[i] === 1 ? value - cell(mean, at) : 0;
      const lived = own * (value * cell(hazard, day) - cell(hazardX, at));
      const after =
        value * (cell(fading, size - 1) - cell(fading, day)) - (cell(fadingX, last + j) - cell(fadingX, at));
      residuals[i * p + j] = event - lived - left * after;
    }
  }
  addCensoring(rows, { gone: added(gone, 1), goneX: added(goneX, p), fading, fadingX }, residuals);
  return residuals;
};

interface Running {
  readonly gone: Float64Array;
  readonly goneX: Float64Array;
  readonly fading: Float64Array;
  readonly fadingX: Float64Array;
}

/** A censoring lowers the weights of those gone before it in all later risk sets. */
const addCensoring = (rows: FineGrayRows, { gone, goneX, fading, fadingX }: Running, residuals: Float64Array): void => {
  const { p } = rows.columns;
  const size = rows.days.length;
  const last = (size - 1) * p;
  const effect = new Float64Array(size * p);
  // Events on the day count as later, those gone on it not as before: s >= u > t in the paper.
  const before = (sums: Float64Array, at: number, width: number) => (at < width ? 0 : cell(sums, at - width));
  for (let day = 0; day < size; day += 1) {
    for (let j = 0; j < p; j += 1) {
      const at = day * p + j;
      const later = cell(fading, size - 1) - before(fading, day, 1);
      const laterX = cell(fadingX, last + j) - before(fadingX, at, p);
      const moved = before(goneX, at, p) * later - before(gone, day, 1) * laterX;
      effect[at] = moved / cell(rows.atRisk, day);
    }
  }
  const expected = added(
    effect.map((value, at) => {
      const day = Math.floor(at / p);
      return (value * cell(rows.censored, day)) / cell(rows.atRisk, day);
    }),
    p,
  );
  for (let i = 0; i < rows.n; i += 1) {
    for (let j = 0; j < p; j += 1) {
      const at = cell(rows.dayOf, i) * p + j;
      const own = rows.cause[i] === 0 ? cell(effect, at) : 0;
      residuals[i * p + j] = cell(residuals, i * p + j) + own - cell(expected, at);
    }
  }
};

/** Running sums over days, of columns with p numbers a day. */
const added = (values: Float64Array, p: number): Float64Array => {
  const sums = values.slice();
  for (let at = p; at < sums.length; at += 1) sums[at] = cell(sums, at) + cell(sums, at - p);
  return sums;
};
