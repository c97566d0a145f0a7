import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Measure } from "../../schemas/measure.ts";
import { cohortTable } from "../cohort/cohort-table.ts";
import { exceptionStratum } from "../cohort/own-stratum.ts";
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
 * subgroup, `apart`, whether the person is of the stratum of their own, and `followed`, whether the person can have been
 * followed for as long as the agreement's sensitivity analysis asks. A person whose level nobody states is at the level `unknown`.
 */
export const members = ({ agreement, known, cohort, outcome }: OutcomeSource): Sql => {
  const { subgroups } = agreement.population;
  const until = completeUntil(agreement, known);
  const months = agreement.analyses.minimum_follow_up_months;
  const followed =
    months === undefined || until === null
      ? sql`FALSE`
      : sql`CAST(time_zero + to_months(${literal(months)}) AS DATE) <= ${dateLiteral(until)}`;
  const levels = subgroups.map((s) => sql`COALESCE(subgroups[${literal(s)}], 'unknown') AS ${levelColumn(s)}`);
  return sql`(
    SELECT
      outcome.*,
      ${join([sql`apart IS NOT NULL AS apart`, sql`${followed} AS followed`, ...levels])}
    FROM ${outcomeTable(outcome)} AS outcome
    LEFT JOIN (
      SELECT person_id, subgroups, CASE WHEN excluded_by = ${literal(exceptionStratum.level)} THEN TRUE END AS apart
      FROM ${cohortTable(cohort)}
      WHERE included OR excluded_by = ${literal(exceptionStratum.level)}
    ) AS cohort USING (person_id)
  )`;
};

/** The columns of `members` by which persons are told into groups. */
export const memberColumns = ({ population }: Agreement): readonly Sql[] => [
  sql`apart`,
  sql`followed`,
  ...population.subgroups.map(levelColumn),
];

/** Everyone but those who are a stratum of their own. */
const population = sql`NOT apart`;
const everyone: Grouping = { name: EVERYONE.name, level: literal(EVERYONE.level), holds: population };

/** Every grouping that there is: everyone, the subgroups, the minimum follow-up, and the stratum of its own. */
export const groupingsOf = ({ population: { subgroups }, analyses }: Agreement): readonly Grouping[] => {
  const { minimum_follow_up_months: months } = analyses;
  return [
    everyone,
    ...subgroups.map((subgroup) => ({ name: subgroup, level: levelColumn(subgroup), holds: population })),
    ...(months === undefined ? [] : [followedGrouping(minimumFollowUp(months))]),
    { name: exceptionStratum.name, level: literal(exceptionStratum.level), holds: sql`apart` },
  ];
};

const followedGrouping = ({ name, level }: GroupName): Grouping => ({
  name,
  level: literal(level),
  holds: sql`followed AND ${population}`,
});

/** The outcome rows of the persons that a group of estimates was made of, as a relation. */
export const membersOf = (group: GroupName, source: OutcomeSource): Sql => {
  const grouping = groupingsOf(source.agreement).find(({ name }) => name === group.name);
  // The other sensitivity analyses are made of everyone.
  const months = source.agreement.analyses.minimum_follow_up_months;
  const others =
    group.name === "sensitivity" && (months === undefined || group.level !== minimumFollowUp(months).level);
  if (grouping === undefined || others) return sql`(SELECT * FROM ${members(source)} WHERE ${everyone.holds})`;
  // A comparison is made of everyone whose level is known.
  const condition =
    group.level === "comparison"
      ? sql`${grouping.level} <> 'unknown'`
      : sql`${grouping.level} = ${literal(group.level)}`;
  return sql`(SELECT * FROM ${members(source)} WHERE ${grouping.holds} AND ${condition})`;
};
