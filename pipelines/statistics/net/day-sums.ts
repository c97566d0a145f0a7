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
    return { person, entry, exit, dies, weight: 1, ageBand: 0, dateBand: 0 };
  });
  const weigh = method === "pohar-perme";
  let outside = 0;
  for (let day = 0; walkers.length > 0; day += 1) {
    let [before, hazardBefore, after, hazardAfter, dead, squares] = [0, 0, 0, 0, 0, 0];
    for (const walker of walkers) {
      const hazard = day === 0 ? 0 : hazardOn(persons, table, walker, day - 1);
      const atRisk = walker.entry < day;
      if (atRisk) {
        before += walker.weight;
        hazardBefore += walker.weight * hazard;
        const date = cell(persons.date, walker.person) + day - 1;
        if (day > 0 && (date < cell(table.dates, 0) || date >= table.until)) outside += 1;
      }
      if (weigh) walker.weight *= Math.exp(hazard);
      if (!atRisk) continue;
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
    walkers = walkers.filter(({ exit }) => exit > day);
  }
  return outside;
};

/** Population hazard of a person over the day that starts so many days after time zero. */
const hazardOn = (persons: NetSurvivalPersons, table: LifeTable, walker: Walker, day: number): number => {
  const { person } = walker;
  walker.ageBand = bandOf(table.ages, cell(persons.age, person) + day, walker.ageBand);
  walker.dateBand = bandOf(table.dates, cell(persons.date, person) + day, walker.dateBand);
  const column = table.hazards[cell(persons.group, person)] ?? [];
  return cell(column, walker.ageBand * table.dates.length + walker.dateBand);
};
