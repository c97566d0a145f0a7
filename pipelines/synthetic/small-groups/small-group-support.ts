import { type Day, iso } from "../calendar/day.ts";
import type { Keys, LinkedSource } from "../population/keys.ts";
import { deathRows, linkRows, vitalStatusRow } from "../population/support-rows.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import type { SmallGroupPerson } from "./small-group-person.ts";

/** Vital status, death and links of one person of a small group, who is in these sources and in NPR's deaths. */
export const supportOf = (
  { person, ending }: SmallGroupPerson,
  sources: readonly LinkedSource[],
  keys: Keys,
  cut: Day,
): readonly ExtractRow[] => [
  ...deathRows(person, ending, keys),
  vitalStatusRow(person, ending, keys),
  ...linkRows(person, [...new Set<LinkedSource>([...sources, "npr", "folkeregisteret"])], keys, cut),
];

/** What is true of every person of a small group, for tests that compare person by person. */
export const personTruthOf = (
  { person, start, ending }: SmallGroupPerson,
  projectId: string,
): Readonly<Record<string, unknown>> => ({
  person: projectId,
  group: person.group,
  sex: person.sex,
  birthYear: person.birthYear,
  region: person.region,
  timeZero: iso(start),
  death: ending.death === null ? null : iso(ending.death),
  emigration: null,
  followedUntil: iso(ending.last),
});
