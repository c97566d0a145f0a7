import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { exceptionStratum } from "../cohort/own-stratum.ts";
import type { EventTableRow } from "../statistics/index.ts";
import { groupingsOf, memberColumns, members, membersOf, type OutcomeSource } from "./group-members.ts";
import { EVERYONE, type Group, type GroupName, groupId, type MeasuredGroups, minimumFollowUp } from "./groups.ts";

/** What a row of the query counts. */
type Counted = "entered" | "event" | "censored" | "observed" | "pending" | "unknown" | "not-estimable" | "bare" | "odd";

/**
 * The groups of one measure, counted in the database: what leaves it are the distinct days and not the persons, so that
 * ten million persons come as some thousand rows.
 *
 * One pass over the persons counts those who are alike in every respect; the groups are then sums of these counts, and
 * overlap as the agreement's groups do. Throws UTF-DB-*, and UTF-XX-001 for an observed time without a day at risk, which
 * no measure makes.
 */
export const readGroups = async (source: OutcomeSource, database: Database): Promise<MeasuredGroups> => {
  const { agreement } = source;
  const rows = await database.rows(countsSql(source), "evaluate: count outcomes");
  const counted = Map.groupBy(rows, (row) => groupId({ name: String(row.name), level: String(row.level) }));
  const group = async (name: GroupName): Promise<Group> => ({
    ...groupOf(name, counted.get(groupId(name)) ?? []),
    changes: await readChanges(name, source, database),
  });
  const subgroups = new Map<string, readonly Group[]>();
  for (const subgroup of agreement.population.subgroups) {
    const levels = new Set(rows.filter(({ name }) => name === subgroup).map(({ level }) => String(level)));
    const groups: Group[] = [];
    for (const level of [...levels].sort()) groups.push(await group({ name: subgroup, level }));
    subgroups.set(subgroup, groups);
  }
  const months = agreement.analyses.minimum_follow_up_months;
  return {
    everyone: await group(EVERYONE),
    subgroups,
    followed:
      months === undefined || source.measure.kind === "score-change" ? null : await group(minimumFollowUp(months)),
    apart: counted.has(groupId(exceptionStratum)) ? await group(exceptionStratum) : null,
  };
};

const countsSql = (source: OutcomeSource): Sql => sql`
  WITH counted AS MATERIALIZED (
    SELECT
      ${join(memberColumns(source.agreement))},
      status,
      reason = 'no-baseline' AS bare,
      COALESCE(entry_days, 0) AS entry_days,
      time_days,
      event,
      COUNT(*) AS persons
    FROM ${members(source)}
    GROUP BY ALL
  ),
  member AS (${join(groupingsOf(source.agreement).map(memberSql), "\n    UNION ALL\n    ")}),
  timed AS (
    SELECT *, time_days >= 0 AND (entry_days <= 0 OR entry_days < time_days) AS at_risk
    FROM member
    WHERE status = 'observed' AND time_days IS NOT NULL AND event IS NOT NULL
  ),
  told AS (
    SELECT name, level, status AS what, NULL AS day, persons
    FROM member
    UNION ALL
    SELECT name, level, 'bare' AS what, NULL AS day, persons
    FROM member
    WHERE status = 'unknown' AND bare
    UNION ALL
    SELECT name, level, 'odd' AS what, NULL AS day, persons
    FROM timed
    WHERE NOT at_risk
    UNION ALL
    SELECT name, level, 'entered' AS what, CASE WHEN entry_days > 0 THEN entry_days ELSE -1 END AS day, persons
    FROM timed
    UNION ALL
    SELECT name, level, CASE event WHEN 1 THEN 'event' ELSE 'censored' END AS what, time_days AS day, persons
    FROM timed
  )
  SELECT name, level, what, day, CAST(SUM(persons) AS BIGINT) AS persons
  FROM told
  GROUP BY name, level, what, day
  ORDER BY name, level, what, day`;

const memberSql = ({ name, level, holds }: ReturnType<typeof groupingsOf>[number]): Sql => sql`
  SELECT ${literal(name)} AS name, ${level} AS level, status, bare, entry_days, time_days, event, persons
  FROM counted
  WHERE ${holds}`;

/** The observed changes of a group under a score; none for a time. */
const readChanges = async (group: GroupName, source: OutcomeSource, database: Database): Promise<Group["changes"]> => {
  if (source.measure.kind !== "score-change") return [];
  const columns = await database.columns(
    sql`
      SELECT change
      FROM ${membersOf(group, source)}
      WHERE status = 'observed' AND change IS NOT NULL
      ORDER BY person_id`,
    "evaluate: changes",
  );
  return columns.get("change") ?? [];
};

const groupOf = (name: GroupName, rows: readonly Row[]): Omit<Group, "changes"> => {
  const total = (what: Counted): number => Number(rows.find((row) => row.what === what)?.persons ?? 0);
  if (total("odd") > 0) throw new UtfallError("UTF-XX-001", { step: "evaluate: observed without a day at risk" });
  const days = new Map<number, { day: number; entered: number; event: number; censored: number }>();
  for (const { day, what, persons } of rows) {
    if (day === null || (what !== "entered" && what !== "event" && what !== "censored")) continue;
    const own = days.get(Number(day)) ?? { day: Number(day), entered: 0, event: 0, censored: 0 };
    own[what] = Number(persons);
    days.set(own.day, own);
  }
  return {
    ...name,
    statuses: {
      observed: total("observed"),
      pending: total("pending"),
      unknown: total("unknown"),
      "not-estimable": total("not-estimable"),
    },
    days: [...days.values()].map(
      ({ day, entered, event, censored }): EventTableRow => ({ day, entered, events: event, censored }),
    ),
    unknownWithBaseline: total("unknown") - total("bare"),
  };
};
