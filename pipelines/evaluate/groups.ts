import type { OutcomeRow } from "../../schemas/measure.ts";
import type { EventTableRow } from "../statistics/index.ts";

/** Names of a set of persons that estimates are made of. */
export interface GroupName {
  readonly name: string;
  readonly level: string;
}

/** A set of persons under one measure, counted: everything that its estimates are made of, and nobody by name. */
export interface Group extends GroupName {
  /** Persons by what is known of their outcome; together they are the group. */
  readonly statuses: Readonly<Record<OutcomeRow["status"], number>>;
  /**
   * For a time, what happens to those observed: entries, events and censorings per day since time zero. Whoever is under
   * observation from time zero enters on day -1, because an event on the day of the first dose counts.
   */
  readonly days: readonly EventTableRow[];
  /** For a score, the changes of those observed, in order of the person. */
  readonly changes: ArrayLike<number>;
  /** Of those unknown, the ones who had a baseline: their change could be told, had the later value been there. */
  readonly unknownWithBaseline: number;
}

/** The groups that the agreement names, under one measure. */
export interface MeasuredGroups {
  readonly everyone: Group;
  /** One group per level that occurs in the cohort, in order of the level, by declared subgroup. */
  readonly subgroups: ReadonlyMap<string, readonly Group[]>;
  /** Sensitivity of a time: those who can have been followed for long enough; null where nobody asks for it. */
  readonly followed: Group | null;
  /** Those of the cohort who are a stratum of their own and in no other group; null where there is nobody. */
  readonly apart: Group | null;
}

/** The part of a figure id that names the group. */
export const groupId = ({ name, level }: GroupName): string => (name === "all" ? "all" : `${name}-${level}`);

/** Everyone of a group, whatever is known of them. */
export const personsIn = ({ statuses }: Group): number =>
  Object.values(statuses).reduce((total, persons) => total + persons, 0);

export const EVERYONE: GroupName = { name: "all", level: "all" };

/** Sensitivity: those who started at least so many calendar months before the day until which the data are complete. */
export const minimumFollowUp = (months: number): GroupName => ({
  name: "sensitivity",
  level: `minimum-follow-up-${months}-months`,
});
