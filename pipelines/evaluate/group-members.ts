import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { ident, join, literal, literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Measure } from "../../schemas/measure.ts";
import { cohortTable } from "../cohort/cohort-table.ts";
import { exceptionStratum } from "../cohort/own-stratum.ts";
import { outcomeTable } from "../measure/read-outcome.ts";
import type { Known } from "./clocks.ts";
import type { EstimateTerms } from "./estimate-terms.ts";
import { requiredMonths, sensitivityMonths } from "./follow-up-months.ts";
import { ADJUSTED, EVERYONE, type GroupName, levelsOf, minimumFollowUp } from "./groups.ts";
import { completeUntil } from "./readiness.ts";

/** Where one measure's outcomes lie and whom they are about. */
export interface OutcomeSource {
  readonly agreement: EstimateTerms;
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
const followedColumn = (months: number): Sql => ident(`followed for ${months} months`);

/**
 * The outcome rows of one measure with the group that each person is in: the columns of an outcome, one column per
 * subgroup, `apart`, whether the person is of the stratum of their own, `short`, whether the measure's own minimum
 * follow-up leaves the person out, and per sensitivity analysis whether the person can have been followed for as long as
 * it asks. A person whose level nobody states is at the level `unknown`.
 */
const members = ({ agreement, measure, known, cohort, outcome }: OutcomeSource): Sql => {
  const { subgroups } = agreement.population;
  const until = completeUntil(agreement, known);
  const isFollowed = (months: number): Sql =>
    until === null ? sql`FALSE` : sql`CAST(time_zero + to_months(${literal(months)}) AS DATE) <= ${dateLiteral(until)}`;
  const required = requiredMonths(measure);
  const columns = [
    sql`apart IS NOT NULL AS apart`,
    sql`${required === null ? sql`FALSE` : sql`NOT ${isFollowed(required)}`} AS short`,
    ...sensitivityMonths(agreement, measure).map((months) => sql`${isFollowed(months)} AS ${followedColumn(months)}`),
    ...subgroups.map((s) => sql`COALESCE(subgroups[${literal(s)}], 'unknown') AS ${levelColumn(s)}`),
  ];
  return sql`(
    SELECT outcome.*, ${join(columns)}
    FROM ${outcomeTable(outcome)} AS outcome
    LEFT JOIN (
      SELECT person_id, subgroups, CASE WHEN excluded_by = ${literal(exceptionStratum.level)} THEN TRUE END AS apart
      FROM ${cohortTable(cohort)}
      WHERE included OR excluded_by = ${literal(exceptionStratum.level)}
    ) AS cohort USING (person_id)
  )`;
};

/** The persons of one measure counted by the columns that tell them into groups and by these others: `persons` each. */
export const countedMembers = (source: OutcomeSource, others: readonly Sql[]): Sql => {
  const { agreement, measure } = source;
  const telling = [
    sql`apart`,
    sql`short`,
    ...sensitivityMonths(agreement, measure).map(followedColumn),
    ...agreement.population.subgroups.map(levelColumn),
  ];
  return sql`
    SELECT ${join([...telling, ...others])}, COUNT(*) AS persons
    FROM ${members(source)}
    GROUP BY ALL`;
};

/** Everyone but those who are a stratum of their own, and those whom the measure's own minimum follow-up leaves out. */
const population = sql`NOT apart AND NOT short`;
const everyone: Grouping = { name: EVERYONE.name, level: literal(EVERYONE.level), holds: population };

/** Those of the population whom the measure's own minimum follow-up leaves out: counted, and in no estimate. */
export const leftOut: GroupName = { name: "left-out", level: "short-follow-up" };

/** Every grouping that there is: everyone, the subgroups, each minimum follow-up, the stratum of its own, those left out. */
export const groupingsOf = ({
  agreement,
  measure,
}: Pick<OutcomeSource, "agreement" | "measure">): readonly Grouping[] => [
  everyone,
  ...agreement.population.subgroups.map((name) => ({ name, level: levelColumn(name), holds: population })),
  ...sensitivityMonths(agreement, measure).map((months) =>
    grouping(minimumFollowUp(months), sql`${population} AND ${followedColumn(months)}`),
  ),
  grouping(exceptionStratum, sql`apart`),
  grouping(leftOut, sql`short AND NOT apart`),
];

const grouping = ({ name, level }: GroupName, holds: Sql): Grouping => ({ name, level: literal(level), holds });

/** The outcome rows of the persons that a group of estimates was made of, as a relation. */
export const membersOf = (group: GroupName, source: OutcomeSource): Sql => {
  if (group.name.startsWith(ADJUSTED)) {
    // Weights change how much a person counts, not who is there.
    const levels = levelsOf(group);
    const subgroup = levelColumn(group.name.slice(ADJUSTED.length));
    return sql`(SELECT * FROM ${members(source)} WHERE ${population} AND list_contains(${literalList(levels)}, ${subgroup}))`;
  }
  const own = sensitivityMonths(source.agreement, source.measure).find(
    (months) => minimumFollowUp(months).level === group.level,
  );
  // The other sensitivity analyses are made of everyone.
  const found =
    group.name === "sensitivity"
      ? own === undefined
        ? everyone
        : grouping(group, sql`${population} AND ${followedColumn(own)}`)
      : (groupingsOf(source).find(({ name }) => name === group.name) ?? everyone);
  if (found === everyone) return sql`(SELECT * FROM ${members(source)} WHERE ${everyone.holds})`;
  // A comparison is made of everyone whose level is known.
  const condition =
    group.level === "comparison" ? sql`${found.level} <> 'unknown'` : sql`${found.level} = ${literal(group.level)}`;
  return sql`(SELECT * FROM ${members(source)} WHERE ${found.holds} AND ${condition})`;
};
