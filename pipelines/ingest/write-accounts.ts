import { join as joinPath } from "node:path";
import type { Database } from "../../connectors/duckdb/database.ts";
import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { copyRows, exactly, readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { StoredColumn } from "../../schemas/column.ts";
import type { RuleCount } from "../../schemas/delivery.ts";
import type { RowFaultCode } from "../../schemas/errors.ts";
import type { Layout } from "../../schemas/layout.ts";
import type { BreakKinds } from "./break-kinds.ts";

export interface AccountOptions {
  readonly database: Database;
  readonly folder: string;
  readonly layout: Layout;
  /** Stored columns that the file has. */
  readonly present: readonly StoredColumn[];
  readonly kinds: BreakKinds;
  /** Parquet files of the accepted rows, still with the repetitions. */
  readonly parts: readonly string[];
  /** Scratch file of the quarantine writer. */
  readonly quarantine: string;
  readonly dropExactDuplicates: boolean;
  /** ISO date until which the data reach. */
  readonly dataCut: string;
}

/** The rule under which repetitions are listed: rows alike in all columns, and rows alike in the key. */
const exactRule = literal("duplicate");
const keyRule = literal("unique");
const repeatCode = literal("UTF-RW-014" satisfies RowFaultCode);
const aheadRule = literal("after-data-cut");
const aheadCode = literal("UTF-RW-015" satisfies RowFaultCode);

/**
 * Writes what is not rows: `quarantine.parquet` (line, byte, code, rule, column_name, institution, raw), `findings.parquet` (line, code, rule,
 * column_name) and `duplicates.parquet` (line, same_as), each ordered by line; there even when empty.
 *
 * Findings are those of rows that stay. Answers how many rows broke which rule.
 */
export const writeAccounts = async (options: AccountOptions): Promise<readonly RuleCount[]> => {
  const { database, folder, layout, dropExactDuplicates } = options;
  await database.run(sql`CREATE OR REPLACE TEMP TABLE finding_of_row AS ${findings(options)}`, "list findings");
  const keyError = layout.unique?.outcome === "error";
  await database.run(
    sql`CREATE OR REPLACE TEMP TABLE quarantine AS ${quarantined(options)} ${keyError ? sql`UNION ALL ${refusedKeys(options)}` : sql``}`,
    "list quarantine",
  );
  await copy(
    database,
    sql`SELECT line, code, rule, column_name FROM finding_of_row ORDER BY line, position, code, rule`,
    joinPath(folder, "findings.parquet"),
  );
  await copy(
    database,
    sql`SELECT line, byte, code, rule, column_name, institution, raw FROM quarantine ORDER BY line, position`,
    joinPath(folder, "quarantine.parquet"),
  );
  await copy(
    database,
    sql`SELECT line, same_as FROM exact_repeat WHERE ${literal(dropExactDuplicates)} ORDER BY line`,
    joinPath(folder, "duplicates.parquet"),
  );
  return countRules(database);
};

/** Rows of persons that are dated after the data cut: a slip of the pen, or a delivery under the wrong date. */
const datedAhead = ({ layout, present, parts, dataCut }: AccountOptions): Sql => {
  const columns = present.filter((c) => c.kind === "ts" || c.kind === "date");
  if (layout.person === undefined || columns.length === 0) return sql``;
  const ahead = columns.map(
    ({ name }) => sql`CASE WHEN CAST(${ident(name)} AS DATE) > ${dateLiteral(dataCut)} THEN ${literal(name)} END`,
  );
  return sql`
      UNION ALL
      SELECT line, 1000002, ${aheadCode}, ${aheadRule}, column_name
      FROM (
        SELECT line, unnest([${join(ahead)}]) AS column_name
        FROM ${readParquet(parts)}
        WHERE ${join(
          columns.map(({ name }) => sql`CAST(${ident(name)} AS DATE) > ${dateLiteral(dataCut)}`),
          " OR ",
        )}
      )
      WHERE column_name IS NOT NULL`;
};

const findings = (options: AccountOptions): Sql => {
  const { kinds, layout, dropExactDuplicates } = options;
  const known = join(
    kinds.all.map(
      ({ id, code, rule, column }) =>
        sql`(${literal(id)}, ${literal(code)}, ${literal(rule)}, ${column === null ? sql`NULL` : literal(column)})`,
    ),
  );
  const keyFinding = layout.unique?.outcome === "finding";
  return sql`
    WITH
    kind (id, code, rule, column_name) AS (
      VALUES ${known}
    ),
    listed AS (
      SELECT line, break AS position, code, rule, column_name
      FROM finding
      JOIN kind ON kind.id = finding.break
      UNION ALL
      SELECT line, 1000000, ${repeatCode}, ${exactRule}, NULL
      FROM exact_repeat
      WHERE NOT ${literal(dropExactDuplicates)}
      UNION ALL
      SELECT line, 1000001, ${repeatCode}, ${keyRule}, NULL
      FROM key_repeat
      WHERE ${literal(keyFinding)}
      ${datedAhead(options)}
    )
    SELECT line, position, code, rule, column_name
    FROM listed
    ANTI JOIN removed USING (line)`;
};

/** Larger than the longest line with every quote doubled and every character three bytes long. */
const longestEntry = 8 * 1024 * 1024;

const quarantined = ({ quarantine }: AccountOptions): Sql => sql`
  SELECT line, TRY_CAST(nullif(byte, '') AS BIGINT) AS byte, position, code, rule, nullif(column_name, '') AS column_name, nullif(institution, '') AS institution, CASE WHEN kept = 1 THEN raw END AS raw
  FROM read_csv(
    ${literal(exactly(quarantine))},
    auto_detect = false,
    header = false,
    columns = {'line': 'BIGINT', 'byte': 'VARCHAR', 'position': 'BIGINT', 'code': 'VARCHAR', 'rule': 'VARCHAR', 'column_name': 'VARCHAR', 'institution': 'VARCHAR', 'kept': 'INTEGER', 'raw': 'VARCHAR'},
    delim = ',',
    quote = '"',
    escape = '"',
    nullstr = ${literal("\u0001")},
    compression = 'none',
    strict_mode = true,
    max_line_size = ${literal(longestEntry)},
    buffer_size = ${literal(4 * longestEntry)}
  )`;

/** Found after the line itself is gone: kept as it was stored, cell by cell. */
const refusedKeys = ({ layout, present, parts }: AccountOptions): Sql => {
  const hasInstitution = present.some((c) => c.name === layout.institution);
  const institution = hasInstitution ? ident(layout.institution ?? "") : sql`NULL`;
  const cells = join(present.map((c) => sql`COALESCE(CAST(${ident(c.name)} AS VARCHAR), '')`));
  return sql`
    SELECT line, NULL, 1000001, ${repeatCode}, ${keyRule}, NULL, ${institution}, concat_ws(';', ${cells})
    FROM ${readParquet(parts)}
    SEMI JOIN key_repeat USING (line)`;
};

const copy = (database: Database, query: Sql, path: string): Promise<void> =>
  database.run(copyRows(query, path), "write account");

const countRules = async (database: Database): Promise<readonly RuleCount[]> => {
  const rows = await database.rows(
    sql`
      SELECT code, rule, column_name, 'error' AS outcome, count(DISTINCT line) AS rows
      FROM quarantine
      GROUP BY code, rule, column_name
      UNION ALL
      SELECT code, rule, column_name, 'finding' AS outcome, count(DISTINCT line) AS rows
      FROM finding_of_row
      GROUP BY code, rule, column_name
      ORDER BY code, rule, column_name NULLS FIRST, outcome`,
    "count rules",
  );
  return rows.map((row) => ({
    code: String(row.code) as RowFaultCode,
    rule: String(row.rule),
    column: row.column_name === null || row.column_name === undefined ? null : String(row.column_name),
    outcome: row.outcome === "error" ? "error" : "finding",
    rows: Number(row.rows),
  }));
};
