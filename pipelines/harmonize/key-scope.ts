import { literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Workspace } from "../../schemas/workspace.ts";

/** The sources whose registers promise that a person keeps its key from delivery to delivery. */
export const stableSources = ({ sources }: Pick<Workspace, "sources">): readonly string[] =>
  Object.entries(sources)
    .filter(([, source]) => source.person_keys === "stable")
    .map(([id]) => id)
    .sort();

/**
 * Within what a person key means one person: the delivery, or, written as an empty text, the source as a whole where
 * its keys are stable.
 */
export const keyScope = (stable: readonly string[], source: Sql, delivery: Sql): Sql =>
  stable.length === 0
    ? delivery
    : sql`CASE WHEN ${source} IN (SELECT unnest(${literalList(stable)})) THEN '' ELSE ${delivery} END`;
