import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readParquet } from "../../../connectors/duckdb/read-parquet.ts";
import { sql } from "../../../connectors/duckdb/sql.ts";
import { quarantineCounts, readQuarantine } from "../../../pipelines/ingest/quarantine-summary.ts";
import { text } from "../../../schemas/column.ts";
import type { Layout } from "../../../schemas/layout.ts";
import { layoutOf } from "../../../schemas/registers/index.ts";
import { type IntakeBench, intakeBench, type TakenIn } from "../../support/ingest/take-in.ts";
import { file, visits } from "../../support/ingest/visits.ts";

let bench: IntakeBench;
beforeAll(async () => {
  bench = await intakeBench();
});
afterAll(() => bench.close());

const lines = async (taken: TakenIn, name: "rows" | "quarantine" | "findings"): Promise<readonly unknown[]> =>
  (await taken.table(name)).map((r) => r.line);

describe("rows that repeat an earlier one", () => {
  const again = file(
    "PID;visit_date;score",
    "P1;2024-01-02;5",
    "P2;2024-01-02;",
    " P1 ;2024-01-02;05",
    "P1;2024-01-02;6",
    "P2;2024-01-02;",
    "P2;2024-01-02;",
  );

  it("count once when they are alike in every stored column", async () => {
    const taken = await bench.takeIn(again, visits);
    expect(taken.outcome.record).toMatchObject({ lines: 6, accepted: 3, rejected: 0, duplicates: 3, rules: [] });
    expect(await lines(taken, "rows")).toEqual([2, 3, 5]);
    expect(await taken.table("duplicates")).toEqual([
      { line: 4, same_as: 2 },
      { line: 6, same_as: 3 },
      { line: 7, same_as: 3 },
    ]);
  });

  it("stay and are counted as findings when the source says so", async () => {
    const taken = await bench.takeIn(again, visits, { dropExactDuplicates: false });
    expect(taken.outcome.record).toMatchObject({
      accepted: 6,
      duplicates: 0,
      rules: [{ code: "UTF-RW-014", rule: "duplicate", column: null, outcome: "finding", rows: 3 }],
    });
    expect(await lines(taken, "findings")).toEqual([4, 6, 7]);
    expect(await taken.table("duplicates")).toEqual([]);
  });

  it("are rejected when they share a key that must be unique, the first one staying", async () => {
    const unique: Layout = { ...visits, unique: { columns: ["PID", "visit_date"], outcome: "error" } };
    const taken = await bench.takeIn(again, unique);
    expect(taken.outcome.record).toMatchObject({ lines: 6, accepted: 2, rejected: 1, duplicates: 3 });
    expect(await lines(taken, "rows")).toEqual([2, 3]);
    expect((await taken.table("quarantine")).map((r) => [r.line, r.code, r.rule, r.column_name])).toEqual([
      [5, "UTF-RW-014", "unique", null],
    ]);
  });

  it("are counted and kept when the key ought to be unique only", async () => {
    const unique: Layout = { ...visits, unique: { columns: ["PID"], outcome: "finding" } };
    const taken = await bench.takeIn(again, unique);
    expect(taken.outcome.record).toMatchObject({
      accepted: 3,
      duplicates: 3,
      rules: [{ code: "UTF-RW-014", rule: "unique", outcome: "finding", rows: 1 }],
    });
    expect(await lines(taken, "findings")).toEqual([5]);
  });
});

describe("a file in many parts", () => {
  const rows = Array.from({ length: 40_000 }, (_, i) => {
    const bad = i % 500 === 7 ? "x" : String(14 + (i % 40));
    return `P${i % 30_000};2024-01-${String((i % 28) + 1).padStart(2, "0")};${bad};${"y".repeat(45)}${i % 999 === 0 ? ";" : ""}`;
  });
  const content = file("PID;visit_date;score;remark", ...rows);
  const layout: Layout = {
    ...visits,
    columns: [...visits.columns, text({ name: "remark", presence: "optional", meaning: "remark" })],
    unique: { columns: ["PID"], outcome: "error" },
  };

  it("adds up, finds repetitions across parts and is the same compressed, small or large", async () => {
    const one = await bench.takeIn(content, layout);
    const many = await bench.takeIn(gzipSync(content), layout, {
      file: "made-up.csv.gz",
      partSize: 500_000,
      comparedAtOnce: 1000,
    });
    const { record } = one.outcome;
    expect(Buffer.byteLength(content)).toBeGreaterThan(2 * 1024 * 1024);
    expect(record?.lines).toBe(40_000);
    expect((record?.accepted ?? 0) + (record?.rejected ?? 0) + (record?.duplicates ?? 0)).toBe(40_000);
    expect(quarantineCounts({ rules: record?.rules ?? [] }).map((r) => [r.code, r.rows])).toEqual([
      ["UTF-RW-014", expect.any(Number)],
      ["UTF-RW-004", expect.any(Number)],
      ["UTF-RW-011", 41],
    ]);
    expect({ ...many.outcome.record, sha256: "", bytes: 0, file: "" }).toEqual({
      ...record,
      sha256: "",
      bytes: 0,
      file: "",
    });
    expect(await lines(many, "rows")).toEqual(await lines(one, "rows"));
    expect(await many.table("quarantine")).toEqual(await one.table("quarantine"));
  });
});

describe("accepted rows", () => {
  it("lie in the order of the lines in each file, whatever kind of lines it holds", async () => {
    const days = Array.from(
      { length: 60_000 },
      (_, i) => `P${i};${i % 3 === 0 ? " " : ""}2024-01-02;${i % 60};${i % 60 === 13 ? "01" : ""}`,
    );
    const { folder, outcome } = await bench.takeIn(file("PID;visit_date;score;kind", ...days), visits, {
      partSize: 600_000,
    });
    expect(outcome.record).toMatchObject({ lines: 60_000, accepted: 60_000, rejected: 0 });
    const files = readdirSync(join(folder, "rows")).filter((name) => name !== "part-00000.parquet");
    expect(files.slice(0, 2)).toEqual(["part-00001-full.parquet", "part-00001-plain.parquet"]);
    expect(files.length).toBeGreaterThan(2);
    for (const name of files) {
      const rows = await bench.database.rows(
        sql`SELECT line FROM ${readParquet([join(folder, "rows", name)])}`,
        "look into rows",
      );
      const numbers = rows.map((row) => Number(row.line));
      expect(numbers.length).toBeGreaterThan(0);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
  });
});

describe("the same file gives the same bytes", () => {
  it("also in another folder", async () => {
    const content = file(
      "PID;visit_date;score",
      ...Array.from({ length: 500 }, (_, i) => `P${i % 400};2024-01-02;${i % 11 === 0 ? 99 : i % 7}`),
    );
    const [a, b] = [await bench.takeIn(content, visits), await bench.takeIn(content, visits)];
    for (const name of [
      "rows/part-00000.parquet",
      "rows/part-00001-plain.parquet",
      "quarantine.parquet",
      "findings.parquet",
      "duplicates.parquet",
      "record.json",
    ]) {
      expect(readFileSync(join(a.folder, name)).equals(readFileSync(join(b.folder, name)))).toBe(true);
    }
  });
});

describe("the quarantine of a file", () => {
  it("is read entry by entry, with every reason of a line in the order of the columns", async () => {
    const { folder } = await bench.takeIn(
      file("PID;visit_date;score", "P1;bad;worse", "P2;2024-01-02;5;", "P3;2024-01-02;x"),
      visits,
    );
    const entries = [
      {
        line: 2,
        byte: null,
        code: "UTF-RW-002",
        rule: "date",
        column: "visit_date",
        institution: null,
        raw: "P1;bad;worse",
      },
      { line: 2, byte: null, code: "UTF-RW-004", rule: "int", column: "score", institution: null, raw: "P1;bad;worse" },
      {
        line: 3,
        byte: 34,
        code: "UTF-RW-011",
        rule: "cells",
        column: null,
        institution: null,
        raw: "P2;2024-01-02;5;",
      },
      {
        line: 4,
        byte: null,
        code: "UTF-RW-004",
        rule: "int",
        column: "score",
        institution: null,
        raw: "P3;2024-01-02;x",
      },
    ];
    expect(await readQuarantine(folder, bench.database)).toEqual(entries);
    expect(await readQuarantine(folder, bench.database, 2)).toEqual(entries.slice(0, 2));
  });
});

describe("real patients in register form", () => {
  it.each(["kreft_cases", "vital_status", "inspire_medication", "lung_quality"])(
    "takes in every line of %s",
    async (id) => {
      const layout = layoutOf(id);
      if (layout === undefined) throw new Error(`no layout ${id}`);
      const content = readFileSync(new URL(`../../fixtures/lung/${id}.csv`, import.meta.url));
      const { outcome } = await bench.takeIn(content, layout, { rejectedShare: 0 });
      expect(outcome.state === "held" ? outcome.fault.message : "accepted").toBe("accepted");
      const count = content.toString("utf8").trimEnd().split("\n").length - 1;
      expect(outcome.record).toMatchObject({ lines: count, rejected: 0 });
    },
  );
});

describe("values from the data", () => {
  it("occur in no message and in no record", async () => {
    const canary = "KANARIFUGL";
    const header = "PID;visit_date;kind;score;dose;start_ts;nurse";
    const bad = `${canary}${canary};${canary};${canary};${canary};${canary};${canary};${canary}`;
    const files: readonly (string | Uint8Array)[] = [
      file(header, bad, `${canary};x`, `"${canary}`, `${canary}\u0000`),
      file(header, bad).slice(0, -1),
      file(header.replaceAll(";", ","), bad),
      Buffer.concat([Buffer.from(file(header, bad)), Buffer.from([0xff]), Buffer.from(`${canary}\n`)]),
      file("PID;visit_date;score;kind", `${canary.slice(0, 8)};2024-01-02;13;`),
      file(header, canary.repeat(200_000)),
    ];
    for (const content of files) {
      const { outcome } = await bench.takeIn(content, visits, { rejectedShare: 0 });
      expect(outcome.state).toBe("held");
      expect(JSON.stringify({ ...outcome, folder: null })).not.toContain(canary.slice(0, 6));
    }
  });
});
