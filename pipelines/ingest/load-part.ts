import { join as joinPath } from "node:path";
import { type LinePicker, linePicker } from "../../connectors/csv/pick-lines.ts";
import type { StructurePart } from "../../connectors/csv/structural-pass.ts";
import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { type FilePlace, UtfallError } from "../../schemas/errors.ts";
import type { Layout } from "../../schemas/layout.ts";
import type { BreakKind } from "./break-kinds.ts";
import { type CompiledLayout, columnList } from "./compile-layout.ts";
import type { LineCells, SqlRow } from "./verify-rows.ts";

/** What a part needs to be loaded. */
export interface PartLoader {
  readonly database: Database;
  readonly compiled: CompiledLayout;
  readonly layout: Layout;
  readonly dialect: Dialect;
  readonly place: FilePlace;
  /** Folder of the accepted rows. */
  readonly rows: string;
  /** True for the lines to be read twice although nothing is wrong with them. */
  readonly sampled: (rows: number) => Sql;
  readonly verify: (row: SqlRow, pick: LinePicker) => LineCells;
  /** Takes a rejected row with the errors it broke. */
  readonly reject: (row: SqlRow, errors: readonly BreakKind[], cells: LineCells) => void;
}

export interface LoadedPart {
  /** Parquet file of the accepted rows. */
  readonly path: string;
  readonly accepted: number;
  readonly rejected: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** Rows that are held in JavaScript at a time while they are read twice. */
const pageSize = 5000;

/**
 * Loads one clean part: types and judges every row in one statement, reads rejected and sampled rows a second time, and
 * writes the accepted ones, ordered by line, as `part-00001.parquet` with the columns that the file has.
 *
 * Findings go to the table `finding (line, break)`, fingerprints of the accepted rows to `seen` for the search for
 * repetitions. Throws UTF-IN-013 when rows were lost on the way, UTF-IN-015 when the two readers disagree, UTF-IN-016 when
 * a row condemns the file.
 */
export const loadPart = async (part: StructurePart, loader: PartLoader): Promise<LoadedPart> => {
  const { database, compiled, place } = loader;
  const { kinds } = compiled;
  const [first, second] = selectsOf(part, compiled);
  await database.run(sql`CREATE OR REPLACE TEMP TABLE part AS ${first}`, "read part");
  if (second !== undefined) await database.run(sql`INSERT INTO part ${second}`, "read part");
  const accepted = sql`worst <= ${literal(kinds.lastFinding)}`;
  const [sums] = await database.rows(
    sql`
      SELECT count(*) AS rows,
        count(*) FILTER (WHERE ${accepted}) AS accepted,
        min(line) AS first_line,
        max(line) AS last_line,
        min(line) FILTER (WHERE worst > ${literal(kinds.lastError)}) AS condemned
      FROM part`,
    "count part",
  );
  const count = (name: string): number => Number(sums?.[name] ?? 0);
  if (count("rows") !== part.rows) {
    throw new UtfallError("UTF-IN-013", { ...place, lines: part.rows, accounted: count("rows") });
  }
  await readTwice(part, count("condemned"), loader);
  const path = joinPath(loader.rows, `part-${String(part.part).padStart(5, "0")}.parquet`);
  await database.run(
    sql`
      COPY (
        SELECT line, ${columnList(compiled.present)}
        FROM part
        WHERE ${accepted}
        ${second === undefined ? inFileOrder : sql`ORDER BY line`}
      ) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`,
    "write part",
  );
  await database.run(
    sql`
      INSERT INTO finding
      SELECT line, unnest(breaks)
      FROM part
      WHERE worst > 0 AND ${accepted}`,
    "keep findings",
  );
  await database.run(
    sql`
      INSERT INTO seen
      SELECT line, ${hashOf(compiled.present.map((c) => c.name))}, ${keyHash(loader)}
      FROM part
      WHERE ${accepted}`,
    "keep fingerprints",
  );
  return {
    path,
    accepted: count("accepted"),
    rejected: count("rows") - count("accepted"),
    firstLine: count("first_line"),
    lastLine: count("last_line"),
  };
};

/** Lines of one kind come in the order of the file, and DuckDB keeps the order in which rows went into a table. */
const inFileOrder = sql``;

const selectsOf = ({ full, plain }: StructurePart, { select }: CompiledLayout): readonly [Sql, Sql?] => {
  if (full === null) return [select(plain ?? "", "plain")];
  return plain === null ? [select(full, "full")] : [select(full, "full"), select(plain, "plain")];
};

const keyHash = ({ layout, compiled }: PartLoader): Sql => {
  const key = layout.unique?.columns ?? [];
  return hashOf(compiled.present.map((c) => c.name).filter((name) => key.includes(name)));
};

const hashOf = (names: readonly string[]): Sql => (names.length === 0 ? sql`0` : sql`hash(${join(names.map(ident))})`);

/** Reads rejected and sampled rows again, page by page, in the order of the file. */
const readTwice = async (part: StructurePart, condemned: number, loader: PartLoader): Promise<void> => {
  const { compiled, dialect } = loader;
  let pick: LinePicker | null = null;
  let after = 0;
  for (;;) {
    const rows = await pageOfRows(after, part.rows, loader);
    pick ??= rows.length > 0 ? await pickerOf(part, dialect.delimiter) : null;
    for (const row of rows.map((r) => sqlRow(r, compiled))) {
      const cells = pick === null ? [] : loader.verify(row, pick);
      if (row.line === condemned) throw condemning(row, loader);
      const errors = row.breaks.filter((b) => b.outcome === "error");
      if (errors.length > 0) loader.reject(row, errors, cells);
      after = row.line;
    }
    if (rows.length < pageSize) return;
  }
};

const pickerOf = async ({ full, plain }: StructurePart, delimiter: string): Promise<LinePicker> => {
  const picks = await Promise.all([full, plain].map((path) => (path === null ? null : linePicker(path, delimiter))));
  return (line) => {
    for (const pick of picks) {
      const found = pick?.(line) ?? null;
      if (found !== null) return found;
    }
    return null;
  };
};

const pageOfRows = (
  after: number,
  rows: number,
  { database, compiled, sampled }: PartLoader,
): Promise<readonly Row[]> => {
  const values = compiled.present.map((c) => sql`CAST(${ident(c.name)} AS VARCHAR)`);
  return database.rows(
    sql`
      SELECT line, breaks, CAST([${join(values)}] AS VARCHAR[]) AS cells
      FROM part
      WHERE line > ${literal(after)}
        AND (worst > ${literal(compiled.kinds.lastFinding)} OR ${sampled(rows)})
      ORDER BY line
      LIMIT ${literal(pageSize)}`,
    "read rows again",
  );
};

const sqlRow = (row: Row, { kinds }: CompiledLayout): SqlRow => ({
  line: Number(row.line),
  values: Array.isArray(row.cells) ? row.cells.map((v) => (v === null ? null : String(v))) : [],
  breaks: Array.isArray(row.breaks) ? row.breaks.map((id) => kinds.byId(Number(id))) : [],
});

const condemning = (row: SqlRow, { layout, place }: PartLoader): UtfallError => {
  const broken = row.breaks.find((b) => b.outcome === "file-error");
  const rule = layout.rowRules.find((r) => r.id === broken?.rule);
  return new UtfallError("UTF-IN-016", { ...place, line: row.line, rule: rule?.id ?? "", expected: rule?.text ?? "" });
};
