import type { Day } from "../calendar/day.ts";
import { type Ending, endingAt, perDay } from "../population/ending.ts";
import { drawPerson, type Group, type Person, personRandom } from "../population/person.ts";
import type { Random } from "../random/random.ts";
import { smallGroupTruth } from "./small-group-truth.ts";

export type SmallGroup = Extract<Group, "eye" | "psoriasis" | "myeloma" | "lymphoma">;

/** One person of a small group, from the start of treatment until what is known at the data cut. */
export interface SmallGroupPerson {
  readonly person: Person;
  readonly start: Day;
  readonly ending: Ending;
  /** The generator, left where the person ends, for what the group adds. */
  readonly random: Random;
}

export interface SmallGroupPlan {
  readonly group: SmallGroup;
  readonly ageAtStart: readonly [youngest: number, oldest: number];
  readonly femaleShare: number;
  readonly deathPerYear: number;
}

/** Draws the index-th person of a group; nobody emigrates. */
export const drawSmallGroupPerson = (
  { group, ageAtStart, femaleShare, deathPerYear }: SmallGroupPlan,
  seed: number,
  index: number,
  cut: Day,
): SmallGroupPerson => {
  const random = personRandom(seed, group, index);
  const { earliest, latest } = smallGroupTruth.startsBeforeCut;
  const start = cut - random.between(latest, earliest);
  const [youngest, oldest] = ageAtStart;
  const person = drawPerson(group, index, start - random.between(youngest * 365, oldest * 365), femaleShare, random);
  const death = start + 1 + Math.ceil(random.exponential(perDay(deathPerYear)));
  return { person, start, ending: endingAt(cut, death, Number.POSITIVE_INFINITY), random };
};
