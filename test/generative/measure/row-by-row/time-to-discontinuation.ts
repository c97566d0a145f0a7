import type { MeasureOf } from "../../../../schemas/measure.ts";
import { followUpOf } from "./follow-up.ts";
import { deathEnds } from "./living.ts";
import type { Person, World } from "./person.ts";
import type { Row } from "./row.ts";
import { censored, type End, happened, ruled } from "./ruled.ts";
import { said } from "./said.ts";
import { dosesFrom, reachOf, type Start, startOf } from "./start.ts";

type Measure = MeasureOf<"time-to-discontinuation">;

export const timeToDiscontinuationOf = (person: Person, measure: Measure, world: World): Row | null => {
  const start = startOf(person, world, measure);
  return start === null ? null : ruled(person, world, start, measure, stopOf(person, measure, world, start));
};

/** Persistence is the same walk, with a death that competes. */
export const persistenceOf = (person: Person, measure: MeasureOf<"persistence">, world: World): Row | null =>
  timeToDiscontinuationOf(person, { ...measure, kind: "time-to-discontinuation", death: "competing" }, world);

/** Walks through a person's days one by one, as a nurse with a calendar would. */
const stopOf = (person: Person, measure: Measure, world: World, start: Start): End => {
  const { asOf } = world;
  const followUp = followUpOf(person, asOf);
  const { death, emigration, alive, undated } = followUp;
  const believed = dosesFrom(person, start, asOf, death);
  const courses = believed.filter((d) => d.substance === start.substance);
  const own = courses.map((d) => d.day);
  // Someone whose death lies before the first dose has no dose at all that can be believed.
  if (own.length === 0) return deathEnds(death ?? 0, measure.death, followUp);
  const reach = reachOf(courses, world) ?? asOf;
  const last = Math.max(...own);
  const nextLine = believed.filter(
    (d) => measure.next_line.includes(d.substance) && d.day > start.exposed && d.day <= reach,
  );
  const switched = nextLine.length === 0 ? null : Math.min(...nextLine.map((d) => d.day));
  const contacts = person.contacts
    .map((c) => c.in)
    .filter((d) => d <= asOf && d <= reach && (death === null || d <= death));
  const contact = contacts.length === 0 ? null : Math.max(...contacts);
  const left = emigration !== null && emigration >= last ? emigration : null;
  const limits = [asOf, reach, ...(death === null ? [] : [death]), ...(left === null ? [] : [left])];
  if (death === null && (alive !== null || undated)) {
    limits.push(Math.max(last, alive ?? last, contact ?? last, switched ?? last));
  }
  const until = Math.min(...limits);
  let latest = start.exposed;
  for (let day = start.exposed; day <= Math.max(until, last); day += 1) {
    const decided = {
      gap: day - latest >= measure.gap_days,
      death: death === day && death <= until,
      "next-line": switched === day && switched <= until,
    };
    const reason = measure.tie_order.find((name) => decided[name]);
    if (reason === "death") return deathEnds(day, measure.death, followUp);
    if (reason === "next-line") return happened(day, reason, said("event", on(nextLine, day)));
    if (reason === "gap")
      return happened(
        measure.stop_date === "last-dose-plus-gap" ? latest + measure.gap_days : latest,
        "gap",
        said("event", on(courses, latest)),
      );
    if (own.includes(day)) latest = day;
  }
  if (undated) return { missing: "death-date-unknown" };
  const known = contact !== null && contact <= until ? Math.max(last, contact) : last;
  const by = known === last ? on(courses, last) : person.contacts.filter((c) => c.in === contact);
  return censored(known, left === until ? "emigration" : "end-of-data", said("censoring", by));
};

const on = (doses: Person["doses"], day: number): Person["doses"] => doses.filter((d) => d.day === day);
