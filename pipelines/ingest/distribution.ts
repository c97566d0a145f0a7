import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { StoredColumn } from "../../schemas/column.ts";
import type { ColumnDistribution, FileDistribution } from "../../schemas/distribution.ts";
import type { Layout } from "../../schemas/layout.ts";
import { columnBin } from "./column-bin.ts";

/** Rows that are looked at, at most and nearly: enough for shares to within a tenth of a percent. */
const enoughRows = 200_000;
/** Lines that are looked at or passed over together. */
const block = 1024;

interface DistributionOptions {
  readonly database: Database;
  readonly layout: Layout;
  /** Stored columns that the file has. */
  readonly present: readonly StoredColumn[];
  /** Parquet files of the accepted rows. */
  readonly parts: readonly string[];
  readonly accepted: number;
}

/**
 * Summarises every column of a file in one pass over its accepted rows.
 *
 * Of a file with more than some 200 000 rows every n-th block of lines is looked at, spread evenly from its first line to its
 * last, so that the same file always gives the same summary.
 */
export const fileDistribution = async (options: DistributionOptions): Promise<FileDistribution> => {
  const { database, layout, present, parts, accepted } = options;
  const every = Math.max(1, Math.ceil(accepted / enoughRows));
  const looked = every === 1 ? sql`TRUE` : sql`(line // ${literal(block)}) % ${literal(every)} = 0`;
  const columns = present
    .filter((column) => column.name !== layout.person)
    .map((column, i) => ({ column, name: `h${i}`, ...columnBin(column) }));
  const histograms = columns.map(({ bin, name }) => sql`map_entries(histogram(${bin})) AS ${ident(name)}`);
  const person = present.find((column) => column.name === layout.person);
  const persons: Sql = person === undefined ? sql`count(*)` : sql`approx_count_distinct(${ident(person.name)})`;
  const [row] = await database.rows(
    sql`
      SELECT ${join([sql`count(*) AS looked_at`, sql`CAST(${persons} AS BIGINT) AS persons`, ...histograms], ",\n        ")}
      FROM ${readParquet(parts)}
      WHERE ${looked}`,
    "summarise columns",
  );
  const rows = Number(row?.looked_at ?? 0);
  return {
    schema: "utfall/distribution@1",
    rows,
    persons: Math.min(rows, Number(row?.persons ?? 0)),
    columns: columns.map(
      ({ column, name, scale }): ColumnDistribution => ({ column: column.name, scale, bins: binsOf(row?.[name]) }),
    ),
  };
};

const binsOf = (entries: Row[string] | undefined): Readonly<Record<string, number>> =>
  Object.fromEntries(
    (Array.isArray(entries) ? entries : [])
      .map((entry) => {
        const { key, value } = entry as { readonly key: unknown; readonly value: unknown };
        return [String(key), Number(value)] as const;
      })
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
