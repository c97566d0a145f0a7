import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import { addMonths } from "./calendar.ts";

/** Persons that one set of estimates is made of. */
export interface Group {
  readonly name: string;
  readonly level: string;
  readonly rows: readonly OutcomeRow[];
}

/** The part of a figure id that names the group. */
export const groupId = ({ name, level }: Pick<Group, "name" | "level">): string =>
  name === "all" ? "all" : `${name}-${level}`;

export const everyone = (rows: readonly OutcomeRow[]): Group => ({ name: "all", level: "all", rows });

/** One group per level of a declared subgroup that occurs in the cohort, in order of the level. */
export const levelsOf = (
  subgroup: string,
  rows: readonly OutcomeRow[],
  cohort: readonly CohortRow[],
): readonly Group[] => {
  const levelOf = new Map(cohort.map((person) => [person.person_id, person.subgroups[subgroup] ?? "unknown"]));
  const members = Map.groupBy(rows, (row) => levelOf.get(row.person_id) ?? "unknown");
  return [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([level, inLevel]) => ({ name: subgroup, level, rows: inLevel }));
};

/** Sensitivity: those who started at least so many calendar months before the day until which the data are complete. */
export const withMinimumFollowUp = (
  rows: readonly OutcomeRow[],
  months: number,
  completeUntil: string | null,
): Group => ({
  name: "sensitivity",
  level: `minimum-follow-up-${months}-months`,
  rows: completeUntil === null ? [] : rows.filter(({ time_zero }) => addMonths(time_zero, months) <= completeUntil),
});
