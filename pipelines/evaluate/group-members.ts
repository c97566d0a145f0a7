import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Measure } from "../../schemas/measure.ts";
import { cohortTable } from "../cohort/cohort-table.ts";
import { outcomeTable } from "../measure/read-outcome.ts";
import type { Known } from "./clocks.ts";
import { EVERYONE, type GroupName, minimumFollowUp } from "./groups.ts";
import { completeUntil } from "./readiness.ts";

/** Where one measure's outcomes lie and whom they are about. */
export interface OutcomeSource {
  readonly agreement: Agreement;
  readonly measure: Measure;
  readonly known: Known;
  /** Folder that selectCohort wrote. */
  readonly cohort: string;
  /** Folder that measureOutcome wrote. */
  readonly outcome: string;
}

/** A way of putting persons into groups: some of them (`holds`), each at a level. Both read the columns of `members`. */
interface Grouping {
  readonly name: string;
  readonly level: Sql;
  readonly holds: Sql;
}

const levelColumn = (subgroup: string): Sql => ident(`level of ${subgroup}`);

/**
 * The outcome rows of one measure with the group that each person is in: the columns of an outcome, one column per
 * subgroup, and `followed`, whether the person can have been followed for as long as the agreement's sensitivity
 * analysis asks. A person whose level nobody states is at the level `unknown`.
 */
export const members = ({ agreement, known, cohort, outcome }: OutcomeSource): Sql => {
  const { subgroups } = agreement.population;
  const until = completeUntil(agreement, known);
  const months = agreement.analyses.minimum_follow_up_months;
  const followed =
    months === undefined || until === null
      ? sql`FALSE`
      : sql`CAST(time_zero + to_months(${literal(months)}) AS DATE) <= ${dateLiteral(until)}`;
  if (subgroups.length === 0) return sql`(SELECT *, ${followed} AS followed FROM ${outcomeTable(outcome)})`;
  const levels = subgroups.map((subgroup) => sql`COALESCE(subgroups[${literal(subgroup)}], 'unknown')`);
  return sql`(
    SELECT
      outcome.*,
      ${followed} AS followed,
      ${join(levels.map((level, i) => sql`${level} AS ${levelColumn(subgroups[i] ?? "")}`))}
    FROM ${outcomeTable(outcome)} AS outcome
    LEFT JOIN (
      SELECT person_id, subgroups
      FROM ${cohortTable(cohort)}
      WHERE included
    ) AS cohort USING (person_id)
  )`;
};

/** The columns of `members` by which persons are told into groups. */
export const memberColumns = ({ population }: Agreement): readonly Sql[] => [
  sql`followed`,
  ...population.subgroups.map(levelColumn),
];

/** Every grouping that the agreement names: everyone, its subgroups, and the minimum follow-up. */
export const groupingsOf = ({ population, analyses }: Agreement): readonly Grouping[] => {
  const { minimum_follow_up_months: months } = analyses;
  return [
    { name: EVERYONE.name, level: literal(EVERYONE.level), holds: sql`TRUE` },
    ...population.subgroups.map((subgroup) => ({ name: subgroup, level: levelColumn(subgroup), holds: sql`TRUE` })),
    ...(months === undefined ? [] : [followedGrouping(minimumFollowUp(months))]),
  ];
};

const followedGrouping = ({ name, level }: GroupName): Grouping => ({
  name,
  level: literal(level),
  holds: sql`followed`,
});

/** The outcome rows of the persons that a group of estimates was made of, as a relation. */
export const membersOf = (group: GroupName, source: OutcomeSource): Sql => {
  const grouping = groupingsOf(source.agreement).find(({ name }) => name === group.name);
  // The other sensitivity analyses are made of everyone.
  const months = source.agreement.analyses.minimum_follow_up_months;
  const others =
    group.name === "sensitivity" && (months === undefined || group.level !== minimumFollowUp(months).level);
  if (grouping === undefined || others) return members(source);
  // A comparison is made of everyone whose level is known.
  const condition =
    group.level === "comparison"
      ? sql`${grouping.level} <> 'unknown'`
      : sql`${grouping.level} = ${literal(group.level)}`;
  return sql`(SELECT * FROM ${members(source)} WHERE ${grouping.holds} AND ${condition})`;
};
