import type { MeasureOf } from "../../../../schemas/measure.ts";
import { dayOf } from "./calendar.ts";
import { followUpOf } from "./follow-up.ts";
import { living } from "./living.ts";
import type { Person, World } from "./person.ts";
import { type Row, unknown } from "./row.ts";
import { happened, noRules, ruled } from "./ruled.ts";
import { type Said, said } from "./said.ts";
import { startOf } from "./start.ts";

export const netSurvivalOf = (person: Person, measure: MeasureOf<"net-survival">, world: World): Row | null => {
  const start = startOf(person, world, measure);
  if (start === null) return null;
  const followUp = followUpOf(person, world.asOf);
  const end =
    followUp.death !== null ? happened(followUp.death, "death", said("event", followUp.by.death)) : living(followUp);
  const read = populationOf(person, start.zero);
  const row = ruled(person, world, start, noRules, end);
  if (row.status !== "observed") return row;
  if (read === null) return unknown("no-sex-or-age", { entry_days: row.entry_days });
  return { ...row, population: read.population, evidence: [...row.evidence, ...read.evidence] };
};

interface Read {
  readonly population: NonNullable<Row["population"]>;
  readonly evidence: readonly Said[];
}

/** Sex, and age in days at time zero; null where the sources do not say, or disagree. */
const populationOf = (person: Person, zero: number): Read | null => {
  const only = <T>(statements: readonly (T | null)[]): T | null => {
    const distinct = new Set(statements.flatMap((one) => (one === null ? [] : [one])));
    const [one] = distinct;
    return distinct.size === 1 && one !== undefined ? one : null;
  };
  const sex = only(person.about.map((one) => one.sex));
  const years = person.about.map((one) => one.birthYear);
  const latest = Math.max(...person.ages.flatMap(({ day }) => (day !== null && day <= zero ? [day] : [])));
  const latestAges = person.ages.filter(({ day }) => day === latest);
  const age = only(latestAges.map((one) => one.years));
  const born = only(years);
  if (sex === null) return null;
  const ofSex = said(
    "sex",
    person.about.filter((one) => one.sex !== null),
  );
  if (born !== null) {
    const ofYear = person.about.filter((one) => one.birthYear !== null);
    const population = { sex, ageDays: zero - dayOf(`${born}-07-01`) };
    return { population, evidence: [...ofSex, ...said("birth-year", ofYear)] };
  }
  if (years.some((year) => year !== null) || age === null) return null;
  const population = { sex, ageDays: Math.round((age + 0.5) * 365.25) + (zero - latest) };
  return { population, evidence: [...ofSex, ...said("age", latestAges)] };
};
