import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { competingReasons, type Measure, type OutcomeRow } from "../../schemas/measure.ts";

/** Name of the measure's own event among the competing ones. */
export const OWN = "event";

/** What can end a time under a measure: its own event, and the reasons that compete with it, in the order of the counts. */
export const causesOf = (measure: Measure): readonly string[] => [OWN, ...competingReasons(measure)];

/** Place among the causes of what ended a person's time; -1 for a censoring. */
export const causeOf = (causes: readonly string[], { event, reason }: Pick<OutcomeRow, "event" | "reason">): number =>
  event === 1 ? 0 : causes.indexOf(reason ?? OWN, 1);

/** The same in the database, of the columns `event` and `reason`. */
export const causeSql = ([, ...competing]: readonly string[]): Sql => {
  const places = competing.map((cause, i) => sql`WHEN reason = ${literal(cause)} THEN ${literal(i + 1)}`);
  return sql`CASE ${join([sql`WHEN event = 1 THEN 0`, ...places], " ")} ELSE -1 END`;
};
