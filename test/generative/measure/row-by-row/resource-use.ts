import type { MeasureOf } from "../../../../schemas/measure.ts";
import type { Person, World } from "./person.ts";
import type { Row } from "./row.ts";
import { ventilatedDays } from "./ventilated-days.ts";
import { rateOf } from "./watched.ts";

export const resourceUseOf = (person: Person, measure: MeasureOf<"resource-use">, world: World): Row | null =>
  rateOf(person, world, measure, "overlapping-ventilation-periods", (first, last) =>
    measure.what === "bed-days" ? bedDays(person, first, last) : ventilationHours(person, first, last),
  );

const bedDays = (person: Person, first: number, last: number): number => {
  let taken = 0;
  for (let day = first; day <= last; day += 1) {
    const inBed = person.contacts.some(
      (c) => c.level === "inpatient" && c.in <= day && day <= Math.max(c.in, (c.out ?? c.in) - 1),
    );
    if (inBed) taken += 1;
  }
  return taken;
};

const ventilationHours = (person: Person, first: number, last: number): number | null => {
  const calendar = ventilatedDays(person, last, last, first);
  if (calendar === null) return null;
  return [...calendar.values()].reduce((sum, period) => sum + period.hours, 0);
};
