import type { MeasureOf } from "../../../../schemas/measure.ts";
import { followUpOf } from "./follow-up.ts";
import { deathEnds } from "./living.ts";
import type { Person, World } from "./person.ts";
import type { Row } from "./row.ts";
import { censored, type End, firstOf, happened, ruled } from "./ruled.ts";
import { said } from "./said.ts";
import { dosesFrom, reachOf, type Start, startOf } from "./start.ts";

type Measure = MeasureOf<"time-to-next-treatment">;

export const timeToNextTreatmentOf = (person: Person, measure: Measure, world: World): Row | null => {
  const start = startOf(person, world, measure);
  return start === null ? null : ruled(person, world, start, measure, endOf(person, measure, world, start));
};

const endOf = (person: Person, measure: Measure, world: World, start: Start): End => {
  const followUp = followUpOf(person, world.asOf);
  const { death, emigration, alive, undated, by } = followUp;
  const listed = measure.next_treatment;
  const believed = dosesFrom(person, start, world.asOf, death);
  const own = dosesFrom(person, start, world.asOf, null).filter((d) => d.substance === start.substance);
  const reach = Math.min(world.asOf, reachOf(own, world) ?? world.asOf);
  const last = Math.max(...believed.map((d) => d.day));
  const left = emigration !== null && emigration >= last ? emigration : null;
  const until = Math.min(reach, left ?? reach);
  const next = believed
    .filter((d) => d.substance !== start.substance && (listed === "any-other" || listed.includes(d.substance)))
    .filter(({ day }) => day > start.exposed && day <= until);
  const first = firstOf(measure.tie_order, {
    "next-treatment": next.length === 0 ? null : Math.min(...next.map((d) => d.day)),
    death: death === null || death > until ? null : death,
  });
  if (first?.name === "death") return deathEnds(first.day, measure.death, followUp);
  if (first?.name === "next-treatment")
    return happened(
      first.day,
      "next-treatment",
      said(
        "event",
        next.filter((d) => d.day === first.day),
      ),
    );
  if (undated) return { missing: "death-date-unknown" };
  if (left !== null && left <= reach) return censored(left, "emigration", said("censoring", by.emigration));
  if (death !== null) return censored(reach, "end-of-data", said("censoring", by.death));
  if (alive === null) return { missing: "no-follow-up" };
  const shown = alive < last ? believed.filter((d) => d.day === last) : left === null ? by.alive : by.emigration;
  return censored(Math.min(reach, Math.max(alive, last)), "end-of-data", said("censoring", shown));
};
