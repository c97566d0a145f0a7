import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { exceptionStratum } from "../cohort/own-stratum.ts";
import { happened, textOrNull } from "../measure/cell.ts";
import { outcomeStatus } from "../measure/read-outcome.ts";
import { causeSql, causesOf } from "./causes.ts";
import { hasDays, sensitivityMonths } from "./follow-up-months.ts";
import { countedMembers, groupingsOf, leftOut, membersOf, type OutcomeSource } from "./group-members.ts";
import {
  EVERYONE,
  type Group,
  type GroupName,
  groupId,
  type MeasuredGroups,
  minimumFollowUp,
  personsIn,
} from "./groups.ts";
import { personColumns } from "./person-columns.ts";
import { type Entries, entering, FROM_TIME_ZERO, leaving } from "./time-table.ts";

/**
 * The groups of one measure, counted in the database: what leaves it are the distinct days and not the persons, so that
 * ten million persons come as some thousand rows. Only what cannot be estimated from counts (means, sums that are drawn
 * again, walks through a life table) comes as one number per observed person, in a typed column.
 *
 * One pass over the persons counts those who are alike in every respect; the groups are then sums of these counts, and
 * overlap as the agreement's groups do. Throws UTF-DB-*, and UTF-XX-001 for an observed time without a day at risk, which
 * no measure makes.
 */
export const readGroups = async (source: OutcomeSource, database: Database): Promise<MeasuredGroups> => {
  const { agreement, measure } = source;
  const rows = await database.rows(countsSql(source), "evaluate: count outcomes");
  const counted = Map.groupBy(rows, (row) => groupId({ name: String(row.name), level: String(row.level) }));
  const group = async (name: GroupName): Promise<Group> => ({
    ...counts(name, causesOf(measure), counted.get(groupId(name)) ?? []),
    columns: await readColumns(name, source, database),
  });
  const groups = async (names: readonly GroupName[]): Promise<readonly Group[]> => {
    const read: Group[] = [];
    for (const name of names) read.push(await group(name));
    return read;
  };
  const subgroups = new Map<string, readonly Group[]>();
  for (const subgroup of agreement.population.subgroups) {
    const levels = new Set(rows.filter(({ name }) => name === subgroup).map(({ level }) => String(level)));
    subgroups.set(subgroup, await groups([...levels].sort().map((level) => ({ name: subgroup, level }))));
  }
  const followed = new Map<number, Group>();
  for (const months of sensitivityMonths(agreement, measure))
    followed.set(months, await group(minimumFollowUp(months)));
  return {
    everyone: await group(EVERYONE),
    subgroups,
    followed,
    apart: counted.has(groupId(exceptionStratum)) ? await group(exceptionStratum) : null,
    tooShort: personsIn(counts(leftOut, [], counted.get(groupId(leftOut)) ?? [])),
  };
};

/** What a row of the query counts: persons alike, entries, ends, entries of those unknown, times without a day at risk. */
type Counted = "alike" | "entered" | "left" | "unknown" | "odd";

const countsSql = (source: OutcomeSource): Sql => {
  const { measure } = source;
  const isTime = hasDays(measure);
  const perDay = isTime
    ? [
        sql`CASE WHEN entry_days > 0 THEN entry_days ELSE ${literal(FROM_TIME_ZERO)} END AS entered`,
        sql`CASE WHEN status = 'observed' AND event IS NOT NULL THEN time_days END AS left_on`,
        sql`${causeSql(causesOf(measure))} AS cause`,
      ]
    : [sql`CAST(NULL AS INTEGER) AS entered`, sql`CAST(NULL AS INTEGER) AS left_on`, sql`-1 AS cause`];
  const columns = [sql`status`, sql`reason`, sql`event`, sql`baseline IS NOT NULL AS has_baseline`, ...perDay];
  return sql`
    WITH counted AS MATERIALIZED (${countedMembers(source, columns)}),
    member AS (${join(groupingsOf(source).map(memberSql), "\n    UNION ALL\n    ")}),
    told AS (
      SELECT name, level, 'alike' AS what, status, reason, event, has_baseline, NULL AS day, NULL AS cause, persons
      FROM member
      UNION ALL
      SELECT name, level, 'entered', NULL, NULL, NULL, NULL, entered, NULL, persons
      FROM member
      WHERE left_on IS NOT NULL
      UNION ALL
      SELECT name, level, 'left', NULL, NULL, NULL, NULL, left_on, cause, persons
      FROM member
      WHERE left_on IS NOT NULL
      UNION ALL
      SELECT name, level, 'unknown', NULL, NULL, NULL, NULL, entered, NULL, persons
      FROM member
      WHERE status = 'unknown' AND entered IS NOT NULL
      UNION ALL
      SELECT name, level, 'odd', NULL, NULL, NULL, NULL, NULL, NULL, persons
      FROM member
      WHERE left_on < 0 OR entered >= left_on
    )
    SELECT * EXCLUDE (persons), CAST(SUM(persons) AS BIGINT) AS persons
    FROM told
    GROUP BY ALL
    ORDER BY ALL`;
};

const memberSql = ({ name, level, holds }: ReturnType<typeof groupingsOf>[number]): Sql => sql`
  SELECT
    ${literal(name)} AS name,
    ${level} AS level,
    status,
    reason,
    event,
    has_baseline,
    entered,
    left_on,
    cause,
    persons
  FROM counted
  WHERE ${holds}`;

/** The numbers of the observed persons of a group that the measure's estimators take one by one; none for a time. */
const readColumns = async (name: GroupName, source: OutcomeSource, database: Database): Promise<Group["columns"]> => {
  const wanted = personColumns(source.measure);
  if (wanted.length === 0) return new Map();
  const columns = await database.columns(
    sql`
      SELECT ${join(wanted.map(([column, reading]) => sql`CAST(${reading.sql} AS DOUBLE) AS ${ident(column)}`))}
      FROM ${membersOf(name, source)}
      WHERE status = 'observed'
      ORDER BY person_id`,
    "evaluate: numbers of persons",
  );
  return new Map(wanted.map(([column]) => [column, columns.get(column) ?? []]));
};

const counts = (name: GroupName, causes: readonly string[], rows: readonly Row[]): Omit<Group, "columns"> => {
  const told = (what: Counted) => rows.filter((row) => row.what === what);
  if (told("odd").length > 0) throw new UtfallError("UTF-XX-001", { step: "evaluate: observed without a day at risk" });
  const entries = (what: "entered" | "unknown"): readonly Entries[] =>
    told(what).map(({ day, persons }) => ({ day: Number(day), entered: Number(persons) }));
  return {
    ...name,
    alike: told("alike").map((row) => ({
      status: outcomeStatus(row.status),
      reason: textOrNull(row.reason),
      event: happened(row.event),
      hasBaseline: row.has_baseline === true,
      persons: Number(row.persons),
    })),
    days: [
      ...entries("entered").map((row) => entering(causes, row)),
      ...told("left").map((row) => leaving(causes, Number(row.cause), Number(row.day), Number(row.persons))),
    ],
    unknownEntries: entries("unknown"),
  };
};
