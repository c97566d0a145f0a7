import type { MeasureOf } from "../../../../schemas/measure.ts";
import { dayOf } from "./calendar.ts";
import { followUpOf } from "./follow-up.ts";
import { living } from "./living.ts";
import type { Person, World } from "./person.ts";
import { type Row, unknown } from "./row.ts";
import { happened, noRules, ruled } from "./ruled.ts";
import { startOf } from "./start.ts";

export const netSurvivalOf = (person: Person, measure: MeasureOf<"net-survival">, world: World): Row | null => {
  const start = startOf(person, world, measure);
  if (start === null) return null;
  const followUp = followUpOf(person, world.asOf);
  const end = followUp.death !== null ? happened(followUp.death, "death") : living(followUp);
  const population = populationOf(person, start.zero);
  const row = ruled(person, world, start, noRules, end);
  if (population === null)
    return row.status === "observed" ? unknown("no-sex-or-age", { entry_days: row.entry_days }) : row;
  return row.status === "observed" ? { ...row, population } : row;
};

/** Sex, and age in days at time zero; null where the sources do not say, or disagree. */
const populationOf = (person: Person, zero: number): NonNullable<Row["population"]> | null => {
  const only = <T>(said: readonly (T | null)[]): T | null => {
    const distinct = new Set(said.flatMap((one) => (one === null ? [] : [one])));
    const [one] = distinct;
    return distinct.size === 1 && one !== undefined ? one : null;
  };
  const sex = only(person.about.map((one) => one.sex));
  const years = person.about.map((one) => one.birthYear);
  const stated = person.ages.flatMap(({ day, years: age }) => (day !== null && day <= zero ? [{ day, age }] : []));
  const latest = Math.max(...stated.map(({ day }) => day));
  const age = only(stated.filter(({ day }) => day === latest).map((one) => one.age));
  const born = only(years);
  if (sex === null) return null;
  if (born !== null) return { sex, ageDays: zero - dayOf(`${born}-07-01`) };
  if (years.some((year) => year !== null) || age === null) return null;
  return { sex, ageDays: Math.round((age + 0.5) * 365.25) + (zero - latest) };
};
