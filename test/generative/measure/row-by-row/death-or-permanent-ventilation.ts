import type { MeasureOf } from "../../../../schemas/measure.ts";
import { followUpOf } from "./follow-up.ts";
import { living } from "./living.ts";
import type { Person, World } from "./person.ts";
import type { Row } from "./row.ts";
import { censored, type End, happened, ruled } from "./ruled.ts";
import { said } from "./said.ts";
import { type Start, startOf } from "./start.ts";
import { saying, ventilatedDays } from "./ventilated-days.ts";

type Measure = MeasureOf<"death-or-permanent-ventilation">;

export const deathOrPermanentVentilationOf = (person: Person, measure: Measure, world: World): Row | null => {
  const start = startOf(person, world);
  return start === null ? null : ruled(person, world, start, measure, endOf(person, measure, world, start));
};

/** Writes the hours of every recorded day into a calendar and counts along it. */
const endOf = (person: Person, measure: Measure, { asOf, cuts }: World, { zero }: Start): End => {
  const followUp = followUpOf(person, asOf);
  const { death, emigration, by } = followUp;
  const horizon = death === null ? asOf : Math.min(asOf, death);
  const calendar = ventilatedDays(person, cuts.first, horizon);
  if (calendar === null) return { missing: "overlapping-ventilation-periods" };
  const needed = measure.days.rule === "more-than" ? measure.days.count + 1 : measure.days.count;
  const last = Math.max(...calendar.keys());
  let run = 0;
  for (let day = Math.min(...calendar.keys()); day <= last; day += 1) {
    const period = calendar.get(day);
    const counts =
      period !== undefined &&
      period.hours >= measure.hours_per_day &&
      !(measure.exclude_acute_reversible && period.acute);
    run = counts ? run + 1 : 0;
    if (run < needed) continue;
    if (death === day && measure.tie_order[0] === "death") return happened(day, "death", said("event", by.death));
    const dated = measure.event_date === "run-start" && day >= zero ? Math.max(day - needed + 1, zero) : day;
    const ofRun = [...calendar].flatMap(([on, one]) => (on > day - run && on <= day ? [one] : []));
    return happened(
      dated,
      "permanent-ventilation",
      [...new Set(ofRun)].toSorted((x, y) => x.from - y.from).flatMap((one) => said("event", saying(person, one))),
    );
  }
  if (death !== null) return happened(death, "death", said("event", by.death));
  const alive = living(followUp);
  if ("missing" in alive) return alive;
  const assessed = person.ventilationAssessed.filter(({ day }) => day <= asOf);
  const stated = [...calendar.keys(), ...assessed.map(({ day }) => day)];
  if (stated.length === 0) return { missing: "no-ventilation-record" };
  const seen = Math.max(...stated);
  const lastPeriod = calendar.get(seen);
  const record = [
    ...assessed.filter(({ day }) => day === seen),
    ...(lastPeriod === undefined ? [] : saying(person, lastPeriod)),
  ];
  return censored(
    Math.min(alive.day, seen),
    emigration !== null && emigration <= seen ? "emigration" : "end-of-data",
    alive.day <= seen ? alive.evidence : said("censoring", record),
  );
};
