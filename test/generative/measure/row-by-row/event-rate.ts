import type { MeasureOf } from "../../../../schemas/measure.ts";
import type { Person, World } from "./person.ts";
import type { Row } from "./row.ts";
import { rateOf } from "./watched.ts";

type Measure = MeasureOf<"event-rate">;

export const eventRateOf = (person: Person, measure: Measure, world: World): Row | null =>
  rateOf(person, world, measure, "", (first, last) => {
    const days = daysOf(person, measure.event).filter((day) => day >= first && day <= last);
    return new Set(days).size;
  });

const daysOf = (person: Person, event: Measure["event"]): readonly number[] => {
  switch (event.kind) {
    case "admission":
      return person.contacts.filter((c) => c.level === "inpatient").map((c) => c.in);
    case "complication":
      return person.contacts.filter((c) => startsWithOne(c.diagnosis, event.icd10)).map((c) => c.in);
    case "procedure":
      return person.procedures.filter((p) => startsWithOne(p.code, event.codes)).map((p) => p.day);
  }
};

const startsWithOne = (code: string | null, listed: readonly string[]): boolean =>
  code !== null && listed.some((one) => code.startsWith(one));
