// What one would write first: csv-parse, a zod schema per row, and DuckDB's appender.
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse";
import { z } from "zod";
import { nprColumns } from "./npr-file.ts";

const [path = "", folder = ""] = process.argv.slice(2);
const day = z
  .string()
  .regex(/^\d{2}\.\d{2}\.\d{4}$/)
  .transform((text) => `${text.slice(6)}-${text.slice(3, 5)}-${text.slice(0, 2)}`)
  .pipe(z.iso.date());
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));
const icd10 = z.union([z.literal(""), z.string().regex(/^[A-Z]\d{2}[0-9A-Z]{0,4}$/)]);
const code = (...codes: readonly [string, ...string[]]) => z.enum(codes);
const Row = z
  .strictObject({
    lopenr: z.string().min(1).max(64),
    aar: whole(1990, 2100),
    inndato: day,
    utdato: day,
    inntid: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    fodselsar: whole(0, 9999),
    kjonn: code("0", "1", "2", "9"),
    alderidager: whole(-100_000, 100_000),
    komnrhjem2: z.string().regex(/^\d{4}$/),
    institusjonid: z.string().regex(/^\d{1,9}$/),
    behandlingsstedkode: z.string().regex(/^\d{1,9}$/),
    sektor: code("1", "2", "3", "4", "5"),
    omsorgsniva: code("1", "2", "3", "8"),
    aktivitetskategori3: code("1", "2", "3"),
    innmatehast: code("1", "2", "3", "4", "5"),
    episodefag: z.string().regex(/^\d{3}$/),
    liggetid: whole(0, 100_000),
    tilstand_1_1: icd10,
    tilstand_1_2: icd10,
    tilstand_2_1: icd10,
  })
  .refine((row) => row.inndato <= row.utdato);

const instance = await DuckDBInstance.create(join(folder, "parsed.duckdb"), { memory_limit: "1GiB", threads: "2" });
const connection = await instance.connect();
const types = Object.keys(nprColumns).map((name) => `${name} VARCHAR`);
await connection.run(`CREATE TABLE episode (line BIGINT, ${types.join(", ")})`);
const appender = await connection.createAppender("episode");
let line = 1;
let rejected = 0;
for await (const record of createReadStream(path).pipe(parse({ bom: true, columns: true, delimiter: ";" }))) {
  line += 1;
  const read = Row.safeParse(record);
  if (!read.success) {
    rejected += 1;
    continue;
  }
  appender.appendBigInt(BigInt(line));
  for (const value of Object.values(read.data)) appender.appendVarchar(String(value));
  appender.endRow();
  if (line % 100_000 === 0) appender.flushSync();
}
appender.closeSync();
await connection.run("CHECKPOINT");
connection.closeSync();
instance.closeSync();
if (rejected > 0) throw new Error(`${rejected} rows were rejected`);
