import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findReadstat } from "../../../connectors/statfiles/find-readstat.ts";
import { makeZip } from "../../support/forms/make-zip.ts";
import { arrowFile, arrowStream, fixture, writeParquet } from "../../support/forms/visit-files.ts";
import { type IntakeBench, intakeBench, type TakenIn } from "../../support/ingest/take-in.ts";
import { visits } from "../../support/ingest/visits.ts";

let bench: IntakeBench;
let expected: Awaited<ReturnType<typeof account>>;
let parquet: Buffer;
beforeAll(async () => {
  bench = await intakeBench();
  expected = await account(await bench.takeIn(fixture("visits.csv"), visits, { file: "visits.csv" }));
  const [csv, path] = [join(bench.folder, "restricted", "visits.csv"), join(bench.folder, "restricted", "v.parquet")];
  writeFileSync(csv, fixture("visits.csv"));
  await writeParquet(bench.database, csv, path);
  parquet = (await import("node:fs")).readFileSync(path);
});
afterAll(() => bench.close());

/** Everything that intake says of a file, but for what its bytes and its name are. */
const account = async ({ outcome, table }: TakenIn) => {
  if (outcome.state === "held") return { held: outcome.fault.message };
  const { sha256: _sha256, bytes: _bytes, file: _file, ...record } = outcome.record;
  const quarantine = await table("quarantine");
  return {
    record,
    rows: await table("rows"),
    quarantine: quarantine.map(({ raw: _raw, ...entry }) => entry),
    findings: await table("findings"),
    duplicates: await table("duplicates"),
  };
};

const taken = async (file: string, content: Uint8Array) => account(await bench.takeIn(content, visits, { file }));

describe("IN-18 every form gives the accepted rows and the account of the CSV of the same data", () => {
  it("where the CSV has rows of every fate", () => {
    expect(expected).toMatchObject({ record: { lines: 9, accepted: 5, rejected: 3, duplicates: 1 } });
  });

  it("gzip", async () => {
    expect(await taken("visits.csv.gz", gzipSync(fixture("visits.csv")))).toEqual(expected);
  });

  it("gzip in two members, where delivery.yaml gives their lines", async () => {
    const text = fixture("visits.csv");
    const two = Buffer.concat([gzipSync(text.subarray(0, 200)), gzipSync(text.subarray(200))]);
    const told = await bench.takeIn(two, visits, { file: "visits.csv.gz", note: { lines: 9 } });
    expect(await account(told)).toEqual(expected);
  });

  it("zip with one file, and a note for people beside it", async () => {
    const zip = makeZip([
      { name: "uttrekk/", content: "", mode: 0o040755 },
      { name: "uttrekk/visits.csv", content: fixture("visits.csv") },
      { name: "README.txt", content: "Made up." },
    ]);
    expect(await taken("visits.zip", zip)).toEqual(expected);
  });

  it("Parquet", async () => {
    expect(await taken("visits.parquet", parquet)).toEqual(expected);
  });

  it("Arrow file, Feather and Arrow stream", async () => {
    expect(await taken("visits.arrow", arrowFile())).toEqual(expected);
    expect(await taken("visits.feather", arrowFile())).toEqual(expected);
    expect(await taken("visits.arrows", arrowStream())).toEqual(expected);
  });

  it.skipIf(findReadstat() === null).each([
    ["visits.sas7bdat", "visits.sas7bdat"],
    ["visits-v5.xpt", "visits.xpt"],
    ["visits-v8.xpt", "visits.xpt"],
    ["visits.sav", "visits.sav"],
    ["visits-plain.sav", "visits.SAV"],
    ["visits.zsav", "visits.zsav"],
    ["visits-10.dta", "visits.dta"],
    ["visits-13.dta", "visits.dta"],
    ["visits-14.dta", "visits.dta"],
    ["visits-15.dta", "visits.dta"],
  ])("%s (readstat is needed)", async (file, name) => {
    const aliases = { columns: { VISITDT: "visit_date", STARTTS: "start_ts" }, values: {} };
    expect(await account(await bench.takeIn(fixture(file), visits, { file: name, aliases }))).toEqual(expected);
  });
});
