import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appendRun, mendLedger, readLedger } from "../../../pipelines/night/ledger.ts";

const entry = (generation: string) => ({
  started: "2026-07-01T01:00:00.000Z",
  ended: "2026-07-01T01:00:05.000Z",
  version: "0.1.0",
  exit: 0,
  generation,
  changed: true,
  asOf: "2026-06-30",
  stepsRun: 3,
  stepsSkipped: 0,
  held: [],
  fault: null,
});

let folder = "";
let path = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "utfall-ledger-"));
  path = join(folder, "ledger.jsonl");
  for (const generation of ["a", "b", "c"]) await appendRun(path, entry(generation));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lines = async (): Promise<string[]> => (await readFile(path, "utf8")).trimEnd().split("\n");
const write = (all: readonly string[]): Promise<void> => writeFile(path, `${all.join("\n")}\n`);

describe("the ledger", () => {
  it("numbers runs and chains each line to the one before", async () => {
    const runs = await readLedger(path);
    expect(runs.map((r) => [r.seq, r.generation])).toEqual([
      [1, "a"],
      [2, "b"],
      [3, "c"],
    ]);
    expect(runs[1]?.previous).toBe(runs[0]?.checksum);
  });

  it.each([
    ["a changed line", (l: string[]) => l.map((line) => line.replace('"exit":0', '"exit":3')), 1],
    ["a removed line", (l: string[]) => l.filter((_, i) => i !== 1), 2],
    ["two swapped lines", (l: string[]) => [l[1] ?? "", l[0] ?? "", l[2] ?? ""], 1],
    ["a line that is JSON and no run", (l: string[]) => [l[0] ?? "", "null", l[2] ?? ""], 2],
    ["a line that is not JSON", (l: string[]) => [l[0] ?? "", "{", l[2] ?? ""], 2],
  ])("refuses %s and says where", async (_, change, line) => {
    await write(change(await lines()));
    await expect(readLedger(path)).rejects.toThrow(`UTF-IG-001 ledger.jsonl line ${line}`);
  });

  it("drops a last line that a kill cut, and nothing else", async () => {
    const before = await readFile(path, "utf8");
    await appendFile(path, '{"seq":4,"started":"2026');
    await mendLedger(path);
    expect(await readFile(path, "utf8")).toBe(before);
  });

  it("takes a further run after a line that a kill cut, and stays whole", async () => {
    await appendFile(path, '{"seq":4,"started":"2026');
    await appendRun(path, entry("d"));
    expect((await readLedger(path)).map((run) => run.generation)).toEqual(["a", "b", "c", "d"]);
  });
});
