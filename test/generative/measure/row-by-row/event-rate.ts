import type { MeasureOf } from "../../../../schemas/measure.ts";
import type { Person, World } from "./person.ts";
import type { Row } from "./row.ts";
import { said } from "./said.ts";
import { rateOf } from "./watched.ts";

type Measure = MeasureOf<"event-rate">;

export const eventRateOf = (person: Person, measure: Measure, world: World): Row | null =>
  rateOf(person, world, measure, "", (first, last) => {
    const happened = eventsOf(person, measure.event).filter(({ day }) => day >= first && day <= last);
    const days = [...new Set(happened.map(({ day }) => day))].sort((x, y) => x - y);
    const on = (day: number): readonly object[] => happened.filter((one) => one.day === day).map(({ fact }) => fact);
    return { value: days.length, evidence: days.flatMap((day) => said("event", on(day))) };
  });

interface Happened {
  readonly day: number;
  readonly fact: object;
}

const eventsOf = (person: Person, event: Measure["event"]): readonly Happened[] => {
  switch (event.kind) {
    case "admission":
      return person.contacts.filter((c) => c.level === "inpatient").map((fact) => ({ day: fact.in, fact }));
    case "complication":
      return person.contacts
        .filter((c) => startsWithOne(c.diagnosis, event.icd10))
        .map((fact) => ({ day: fact.in, fact }));
    case "procedure":
      return person.procedures
        .filter((p) => startsWithOne(p.code, event.codes))
        .map((fact) => ({ day: fact.day, fact }));
  }
};

const startsWithOne = (code: string | null, listed: readonly string[]): boolean =>
  code !== null && listed.some((one) => code.startsWith(one));
