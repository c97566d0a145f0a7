import { cell } from "../cell.ts";
import { indexDays } from "../day-index.ts";
import type { PersonTimes } from "../event-table-from-persons.ts";
import { eventTableFromPersons } from "../event-table-from-persons.ts";
import { riskSets } from "../risk-set.ts";

/** Survival with censored persons made up for by others like them. */
export interface CensoringWeightedSurvival {
  readonly state: "estimated";
  /** Days on which somebody has the event, ascending. */
  readonly time: Float64Array;
  /** Share of all persons without the event by the day. */
  readonly survival: Float64Array;
  /** One per person: 1 / P(still watched just before the event) for those with the event, 0 for the censored. */
  readonly weight: Float64Array;
  /**
   * Last day up to which the curve speaks of everyone: the end of the stratum that is watched the shortest. null where
   * every stratum ends with an event.
   */
  readonly reach: number | null;
  readonly n: number;
}

/** What the weights cannot mend. */
export interface RefusedCensoringWeights {
  readonly state: "refused";
  /** `no-rows`; `weight-above-limit`: persons watched to their event would count for more than `greatestWeight`. */
  readonly reason: "no-rows" | "weight-above-limit";
  readonly persons: number;
}

/**
 * Survival by inverse probability of censoring weights: 1 - the share of events, each weighted by the inverse of the
 * probability of not having been censored before it in the person's own stratum.
 *
 * Mends censoring that differs between strata of different prognosis (a hospital that reports late), where the plain
 * curve is too high or too low; it does not mend what the strata do not hold. In one stratum it is the Kaplan-Meier
 * curve. On a day with both, events come before censorings.
 *
 * `reach` has to be honoured: after the last censoring of a stratum its persons can no longer have an event, and the
 * curve would stay too high. Everyone is followed from time zero.
 *
 * Throws RangeError for delayed entry, a stratum column of another length, a limit that is not above 0, persons without
 * time at risk, times that are not finite, and events other than 0 and 1.
 *
 * Robins and Finkelstein 2000; Satten and Datta 2001 for the identity.
 */
export const censoringWeightedSurvival = (
  { entry, time, event }: PersonTimes,
  stratum: ArrayLike<number>,
  greatestWeight: number,
): CensoringWeightedSurvival | RefusedCensoringWeights => {
  const n = time.length;
  if (entry !== undefined) throw new RangeError("censoring weights take everyone as followed from time zero");
  if (stratum.length !== n || event.length !== n) throw new RangeError("all columns must have the same length");
  if (!(greatestWeight > 0)) throw new RangeError("the limit of weights must be above 0");
  if (n === 0) return { state: "refused", reason: "no-rows", persons: 0 };
  const own = Array.from(stratum);
  const weight = new Float64Array(n);
  let reach: number | null = null;
  for (const wanted of new Set(own)) {
    const rows = [...own.keys()].filter((i) => own[i] === wanted);
    const watched = stillWatched(
      rows.map((i) => cell(time, i)),
      rows.map((i) => cell(event, i)),
    );
    for (const i of rows) if (cell(event, i) === 1) weight[i] = 1 / watched.before(cell(time, i));
    if (watched.endsCensored !== null) reach = Math.min(reach ?? watched.endsCensored, watched.endsCensored);
  }
  const above = weight.filter((one) => one > greatestWeight).length;
  if (above > 0) return { state: "refused", reason: "weight-above-limit", persons: above };
  return { state: "estimated", ...curveOf(time, weight, n), weight, reach, n };
};

const stillWatched = (time: readonly number[], event: readonly number[]) => {
  const table = eventTableFromPersons({ time, event });
  if (table.excluded > 0) throw new RangeError("every person needs time at risk");
  const atRisk = riskSets(table);
  const before = new Float64Array(atRisk.length);
  let watched = 1;
  for (let row = 0; row < atRisk.length; row += 1) {
    before[row] = watched;
    const exposed = cell(atRisk, row) - cell(table.events, row);
    if (exposed > 0) watched *= 1 - cell(table.censored, row) / exposed;
  }
  const { rowOf } = indexDays([table.time]);
  const last = table.time.length - 1;
  return {
    before: (day: number) => cell(before, rowOf(day)),
    endsCensored: cell(table.censored, last) > 0 ? cell(table.time, last) : null,
  };
};

const curveOf = (time: ArrayLike<number>, weight: Float64Array, n: number) => {
  const withEvent = Float64Array.from(weight.keys()).filter((i) => cell(weight, i) > 0);
  const days = indexDays([withEvent.map((i) => cell(time, i))]);
  const mass = new Float64Array(days.days.length);
  for (const i of withEvent) {
    const row = days.rowOf(cell(time, i));
    mass[row] = cell(mass, row) + cell(weight, i);
  }
  let had = 0;
  const survival = mass.map((own) => {
    had += own;
    return 1 - had / n;
  });
  return { time: days.days, survival };
};
