import { cell } from "../cell.ts";
import type { CompetingEventTable } from "../competing-event-table.ts";
import { anyCause } from "../competing-event-table.ts";
import { indexDays } from "../day-index.ts";
import { exits } from "../event-table.ts";

/** Scores of the groups for one cause, and their covariance, row by row. */
export interface GraySums {
  readonly score: Float64Array;
  readonly variance: Float64Array;
  /** Events of the cause per group. */
  readonly observed: Float64Array;
}

/** One group as the days go by. */
interface Group {
  atRisk: number;
  /** Without any event, and with the cause, before the day. */
  free: number;
  incidence: number;
  own: number;
  other: number;
}

/**
 * Gray's score: what each group adds beyond its share of those who have not had this cause.
 *
 * A group of n at risk of whom a share S has had no event and a share F the cause stands for n (1 - F) / S persons
 * without the cause, among them those who had another one. The variance adds up what every event of either kind moves
 * in the scores, now (`now`) and through the pooled hazard of the days before (`past`): Gray 1988, section 3, with
 * hypergeometric corrections for ties.
 */
export const graySums = (groups: readonly CompetingEventTable[], cause: number): GraySums => {
  const size = groups.length;
  const tables = groups.map(anyCause);
  const state = groups.map(({ n }): Group => ({ atRisk: n, free: 1, incidence: 0, own: 0, other: 0 }));
  const next = new Int32Array(size);
  const score = new Float64Array(size);
  const observed = new Float64Array(size);
  const past = new Float64Array(size * size);
  // Covariance of the scores is Σ (now - t past)(now - t past)' w: kept as its three parts, since `past` still grows.
  const square = new Float64Array(size * size);
  const cross = new Float64Array(size * size);
  const weight = new Float64Array(size);
  let pooled = 0;
  for (const day of indexDays(groups.map(({ time }) => time)).days) {
    const leaving = new Float64Array(size);
    state.forEach((group, k) => {
      const table = tables[k];
      const row = cell(next, k);
      const today = table !== undefined && table.time[row] === day;
      group.own = today ? cell(groups[k]?.events[cause] ?? [], row) : 0;
      group.other = today ? cell(table.events, row) - group.own : 0;
      leaving[k] = today ? exits(table, row) : 0;
      next[k] = today ? row + 1 : row;
    });
    const present = state.map((group, k) => ({ group, k })).filter(({ group }) => group.atRisk > 0);
    const own = state.reduce((sum, group) => sum + group.own, 0);
    const other = state.reduce((sum, group) => sum + group.other, 0);
    if (own + other > 0) {
      const standing = ({ atRisk, free }: Group) => atRisk / free;
      const total = present.reduce((sum, { group }) => sum + standing(group), 0);
      const without = present.reduce((sum, { group }) => sum + standing(group) * (1 - group.incidence), 0);
      const pooledAfter = pooled + own / total;
      const now = new Float64Array(size * size);
      for (const { group: one, k: i } of present) {
        observed[i] = cell(observed, i) + one.own;
        score[i] = cell(score, i) + one.own - (own * standing(one) * (1 - one.incidence)) / without;
        for (const { group: two, k: j } of present) {
          const at = i * size + j;
          const share = standing(one) * ((i === j ? 1 : 0) - standing(two) / total);
          now[at] = share;
          past[at] = cell(past, at) + (share * own) / (total * (1 - pooled));
        }
      }
      for (const { group, k } of present) {
        const freeAfter = (group.free * (group.atRisk - group.own - group.other)) / group.atRisk;
        const ratio = freeAfter > 0 ? (1 - pooledAfter) / freeAfter : 0;
        const add = (spread: number, reach: number, times: number): void => {
          // Of group i: spread * now - reach * (past of all days up to the last - past up to today).
          weight[k] = cell(weight, k) + reach * reach * times;
          const moved = Float64Array.from(
            { length: size },
            (_, i) => spread * cell(now, i * size + k) - reach * cell(past, i * size + k),
          );
          for (let i = 0; i < size; i += 1) {
            cross[i * size + k] = cell(cross, i * size + k) + cell(moved, i) * reach * times;
            for (let j = 0; j < size; j += 1) {
              square[i * size + j] = cell(square, i * size + j) + cell(moved, i) * cell(moved, j) * times;
            }
          }
        };
        if (own > 0) {
          const ties = own > 1 ? 1 - (own - 1) / (total * group.free - 1) : 1;
          add(1, freeAfter > 0 ? 1 - ratio : 1, (ties * group.free * own) / (total * group.atRisk));
        }
        if (group.other > 0 && freeAfter > 0) {
          const ties = group.other > 1 ? 1 - (group.other - 1) / (group.atRisk - 1) : 1;
          add(0, ratio, (ties * group.free ** 2 * group.other) / group.atRisk ** 2);
        }
        group.incidence += (group.free * group.own) / group.atRisk;
        group.free = freeAfter;
      }
      pooled = pooledAfter;
    }
    state.forEach((group, k) => {
      group.atRisk -= cell(leaving, k);
    });
  }
  return { score, variance: varianceOf(past, square, cross, weight), observed };
};

const varianceOf = (past: Float64Array, square: Float64Array, cross: Float64Array, weight: Float64Array) => {
  const size = weight.length;
  return square.map((sum, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    return weight.reduce((total, own, k) => {
      const [ik, jk] = [i * size + k, j * size + k];
      const pasts = cell(past, ik) * cell(past, jk) * own;
      return total + pasts + cell(past, ik) * cell(cross, jk) + cell(past, jk) * cell(cross, ik);
    }, sum);
  });
};
