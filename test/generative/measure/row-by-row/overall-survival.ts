import type { MeasureOf } from "../../../../schemas/measure.ts";
import { followUpOf } from "./follow-up.ts";
import { living } from "./living.ts";
import type { Person, World } from "./person.ts";
import type { Row } from "./row.ts";
import { happened, ruled } from "./ruled.ts";
import { said } from "./said.ts";
import { startOf } from "./start.ts";

export const overallSurvivalOf = (person: Person, measure: MeasureOf<"overall-survival">, world: World): Row | null => {
  const start = startOf(person, world, measure);
  if (start === null) return null;
  const followUp = followUpOf(person, world.asOf);
  const end =
    followUp.death !== null && !followUp.undated
      ? happened(followUp.death, "death", said("event", followUp.by.death))
      : living(followUp);
  return ruled(person, world, start, measure, end);
};
