import type { StoredColumn } from "../../schemas/column.ts";
import type { FileRecord } from "../../schemas/delivery.ts";
import type { FileDistribution } from "../../schemas/distribution.ts";
import type { RowFaultCode } from "../../schemas/errors.ts";
import { type Layout, storedColumns } from "../../schemas/layout.ts";

/** Faults of a value that is not of its column's type. */
const typeFaults: ReadonlySet<RowFaultCode> = new Set([
  "UTF-RW-002",
  "UTF-RW-003",
  "UTF-RW-004",
  "UTF-RW-005",
  "UTF-RW-009",
]);

/** Fewer rows than this are bad rows, not another type. */
const fewest = 20;

/**
 * The first column of which most filled cells are not of its type; null where there is none.
 *
 * Rows that broke it are rejected one by one as well, but a column that changed its type is a fault of the file, whatever
 * share of bad lines the source allows.
 */
export const retypedColumn = (
  layout: Layout,
  { rules, accepted }: Pick<FileRecord, "rules" | "accepted">,
  distribution: FileDistribution,
): StoredColumn | null => {
  const weight = distribution.rows === 0 ? 0 : accepted / distribution.rows;
  const good = new Map(
    distribution.columns.map(({ column, bins }) => [
      column,
      weight * Object.values(bins).reduce((sum, rows) => sum + rows, 0),
    ]),
  );
  const broken = (name: string): number =>
    rules
      .filter((r) => r.column === name && r.outcome === "error" && typeFaults.has(r.code))
      .reduce((sum, { rows }) => sum + rows, 0);
  return (
    storedColumns(layout).find(({ name }) => broken(name) >= fewest && broken(name) > (good.get(name) ?? 0)) ?? null
  );
};
