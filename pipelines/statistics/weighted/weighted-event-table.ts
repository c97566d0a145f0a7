import { cell } from "../cell.ts";
import { indexDays } from "../day-index.ts";
import type { EventTable } from "../event-table.ts";
import { exits } from "../event-table.ts";
import { eventTableFromPersons } from "../event-table-from-persons.ts";
import type { WeightedTimes } from "./weighted-times.ts";
import { pickRows, weightedRows } from "./weighted-times.ts";

/** An event table under weights: sums of weights per day, beside the counts of those who carry them. */
export interface WeightedEventTable {
  /** Distinct days on which anything happens, ascending; those of `persons`. */
  readonly time: Float64Array;
  /** Weight coming under observation on the day; all 0 without delayed entry. */
  readonly entered: Float64Array;
  /** Weight having the event on the day. */
  readonly events: Float64Array;
  /** Weight censored on the day. */
  readonly censored: Float64Array;
  /** Weight at risk on the day: entered before it and not gone before it; 0 where nobody is. */
  readonly atRisk: Float64Array;
  /** Weight at risk on the day that does not have the event on it; exactly 0 where everyone has. */
  readonly spared: Float64Array;
  /** The same rows counted, each as one: what a table under a figure shows, and what disclosure control looks at. */
  readonly persons: EventTable;
  /** Rows of weight 0, left out. */
  readonly withoutWeight: number;
}

/**
 * Sums of weights of entries, events and censorings per day.
 *
 * Rows without time at risk are left out and counted in `persons.excluded`, rows of weight 0 in `withoutWeight`. Risk
 * sets are added up from the last day backwards, so that a small weight at the end does not drown in the rounding of the
 * large sums before it. Throws RangeError as `WeightedTimes` are refused: lengths, values that are not finite, weights
 * below 0, events other than 0 and 1.
 */
export const weightedEventTable = (data: WeightedTimes): WeightedEventTable => {
  const { kept, excluded, withoutWeight } = weightedRows(data);
  const time = pickRows(data.time, kept);
  const event = pickRows(data.event, kept);
  const weight = pickRows(data.weight, kept);
  const entry = data.entry === undefined ? undefined : pickRows(data.entry, kept);
  const persons = eventTableFromPersons(entry === undefined ? { time, event } : { entry, time, event });
  const { rowOf } = indexDays([persons.time]);
  const size = persons.time.length;
  const sums = { entered: new Float64Array(size), events: new Float64Array(size), censored: new Float64Array(size) };
  const add = (column: Float64Array, day: number, amount: number) => {
    const row = rowOf(day);
    column[row] = cell(column, row) + amount;
  };
  for (let i = 0; i < time.length; i += 1) {
    add(cell(event, i) === 1 ? sums.events : sums.censored, cell(time, i), cell(weight, i));
    if (entry !== undefined) add(sums.entered, cell(entry, i), cell(weight, i));
  }
  return {
    time: persons.time,
    ...sums,
    ...riskSetsOf(sums, persons),
    persons: { ...persons, excluded },
    withoutWeight,
  };
};

const riskSetsOf = (
  { entered, events, censored }: Pick<WeightedEventTable, "entered" | "events" | "censored">,
  persons: EventTable,
): Pick<WeightedEventTable, "atRisk" | "spared"> => {
  const atRisk = new Float64Array(entered.length);
  const spared = new Float64Array(entered.length);
  let weight = 0;
  let present = 0;
  for (let row = atRisk.length - 1; row >= 0; row -= 1) {
    // Those who enter on the day are not at risk on it; what is then left of nobody's weight is rounding.
    present -= cell(persons.entered, row);
    weight = present === 0 ? 0 : weight - cell(entered, row);
    spared[row] = weight + cell(censored, row);
    weight += cell(censored, row) + cell(events, row);
    atRisk[row] = weight;
    present += exits(persons, row);
  }
  return { atRisk, spared };
};
