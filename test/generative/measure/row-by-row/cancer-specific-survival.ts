import type { MeasureOf } from "../../../../schemas/measure.ts";
import { type FollowUp, followUpOf } from "./follow-up.ts";
import { living } from "./living.ts";
import type { Person, World } from "./person.ts";
import type { Row } from "./row.ts";
import { competed, type End, happened, ruled } from "./ruled.ts";
import { said } from "./said.ts";
import { startOf } from "./start.ts";

type Measure = MeasureOf<"cancer-specific-survival">;

export const cancerSpecificSurvivalOf = (person: Person, measure: Measure, world: World): Row | null => {
  const start = startOf(person, world, measure);
  if (start === null) return null;
  const followUp = followUpOf(person, world.asOf);
  const end = followUp.death === null ? living(followUp) : deathOf(person, measure, followUp.death, followUp);
  return ruled(person, world, start, measure, end);
};

/** Every stated cause is asked whether it is the disease; only one answer among them is a statement. */
const deathOf = (person: Person, { causes, unknown_cause }: Measure, day: number, { by }: FollowUp): End => {
  const answers = new Set(person.causes.map(({ code }) => causes.some((listed) => code.startsWith(listed))));
  const [ofDisease] = answers;
  const verdict = answers.size === 1 && ofDisease !== undefined ? (ofDisease ? "cancer" : "other") : unknown_cause;
  if (verdict === "unknown") return { missing: "cause-unknown" };
  const evidence = [...said("event", by.death), ...said("cause", answers.size === 1 ? person.causes : [])];
  return verdict === "cancer" ? happened(day, "cancer-death", evidence) : competed(day, "other-death", evidence);
};
