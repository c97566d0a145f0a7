import { join as joinPath } from "node:path";
import type { Database } from "../../connectors/duckdb/database.ts";
import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { copyRows, readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { CodeList, ListedBy } from "../../schemas/codes/code-list.ts";
import type { CodeLists } from "../../schemas/codes/index.ts";
import type { CodeColumn, StoredColumn } from "../../schemas/column.ts";
import type { CodeAccount, RuleCount } from "../../schemas/delivery.ts";
import type { Layout } from "../../schemas/layout.ts";

interface CodeOptions {
  readonly database: Database;
  readonly folder: string;
  readonly layout: Layout;
  /** Stored columns that the file has. */
  readonly present: readonly StoredColumn[];
  /** Parquet files of the accepted rows. */
  readonly parts: readonly string[];
  readonly rules: readonly RuleCount[];
  readonly lists: CodeLists;
  /** ISO date until which the data reach. */
  readonly dataCut: string;
}

interface Listed {
  readonly name: string;
  readonly by: ListedBy;
}

/**
 * Holds the codes of a file's accepted rows against their lists, each on the day of its row.
 *
 * Writes `codes.parquet` (column_name, code, state, rows; state is `unmapped` or `out-of-period`), in which a code of a single person may
 * stand, where the layout has columns with such lists, and answers the counts. An unknown code keeps its value or, in a column with a list of its own, is emptied; it is never read
 * as another code.
 */
export const codeAccounts = async (options: CodeOptions): Promise<readonly CodeAccount[]> => {
  const { database, folder, present, lists } = options;
  const listed = present.flatMap((c): readonly Listed[] =>
    c.kind === "text" && c.listed !== undefined ? [{ name: c.name, by: c.listed }] : [],
  );
  if (listed.length === 0) return ownLists(options);
  await database.run(sql`CREATE OR REPLACE TEMP TABLE code_of_list AS ${listRows(Object.values(lists))}`, "list codes");
  await database.run(sql`CREATE OR REPLACE TEMP TABLE judged_code AS ${judgedCodes(listed, options)}`, "judge codes");
  await database.run(
    copyRows(
      sql`
        SELECT column_name, code, state, rows
        FROM judged_code
        WHERE state <> 'known'
        ORDER BY column_name, code, state`,
      joinPath(folder, "codes.parquet"),
    ),
    "write codes",
  );
  const rows = await database.rows(
    sql`
      SELECT column_name,
        CAST(sum(rows) AS BIGINT) AS filled,
        CAST(COALESCE(sum(rows) FILTER (WHERE state = 'unmapped'), 0) AS BIGINT) AS unmapped,
        CAST(COALESCE(sum(rows) FILTER (WHERE state = 'out-of-period'), 0) AS BIGINT) AS out_of_period
      FROM judged_code
      GROUP BY column_name
      ORDER BY column_name`,
    "count codes",
  );
  const byList = rows.map(
    (row): CodeAccount => ({
      column: String(row.column_name),
      list: listed.find(({ name }) => name === row.column_name)?.by.list ?? "",
      filled: Number(row.filled),
      unmapped: Number(row.unmapped),
      outOfPeriod: Number(row.out_of_period),
    }),
  );
  return [...byList, ...(await ownLists(options))];
};

const day = (value: string | null): Sql => (value === null ? sql`CAST(NULL AS DATE)` : dateLiteral(value));

const listRows = (lists: readonly CodeList[]): Sql => {
  const rows = lists.flatMap(({ id, recoded, codes }) =>
    codes.map(
      ({ code, from, to }) => sql`(${literal(id)}, ${literal(recoded)}, ${literal(code)}, ${day(from)}, ${day(to)})`,
    ),
  );
  return sql`SELECT * FROM (VALUES ${join(rows)}) AS t (list, recoded, code, from_day, to_day)`;
};

const judgedCodes = (listed: readonly Listed[], { parts, lists, dataCut }: CodeOptions): Sql => {
  const columns = listed.map(({ name, by: { list, on, characters } }) => {
    const code = characters === undefined ? ident(name) : sql`left(${ident(name)}, ${literal(characters)})`;
    const on_ = join([...on.map((column) => sql`CAST(${ident(column)} AS DATE)`), sql`CAST(NULL AS DATE)`]);
    // A list that knows nothing but periods says nothing about other codes; they need not be counted.
    const mattering =
      lists[list].knows === "periods-only"
        ? sql`list_contains([${join(lists[list].codes.map((c) => literal(c.code)))}], ${code})`
        : sql`${ident(name)} IS NOT NULL`;
    return sql`
      SELECT ${literal(name)} AS column_name, ${literal(list)} AS list, ${code} AS code, COALESCE(${on_}) AS on_day, count(*) AS rows
      FROM ${readParquet(parts)}
      WHERE ${mattering}
      GROUP BY ALL`;
  });
  const groups = Object.values(lists).flatMap(({ id, knows }) =>
    typeof knows === "string" ? [] : [sql`(${literal(id)}, ${literal(knows.groupsOf)})`],
  );
  const complete = Object.values(lists).flatMap(({ id, knows }) => (knows === "all" ? [literal(id)] : []));
  return sql`
    WITH
    given AS (
      ${join(columns, " UNION ALL ")}
    ),
    grouped (list, width) AS (
      VALUES ${join(groups)}
    ),
    covered_group AS (
      SELECT DISTINCT list, left(code, width) AS code_group
      FROM code_of_list
      JOIN grouped USING (list)
    ),
    -- A code may have several periods in the list; one that fits is enough. A row without a day is out of none.
    weighed AS (
      SELECT
        given.column_name,
        given.list,
        given.code,
        given.on_day,
        given.rows,
        bool_or(code_of_list.code IS NOT NULL) AS known,
        bool_or(
          given.on_day IS NULL
          OR (
            COALESCE(from_day <= CASE WHEN recoded THEN ${dateLiteral(dataCut)} ELSE given.on_day END, TRUE)
            AND COALESCE(given.on_day <= to_day, TRUE)
          )
        ) AS in_force
      FROM given
      LEFT JOIN code_of_list
        ON code_of_list.list = given.list
        AND code_of_list.code = given.code
      GROUP BY given.column_name, given.list, given.code, given.on_day, given.rows
    )
    SELECT
      column_name,
      weighed.code,
      CASE
        WHEN known AND in_force THEN 'known'
        WHEN known THEN 'out-of-period'
        WHEN list_contains([${join(complete)}], weighed.list) OR covered_group.code_group IS NOT NULL THEN 'unmapped'
        ELSE 'known'
      END AS state,
      CAST(sum(rows) AS BIGINT) AS rows
    FROM weighed
    LEFT JOIN grouped ON grouped.list = weighed.list
    LEFT JOIN covered_group
      ON covered_group.list = weighed.list
      AND covered_group.code_group = left(weighed.code, grouped.width)
    GROUP BY ALL`;
};

/** Columns with a list of their own that grows: what it does not know was emptied and counted row by row. */
const ownLists = async ({ database, layout, present, parts, rules }: CodeOptions): Promise<readonly CodeAccount[]> => {
  const open = present.filter((c): c is CodeColumn => c.kind === "code" && c.unlistedOutcome === "finding");
  if (open.length === 0) return [];
  const counts = open.map((c) => sql`count(${ident(c.name)}) AS ${ident(c.name)}`);
  const [row] = await database.rows(sql`SELECT ${join(counts)} FROM ${readParquet(parts)}`, "count own codes");
  return open.map(({ name }) => {
    const unmapped = rules.find((r) => r.column === name && r.rule === "code" && r.outcome === "finding")?.rows ?? 0;
    return {
      column: name,
      list: `${layout.id}.${name}`,
      filled: Number(row?.[name] ?? 0) + unmapped,
      unmapped,
      outOfPeriod: 0,
    };
  });
};
