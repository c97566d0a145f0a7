import { coveredUntil } from "./covered-until.ts";
import { followUpOf } from "./follow-up.ts";
import { living } from "./living.ts";
import type { Person, World } from "./person.ts";
import { notEstimable, observed, type Row, unknown } from "./row.ts";
import { type Said, said } from "./said.ts";
import { startOf } from "./start.ts";

interface Rules {
  readonly coverage: readonly string[];
  readonly up_to_days?: number | undefined;
}

export interface Counted {
  readonly value: number;
  readonly evidence: readonly Said[];
}

/** Counts something over the days on which a person is under observation, both ends included; null: contradictory. */
export const rateOf = (
  person: Person,
  world: World,
  rules: Rules,
  conflict: string,
  count: (first: number, last: number) => Counted | null,
): Row | null => {
  const start = startOf(person, world);
  if (start === null) return null;
  const { zero } = start;
  const until = coveredUntil(person, world, rules.coverage, zero);
  if (until === null) return unknown("not-covered");
  const followUp = followUpOf(person, world.asOf);
  const end = living(followUp);
  if (followUp.death === null && "missing" in end) return unknown(end.missing);
  const own = followUp.death ?? ("missing" in end ? zero : end.day);
  const last = Math.min(own, until, rules.up_to_days === undefined ? own : zero + rules.up_to_days - 1);
  const { death, emigration, alive } = followUp.by;
  const by = followUp.death !== null ? death : followUp.emigration !== null ? emigration : alive;
  const seen = said("censoring", by);
  if (last < zero) return notEstimable("follow-up-ends-before-time-zero", { evidence: seen });
  const counted = count(zero, last);
  if (counted === null) return unknown(conflict);
  return observed({ time_days: last - zero + 1, value: counted.value, evidence: [...seen, ...counted.evidence] });
};
