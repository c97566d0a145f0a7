import type { Person, World } from "./person.ts";
import type { Start } from "./start.ts";

/** Every line, counted or not, of the substance that a person started with, from the first exposure on. */
export const linesOf = (person: Person, start: Start, { asOf }: World): Person["doses"] =>
  person.doses.filter((d) => d.substance === start.substance && d.day >= start.zero && d.day <= asOf);

/** Until when the data are there of the sources that delivered the person's lines of the substance. */
export const reachOfLines = (person: Person, start: Start, { asOf, cuts }: World): number =>
  Math.min(
    asOf,
    ...person.doses.filter((d) => d.substance === start.substance && d.day <= asOf).map(({ source }) => cuts[source]),
  );
