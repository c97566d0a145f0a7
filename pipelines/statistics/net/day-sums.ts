import { cell } from "../cell.ts";
import type { LifeTable } from "./life-table.ts";
import { bandOf } from "./life-table.ts";
import type { NetSurvivalMethod, NetSurvivalPersons } from "./net-survival-data.ts";

/** What happens on one day; weights are 1 for Ederer II. */
export interface DaySums {
  readonly day: number;
  /** Population hazard over the day, averaged over those at risk by their weights. */
  readonly expected: number;
  /** Weights at the end of the day: of those at risk, of those who die, and squares of these. */
  readonly weight: number;
  readonly weightOfDead: number;
  readonly squaresOfDead: number;
}

/** One person on the way through the life table. */
interface Walker {
  readonly person: number;
  readonly entry: number;
  readonly exit: number;
  readonly dies: boolean;
  weight: number;
  ageBand: number;
  dateBand: number;
  /** Population hazard of today, and what it makes of the weight; both hold until the day `changes`. */
  hazard: number;
  growth: number;
  changes: number;
}

/**
 * Visits day 0 and every day after it on which somebody is at risk; returns the person-days at risk outside the dates
 * of the table. Cost: days at risk of all persons, those before entry included.
 */
export const visitDays = (
  persons: NetSurvivalPersons,
  kept: readonly number[],
  table: LifeTable,
  method: NetSurvivalMethod,
  visit: (day: DaySums) => void,
): number => {
  let walkers = kept.map((person): Walker => {
    const entry = persons.entry === undefined ? -1 : cell(persons.entry, person);
    const [exit, dies] = [cell(persons.time, person), cell(persons.event, person) === 1];
    return { person, entry, exit, dies, weight: 1, ageBand: 0, dateBand: 0, hazard: 0, growth: 1, changes: 1 };
  });
  const weigh = method === "pohar-perme";
  for (let day = 0; walkers.length > 0; day += 1) {
    let [before, hazardBefore, after, hazardAfter, dead, squares, gone] = [0, 0, 0, 0, 0, 0, 0];
    for (const walker of walkers) {
      if (day === walker.changes) step(persons, table, walker, day);
      const { hazard, weight } = walker;
      if (weigh) walker.weight = weight * walker.growth;
      if (walker.exit === day) gone += 1;
      if (walker.entry >= day) continue;
      before += weight;
      hazardBefore += weight * hazard;
      after += walker.weight;
      hazardAfter += walker.weight * hazard;
      if (!walker.dies || walker.exit !== day) continue;
      dead += walker.weight;
      squares += walker.weight ** 2;
    }
    if (after > 0) {
      const expected = (hazardBefore / before + hazardAfter / after) / 2;
      visit({ day, expected, weight: after, weightOfDead: dead, squaresOfDead: squares });
    }
    if (gone > 0) walkers = walkers.filter(({ exit }) => exit > day);
  }
  return kept.reduce((sum, person) => sum + daysOutside(persons, table, person), 0);
};

/** Puts a person into the bands of the day that ends now, and finds the day on which the next band begins. */
const step = (persons: NetSurvivalPersons, table: LifeTable, walker: Walker, day: number): void => {
  const { person } = walker;
  const [age, date] = [cell(persons.age, person), cell(persons.date, person)];
  const started = day - 1;
  walker.ageBand = bandOf(table.ages, age + started, walker.ageBand);
  walker.dateBand = bandOf(table.dates, date + started, walker.dateBand);
  const column = table.hazards[cell(persons.group, person)] ?? [];
  walker.hazard = cell(column, walker.ageBand * table.dates.length + walker.dateBand);
  walker.growth = Math.exp(walker.hazard);
  // A band begins with the first day that starts at or after it.
  const next = (bands: ArrayLike<number>, band: number, own: number) =>
    band + 1 < bands.length ? Math.ceil(cell(bands, band + 1) - own) + 1 : Number.POSITIVE_INFINITY;
  walker.changes = Math.min(next(table.ages, walker.ageBand, age), next(table.dates, walker.dateBand, date));
};

/** Days at risk that start before the table does, or after its end. */
const daysOutside = (persons: NetSurvivalPersons, table: LifeTable, person: number): number => {
  const date = cell(persons.date, person);
  const first = date + Math.max(0, persons.entry === undefined ? 0 : cell(persons.entry, person));
  const end = date + cell(persons.time, person);
  const early = Math.max(0, Math.min(end, cell(table.dates, 0)) - first);
  const late = Math.max(0, end - Math.max(first, table.until));
  return early + late;
};
