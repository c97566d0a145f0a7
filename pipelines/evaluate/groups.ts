import { UtfallError } from "../../schemas/errors.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import type { PersonColumn } from "./person-columns.ts";
import type { Days, Entries } from "./time-table.ts";

/** Names of a set of persons that estimates are made of. */
export interface GroupName {
  readonly name: string;
  readonly level: string;
}

/** Persons who are alike in what is known of their outcome. */
export interface Alike extends Pick<OutcomeRow, "status" | "reason" | "event"> {
  readonly hasBaseline: boolean;
  readonly persons: number;
}

/** A set of persons under one measure, counted: everything that its estimates are made of, and nobody by name. */
export interface Group extends GroupName {
  /** Everyone of the group, by what is known of their outcome. */
  readonly alike: readonly Alike[];
  /** For a time, what happens to those observed per day since time zero; empty for other measures. */
  readonly days: Days;
  /** For a time, entries per day of those unknown, as if they had been observed. */
  readonly unknownEntries: readonly Entries[];
  /** The numbers of each observed person, in order of the person, where the estimator cannot do with counts. */
  readonly columns: ReadonlyMap<PersonColumn, ArrayLike<number>>;
}

/** The groups that the agreement names, under one measure. */
export interface MeasuredGroups {
  readonly everyone: Group;
  /** One group per level that occurs in the cohort, in order of the level, by declared subgroup. */
  readonly subgroups: ReadonlyMap<string, readonly Group[]>;
  /** Those who can have been followed for so many calendar months, for sensitivity analyses, by the months. */
  readonly followed: ReadonlyMap<number, Group>;
  /** Those of the cohort who are a stratum of their own and in no other group; null where there is nobody. */
  readonly apart: Group | null;
  /** How many are in no group, because the measure's own minimum follow-up leaves them out. */
  readonly tooShort: number;
}

/** The part of a figure id that names the group. */
export const groupId = ({ name, level }: GroupName): string => (name === "all" ? "all" : `${name}-${level}`);

/** How many persons of a group are so; everyone, where nothing is asked. */
export const personsIn = ({ alike }: Pick<Group, "alike">, are: (those: Alike) => boolean = () => true): number =>
  alike.reduce((total, those) => (are(those) ? total + those.persons : total), 0);

/** A column of the observed persons of a group. Throws UTF-XX-001 for one that its measure does not have. */
export const columnOf = ({ columns }: Group, name: PersonColumn): ArrayLike<number> => {
  const column = columns.get(name);
  if (column === undefined) throw new UtfallError("UTF-XX-001", { step: `evaluate: no column ${name}` });
  return column;
};

/** What stands before the name of a subgroup whose levels are made alike by weights. */
export const ADJUSTED = "adjusted-";

/** A level of a subgroup, or the comparison of two, under weights that make them alike. */
export const adjustedGroup = (subgroup: string, level: string): GroupName => ({
  name: `${ADJUSTED}${subgroup}`,
  level,
});

const AGAINST = "-against-";

/** Two levels held against each other, as one level of an adjusted group. */
export const heldAgainst = (level: string, other: string): string => `${level}${AGAINST}${other}`;

/** The levels of the subgroup that an adjusted group is made of: one, or the two that are compared. */
export const levelsOf = ({ level }: GroupName): readonly string[] => level.split(AGAINST);

export const EVERYONE: GroupName = { name: "all", level: "all" };

/** Those who started at least so many calendar months before the day until which the data are complete. */
export const minimumFollowUp = (months: number): GroupName => ({
  name: "sensitivity",
  level: `minimum-follow-up-${months}-months`,
});
