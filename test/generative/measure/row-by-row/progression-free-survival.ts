import type { MeasureOf } from "../../../../schemas/measure.ts";
import { followUpOf } from "./follow-up.ts";
import { deathEnds, living } from "./living.ts";
import type { Person, World } from "./person.ts";
import type { Row } from "./row.ts";
import { type End, firstOf, happened, ruled } from "./ruled.ts";
import { said } from "./said.ts";
import { type Start, startOf } from "./start.ts";

type Measure = MeasureOf<"progression-free-survival">;

export const progressionFreeSurvivalOf = (person: Person, measure: Measure, world: World): Row | null => {
  const start = startOf(person, world, measure);
  return start === null ? null : ruled(person, world, start, measure, endOf(person, measure, world, start));
};

const endOf = (person: Person, measure: Measure, { asOf }: World, start: Start): End => {
  const followUp = followUpOf(person, asOf);
  const { death } = followUp;
  const counted = person.progressions
    .filter(({ evidence }) => measure.evidence.some((listed) => listed === evidence))
    .filter(({ day }) => day >= start.exposed && day >= start.zero + measure.from_day && day <= asOf)
    .filter(({ day }) => death === null || day <= death);
  const progression = counted.length === 0 ? null : Math.min(...counted.map(({ day }) => day));
  const first = firstOf(measure.tie_order, {
    progression,
    death,
  });
  if (first?.name === "progression")
    return happened(
      first.day,
      "progression",
      said(
        "event",
        counted.filter(({ day }) => day === progression),
      ),
    );
  return first === null ? living(followUp) : deathEnds(first.day, measure.death, followUp);
};
