import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import { exceptionStratum, splitStratum } from "../cohort/own-stratum.ts";
import type { StartDay } from "../cohort/read-starts.ts";
import { addMonths } from "./calendar.ts";
import type { Known } from "./clocks.ts";
import { EVERYONE, type Group, type GroupName, type MeasuredGroups, minimumFollowUp } from "./groups.ts";
import { completeUntil } from "./readiness.ts";

/** What a measure found, from rows in memory: the groups that `readGroups` counts in the database, for small numbers. */
const groupsFromRows = (
  agreement: Agreement,
  measureId: string,
  outcomes: readonly OutcomeRow[],
  cohort: readonly CohortRow[],
  known: Known,
): MeasuredGroups => {
  const scores = agreement.measures.find(({ id }) => id === measureId)?.kind === "score-change";
  const { main: rows, apart } = splitStratum(outcomes, cohort);
  const included = new Map(cohort.filter((person) => person.included).map((person) => [person.person_id, person]));
  const levelOf = (row: OutcomeRow, subgroup: string): string =>
    included.get(row.person_id)?.subgroups[subgroup] ?? "unknown";
  const subgroups = agreement.population.subgroups.map((subgroup) => {
    const levels = [...new Set(rows.map((row) => levelOf(row, subgroup)))].sort();
    const groups = levels.map((level) =>
      groupOf(
        { name: subgroup, level },
        rows.filter((row) => levelOf(row, subgroup) === level),
      ),
    );
    return [subgroup, groups] as const;
  });
  const until = completeUntil(agreement, known);
  const months = agreement.analyses.minimum_follow_up_months;
  return {
    everyone: groupOf(EVERYONE, rows),
    subgroups: new Map(subgroups),
    followed:
      months === undefined || scores
        ? null
        : groupOf(
            minimumFollowUp(months),
            rows.filter(({ time_zero }) => until !== null && addMonths(time_zero, months) <= until),
          ),
    apart: apart.length === 0 ? null : groupOf(exceptionStratum, apart),
  };
};

const groupOf = (name: GroupName, rows: readonly OutcomeRow[]): Group => {
  const withStatus = (status: OutcomeRow["status"]) => rows.filter((row) => row.status === status);
  const observed = withStatus("observed");
  return {
    ...name,
    statuses: {
      observed: observed.length,
      pending: withStatus("pending").length,
      unknown: withStatus("unknown").length,
      "not-estimable": withStatus("not-estimable").length,
    },
    days: observed.flatMap(({ entry_days, time_days, event }) =>
      time_days === null || event === null
        ? []
        : [
            { day: entry_days > 0 ? entry_days : -1, entered: 1, events: 0, censored: 0 },
            { day: time_days, entered: 0, events: event, censored: 1 - event },
          ],
    ),
    changes: observed.flatMap(({ change }) => (change === null ? [] : [change])),
    unknownWithBaseline: withStatus("unknown").filter(({ reason }) => reason !== "no-baseline").length,
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
    agreement.measures.map(({ id }) => [id, groupsFromRows(agreement, id, outcomes.get(id) ?? [], cohort, known)]),
  );
