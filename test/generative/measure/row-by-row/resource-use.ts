import type { MeasureOf } from "../../../../schemas/measure.ts";
import type { Contact, Person, World } from "./person.ts";
import type { Row } from "./row.ts";
import { saidByEach } from "./said.ts";
import { saying, ventilatedDays } from "./ventilated-days.ts";
import { type Counted, rateOf } from "./watched.ts";

export const resourceUseOf = (person: Person, measure: MeasureOf<"resource-use">, world: World): Row | null =>
  rateOf(person, world, measure, "overlapping-ventilation-periods", (first, last) =>
    measure.what === "bed-days" ? bedDays(person, first, last) : ventilationHours(person, first, last),
  );

/** A day in bed is borne out by the first stay delivered that holds it. */
const bedDays = (person: Person, first: number, last: number): Counted => {
  const stays: Contact[] = [];
  for (let day = first; day <= last; day += 1) {
    const stay = person.contacts.find(
      (c) => c.level === "inpatient" && c.in <= day && day <= Math.max(c.in, (c.out ?? c.in) - 1),
    );
    if (stay !== undefined) stays.push(stay);
  }
  const inOrder = person.contacts.filter((c) => stays.includes(c));
  return { value: stays.length, evidence: saidByEach("event", inOrder) };
};

const ventilationHours = (person: Person, first: number, last: number): Counted | null => {
  const calendar = ventilatedDays(person, last, last, first);
  if (calendar === null) return null;
  const statements = [...new Set([...calendar.values()].flatMap((period) => saying(person, period).slice(0, 1)))];
  return {
    value: [...calendar.values()].reduce((sum, period) => sum + period.hours, 0),
    evidence: saidByEach(
      "event",
      person.periods.filter((period) => statements.includes(period)),
    ),
  };
};
