import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { Measure, OutcomeRow } from "../../schemas/measure.ts";
import { exceptionStratum, splitStratum } from "../cohort/own-stratum.ts";
import type { StartDay } from "../cohort/read-starts.ts";
import { addMonths } from "./calendar.ts";
import { causeOf, causesOf } from "./causes.ts";
import type { Known } from "./clocks.ts";
import { hasDays, requiredMonths, sensitivityMonths } from "./follow-up-months.ts";
import { EVERYONE, type Group, type GroupName, type MeasuredGroups, minimumFollowUp } from "./groups.ts";
import { personColumns } from "./person-columns.ts";
import { completeUntil } from "./readiness.ts";
import { entering, FROM_TIME_ZERO, leaving } from "./time-table.ts";

/**
 * What a measure found, from rows in memory: the groups that `readGroups` counts in the database. For a simulation, which
 * draws the same persons anew thousands of times.
 */
const groupsFromRows = (
  agreement: Agreement,
  measure: Measure,
  outcomes: readonly OutcomeRow[],
  cohort: readonly CohortRow[],
  known: Known,
): MeasuredGroups => {
  const { main, apart } = splitStratum(outcomes, cohort);
  const until = completeUntil(agreement, known);
  const isFollowed = (months: number) => (row: OutcomeRow) =>
    until !== null && addMonths(row.time_zero, months) <= until;
  const required = requiredMonths(measure);
  const rows = required === null ? main : main.filter(isFollowed(required));
  const group = (name: GroupName, of: readonly OutcomeRow[]) => groupOf(name, measure, of);
  const included = new Map(cohort.filter((person) => person.included).map((person) => [person.person_id, person]));
  const levels = (subgroup: string): readonly Group[] =>
    [...Map.groupBy(rows, ({ person_id }) => included.get(person_id)?.subgroups[subgroup] ?? "unknown")]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([level, inLevel]) => group({ name: subgroup, level }, inLevel));
  return {
    everyone: group(EVERYONE, rows),
    subgroups: new Map(agreement.population.subgroups.map((subgroup) => [subgroup, levels(subgroup)])),
    followed: new Map(
      sensitivityMonths(agreement, measure).map((months) => [
        months,
        group(minimumFollowUp(months), rows.filter(isFollowed(months))),
      ]),
    ),
    apart: apart.length === 0 ? null : group(exceptionStratum, apart),
    tooShort: main.length - rows.length,
  };
};

const entryOf = ({ entry_days }: OutcomeRow) => ({ day: entry_days > 0 ? entry_days : FROM_TIME_ZERO, entered: 1 });

const groupOf = (name: GroupName, measure: Measure, rows: readonly OutcomeRow[]): Group => {
  const causes = causesOf(measure);
  const observed = rows.filter(({ status }) => status === "observed");
  const isTime = hasDays(measure);
  return {
    ...name,
    alike: rows.map(({ status, reason, event, baseline }) => ({
      ...{ status, reason, event },
      hasBaseline: baseline !== null,
      persons: 1,
    })),
    days: (isTime ? observed : []).flatMap((row) =>
      row.time_days === null || row.event === null
        ? []
        : [entering(causes, entryOf(row)), leaving(causes, causeOf(causes, row), row.time_days, 1)],
    ),
    unknownEntries: (isTime ? rows : []).filter(({ status }) => status === "unknown").map(entryOf),
    columns: new Map(
      personColumns(measure).map(([column, { of }]) => [
        column,
        Float64Array.from(observed, (row) => of(row) ?? Number.NaN),
      ]),
    ),
  };
};

/** Treatment starts of the analysed persons of a cohort in memory; the days may repeat. */
export const startsFromRows = (cohort: readonly CohortRow[]): readonly StartDay[] =>
  cohort.filter(({ included }) => included).map(({ time_zero }) => ({ time_zero, persons: 1 }));

/** What every measure of an agreement found, from rows in memory; a measure without rows has nobody. */
export const measuredFromRows = (
  agreement: Agreement,
  outcomes: ReadonlyMap<string, readonly OutcomeRow[]>,
  cohort: readonly CohortRow[],
  known: Known,
): ReadonlyMap<string, MeasuredGroups> =>
  new Map(
    agreement.measures.map((measure) => [
      measure.id,
      groupsFromRows(agreement, measure, outcomes.get(measure.id) ?? [], cohort, known),
    ]),
  );
