import { join as joinPath } from "node:path";
import type { LinesFile, PartFile } from "../../connectors/csv/part-files.ts";
import { type LinePicker, linePicker } from "../../connectors/csv/pick-lines.ts";
import type { StructurePart } from "../../connectors/csv/structural-pass.ts";
import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { copyRows, readParquet } from "../../connectors/duckdb/read-parquet.ts";
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
  /** Folder for what is needed until the file is settled. */
  readonly scratch: string;
  /** True for the lines to be read twice although nothing is wrong with them. */
  readonly sampled: (rows: number) => Sql;
  readonly verify: (row: SqlRow, pick: LinePicker) => LineCells;
  /** Takes a rejected row with the errors it broke. */
  readonly reject: (row: SqlRow, errors: readonly BreakKind[], cells: LineCells) => void;
}

export interface LoadedPart {
  /** Parquet files of the accepted rows, one for each kind of lines. */
  readonly paths: readonly string[];
  /** Parquet file of their fingerprints: `line`, `row_hash` of all columns and `key_hash` of those that identify a row. */
  readonly fingerprints: string;
  readonly accepted: number;
  readonly rejected: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** Rows that are held in JavaScript at a time while they are read twice. */
const pageSize = 5000;

/**
 * Loads one clean part: types and judges every row, reads rejected and sampled rows a second time, and writes the accepted
 * ones as `part-00001-plain.parquet` and `part-00001-full.parquet`, each ordered by line and with the columns that the
 * file has.
 *
 * Findings go to the table `finding (line, break)`. Throws UTF-IN-013 when rows were lost on the way, UTF-IN-015 when the two readers disagree, UTF-IN-016 when
 * a row condemns the file.
 */
export const loadPart = async (part: StructurePart, loader: PartLoader): Promise<LoadedPart> => {
  const { database, compiled, place } = loader;
  const { lastFinding, lastError } = compiled.kinds;
  await database.run(
    sql`CREATE OR REPLACE TEMP TABLE judged (line BIGINT, worst SMALLINT, breaks SMALLINT[], row_hash UBIGINT, key_hash UBIGINT, cells VARCHAR[])`,
    "read part",
  );
  const path = (kind: "full" | "plain" | "fingerprints"): string =>
    joinPath(
      kind === "fingerprints" ? loader.scratch : loader.rows,
      `part-${String(part.part).padStart(5, "0")}-${kind}.parquet`,
    );
  const paths: string[] = [];
  if (part.full !== null) paths.push(await loadFull(part.full, path("full"), part, loader));
  if (part.plain !== null) paths.push(await loadPlain(part.plain, path("plain"), part, loader));
  const accepted = sql`worst <= ${literal(lastFinding)}`;
  const [sums] = await database.rows(
    sql`
      SELECT count(*) AS rows,
        count(*) FILTER (WHERE ${accepted}) AS accepted,
        min(line) AS first_line,
        max(line) AS last_line,
        min(line) FILTER (WHERE worst > ${literal(lastError)}) AS condemned
      FROM judged`,
    "count part",
  );
  const count = (name: string): number => Number(sums?.[name] ?? 0);
  if (count("rows") !== part.rows) {
    throw new UtfallError("UTF-IN-013", { ...place, lines: part.rows, accounted: count("rows") });
  }
  await readTwice(part, count("condemned"), loader);
  await database.run(
    sql`
      INSERT INTO finding
      SELECT line, unnest(breaks)
      FROM judged
      WHERE worst > 0 AND ${accepted}`,
    "keep findings",
  );
  const fingerprints = path("fingerprints");
  await database.run(
    copyRows(sql`SELECT line, row_hash, key_hash FROM judged WHERE ${accepted}`, fingerprints),
    "keep fingerprints",
  );
  return {
    paths,
    fingerprints,
    accepted: count("accepted"),
    rejected: count("rows") - count("accepted"),
    firstLine: count("first_line"),
    lastLine: count("last_line"),
  };
};

/** Lines of any kind are typed and judged in one statement; the outcome is kept in memory and shared out from there. */
const loadFull = async (lines: LinesFile, path: string, part: PartFile, loader: PartLoader): Promise<string> => {
  const { database, compiled } = loader;
  await database.run(sql`CREATE OR REPLACE TEMP TABLE part AS ${compiled.fullRows(lines)}`, "read part");
  await database.run(sql`INSERT INTO judged ${accountOf(sql`part`, part, loader)}`, "judge part");
  await database.run(copyRows(acceptedOf(sql`part`, loader), path), "write part");
  return path;
};

/**
 * Plain lines go straight into Parquet: writing them into a table first costs as much as reading them. The account is taken
 * from the Parquet file, which is read six times as fast as the lines; only where rows are missing from it, because they
 * broke a rule, the lines are read a second time for those.
 */
const loadPlain = async (lines: LinesFile, path: string, part: PartFile, loader: PartLoader): Promise<string> => {
  const { database, compiled } = loader;
  const judged = sql`(${compiled.judgePlain(sql`(${compiled.plainRows(lines)})`)})`;
  await database.run(copyRows(acceptedOf(judged, loader), path), "write part");
  const written = sql`(${compiled.judgePlain(readParquet([path]))})`;
  await database.run(sql`INSERT INTO judged ${accountOf(written, part, loader)}`, "judge part");
  if ((await rowsIn(path, database)) < lines.rows) {
    const rejected = sql`WHERE worst > ${literal(compiled.kinds.lastFinding)}`;
    await database.run(sql`INSERT INTO judged ${accountOf(judged, part, loader)} ${rejected}`, "judge part");
  }
  return path;
};

const rowsIn = async (path: string, database: Database): Promise<number> => {
  const [row] = await database.rows(sql`SELECT count(*) AS n FROM ${readParquet([path])}`, "count part");
  return Number(row?.n ?? 0);
};

/** What is kept of judged rows until the part is settled: everything but the values, and those of rows to be read twice. */
const accountOf = (rows: Sql, part: PartFile, { compiled, layout, sampled }: PartLoader): Sql => {
  const { present, kinds } = compiled;
  const names = present.map((c) => c.name);
  const key = names.filter((name) => layout.unique?.columns.includes(name) === true);
  const texts = present.map((c) => sql`CAST(${ident(c.name)} AS VARCHAR)`);
  const twice = sql`worst > ${literal(kinds.lastFinding)} OR ${sampled(part.rows)}`;
  return sql`
      SELECT line, worst, breaks, ${hashOf(names)}, ${hashOf(key)},
        CASE WHEN ${twice} THEN CAST([${join(texts)}] AS VARCHAR[]) END
      FROM ${rows}`;
};

const acceptedOf = (rows: Sql, { compiled }: PartLoader): Sql => sql`
        SELECT line, ${columnList(compiled.present)}
        FROM ${rows}
        WHERE worst <= ${literal(compiled.kinds.lastFinding)}`;

const hashOf = (names: readonly string[]): Sql => (names.length === 0 ? sql`0` : sql`hash(${join(names.map(ident))})`);

/** Reads rejected and sampled rows again, page by page, in the order of the file. */
const readTwice = async (part: StructurePart, condemned: number, loader: PartLoader): Promise<void> => {
  const { compiled, dialect } = loader;
  let pick: LinePicker | null = null;
  let after = 0;
  for (;;) {
    const rows = await pageOfRows(after, loader);
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
  const picks = await Promise.all(
    [full, plain].map((lines) => (lines === null ? null : linePicker(lines.path, delimiter))),
  );
  return (line) => {
    for (const pick of picks) {
      const found = pick?.(line) ?? null;
      if (found !== null) return found;
    }
    return null;
  };
};

const pageOfRows = (after: number, { database }: PartLoader): Promise<readonly Row[]> =>
  database.rows(
    sql`
      SELECT line, breaks, cells
      FROM judged
      WHERE line > ${literal(after)} AND cells IS NOT NULL
      ORDER BY line
      LIMIT ${literal(pageSize)}`,
    "read rows again",
  );

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
