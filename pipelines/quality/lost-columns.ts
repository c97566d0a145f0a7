import { seemingNames } from "../../schemas/column-name.ts";
import type { Layout } from "../../schemas/layout.ts";
import type { PooledFiles } from "./pool.ts";

/** A column is missed when it was filled in this share of the rows, and in so many of them. */
const missedShare = 0.01;
const missedRows = 20;

/** What became of the columns of a file. */
export interface LostColumns {
  readonly columns: readonly string[];
  readonly seems: readonly (readonly [header: string, column: string])[];
}

/**
 * Columns that the delivery in use had filled and that the new file lacks; null when none is.
 *
 * A renamed column that may be absent would otherwise be read as empty for everybody. The last of NPR's repeated columns come
 * and go with the longest stay of the year; hardly filled, they are not missed. `givenUp` are columns that the source is known not to
 * deliver any more.
 */
export const lostColumns = (
  before: PooledFiles,
  now: PooledFiles,
  layout: Layout,
  unknown: readonly string[],
  givenUp: readonly string[],
): LostColumns | null => {
  const there = new Set(now.columns.map(({ column }) => column));
  const columns = before.columns
    .filter(({ column }) => !there.has(column) && !givenUp.includes(column))
    .filter(({ bins }) => {
      const rows = Object.values(bins).reduce((sum, n) => sum + n, 0);
      return rows >= missedRows && rows >= missedShare * before.rows;
    })
    .map(({ column }) => column);
  if (columns.length === 0) return null;
  const missing = layout.columns.filter(({ name }) => columns.includes(name));
  return { columns, seems: seemingNames(unknown, missing) };
};
