import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { lifeTableEpoch, lifeTableSexes } from "../../schemas/life-table.ts";
import { type Family, familyOf, type Measure, type OutcomeRow } from "../../schemas/measure.ts";
import { daysBetween } from "./calendar.ts";

/** One number of a person: as the database reads it from an outcome, and as it stands in a row. */
interface Reading {
  readonly sql: Sql;
  readonly of: (row: OutcomeRow) => number | null;
}

const readings = {
  change: { sql: sql`change`, of: ({ change }) => change },
  value: { sql: sql`value`, of: ({ value }) => value },
  baseline: { sql: sql`baseline`, of: ({ baseline }) => baseline },
  days: { sql: sql`time_days`, of: ({ time_days }) => time_days },
  entry: { sql: sql`entry_days`, of: ({ entry_days }) => entry_days },
  event: { sql: sql`event`, of: ({ event }) => event },
  started: {
    sql: sql`date_diff('day', ${dateLiteral(lifeTableEpoch)}, time_zero)`,
    of: ({ time_zero }) => daysBetween(lifeTableEpoch, time_zero),
  },
  age: { sql: sql`age_days`, of: ({ population }) => population?.ageDays ?? null },
  sex: {
    sql: sql`list_position(${literalList(lifeTableSexes)}, sex) - 1`,
    of: ({ population }) => (population === undefined ? null : lifeTableSexes.indexOf(population.sex)),
  },
} satisfies Readonly<Record<string, Reading>>;

/** Name of a number that an estimator takes person by person. */
export type PersonColumn = keyof typeof readings;

/**
 * What the estimators of a family take person by person: means, sums that are drawn again, and the walk of each person
 * through a life table. Times and shares are estimated from counts alone.
 */
const ofFamily: Readonly<Record<Family, readonly PersonColumn[]>> = {
  time: [],
  share: [],
  score: ["change"],
  rate: ["value", "days"],
  amount: ["value", "baseline"],
  net: ["entry", "days", "event", "started", "age", "sex"],
};

/** The columns that a measure's estimates need of each observed person, with how they are read. */
export const personColumns = (measure: Measure): readonly (readonly [PersonColumn, Reading])[] =>
  ofFamily[familyOf(measure)].map((name) => [name, readings[name]]);
