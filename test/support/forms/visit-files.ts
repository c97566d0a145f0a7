import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  type DataType,
  DateDay,
  Dictionary,
  Float64,
  Int8,
  Int32,
  Table,
  TimeSecond,
  TimestampMicrosecond,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from "apache-arrow";
import type { Database } from "../../../connectors/duckdb/database.ts";
import { literal, sql } from "../../../connectors/duckdb/sql.ts";

const folder = resolve(import.meta.dirname, "../../fixtures/forms");

/** A file of made-up visits as it is committed; visits.csv says what is in all of them. */
export const fixture = (name: string): Buffer => readFileSync(join(folder, name));

/** The cells of visits.csv by column, null where nothing stands. */
const cells = (): ReadonlyMap<string, readonly (string | null)[]> => {
  const [header = "", ...lines] = fixture("visits.csv").toString().trimEnd().split("\n");
  const rows = lines.map((line) =>
    // A quoted cell holds the delimiter; it is the last one.
    line.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((c) => c.replace(/^"(.*)"$/, "$1").replaceAll('""', '"') || null),
  );
  return new Map(header.split(";").map((name, i) => [name, rows.map((row) => row[i] ?? null)]));
};

/** Writes the visits as Parquet with every column in its own type. */
export const writeParquet = (database: Database, csv: string, path: string): Promise<void> =>
  database.run(
    sql`
      COPY (
        SELECT PID,
          CAST(visit_date AS DATE) AS visit_date,
          CAST(kind AS TINYINT) AS kind,
          place,
          CAST(score AS BIGINT) AS score,
          CAST(replace(dose, ',', '.') AS DECIMAL(9, 4)) AS dose,
          icd10,
          unit,
          CAST(stopped AS DOUBLE) AS stopped,
          CAST(start_ts AS TIMESTAMP) AS start_ts,
          CAST(arrived AS TIME) AS arrived,
          nurse
        FROM read_csv(${literal(csv)}, delim = ';', all_varchar = true, header = true)
      ) TO ${literal(path)} (FORMAT parquet)`,
    "write Parquet",
  );

const days = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

/** The visits as an Arrow table with every column in its own type. */
const arrowTable = (): Table => {
  const column = cells();
  const of = <T extends DataType>(name: string, type: T, read: (text: string) => unknown): Vector =>
    vectorFromArray(
      (column.get(name) ?? []).map((text) => (text === null ? null : read(text))) as never[],
      type as never,
    ) as Vector;
  const text = (t: string): string => t;
  const vectors: Record<string, Vector> = {
    PID: of("PID", new Utf8(), text),
    visit_date: of("visit_date", new DateDay(), days),
    kind: of("kind", new Int8(), Number),
    place: of("place", new Dictionary(new Utf8(), new Int32()), text),
    score: of("score", new Int32(), Number),
    dose: of("dose", new Float64(), (t) => Number(t.replace(",", "."))),
    icd10: of("icd10", new Utf8(), text),
    unit: of("unit", new Utf8(), text),
    stopped: of("stopped", new Int8(), Number),
    start_ts: of("start_ts", new TimestampMicrosecond(), (t) => Date.parse(`${t.replace(" ", "T")}Z`)),
    arrived: of("arrived", new TimeSecond(), (t) => {
      const [h = 0, m = 0, s = 0] = t.split(":").map(Number);
      return h * 3600 + m * 60 + s;
    }),
    nurse: of("nurse", new Utf8(), text),
  };
  return new Table(vectors);
};

export const arrowFile = (table: Table = arrowTable()): Uint8Array => tableToIPC(table, "file");
export const arrowStream = (table: Table = arrowTable()): Uint8Array => tableToIPC(table, "stream");
