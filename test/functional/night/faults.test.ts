import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await lungWorkspace();
  expect((await cli(workspace.root, "nightly")).exit).toBe(0);
});
afterAll(() => workspace.remove());

const file = (name: string): string => join(workspace.delivery, name);

/** Everything that is published, byte for byte. */
const published = async (): Promise<string> => {
  const { internal, generations } = workspacePaths(workspace.root);
  const names = (await readdir(generations, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
  const texts = names.map(async (e) => [e.name, await readFile(join(e.parentPath, e.name), "utf8")]);
  return JSON.stringify([await readFile(join(internal, "live.json"), "utf8"), ...(await Promise.all(texts))]);
};

/** Changes one file, runs a night, puts the file back. */
const nightWith = async (name: string, change: (text: string) => string) => {
  const before = await readFile(file(name), "utf8");
  await writeFile(file(name), change(before));
  try {
    return { night: await cli(workspace.root, "nightly"), status: await cli(workspace.root, "status") };
  } finally {
    await writeFile(file(name), before);
  }
};

const line = (text: string, number: number, change: (cells: string[]) => string[]): string => {
  const lines = text.split("\r\n");
  lines[number - 1] = change((lines[number - 1] ?? "").split(";")).join(";");
  return lines.join("\r\n");
};
const cell = (index: number, value: string) => (cells: string[]) => cells.with(index, value);

describe("one line of an extract changed by hand", () => {
  it.each([
    [
      "a bad date",
      "vital_status.csv",
      (t: string) => line(t, 5, cell(2, "31.02.2024")),
      "UTF-IN-014 kreftregisteret/2026-06-30/vital_status.csv: 1 of 228 lines in quarantine",
    ],
    [
      "an unknown code",
      "kreft_cases.csv",
      (t: string) => line(t, 7, cell(2, "X")),
      "UTF-IN-014 kreftregisteret/2026-06-30/kreft_cases.csv: 1 of 228 lines in quarantine",
    ],
    ["a missing column", "vital_status.csv", (t: string) => t.replace("status_date", "statusdatum"), null],
    [
      "a missing required column",
      "vital_status.csv",
      (t: string) => t.replace(";status;", ";tilstand;"),
      "UTF-IN-003 kreftregisteret/2026-06-30/vital_status.csv line 1: the header lacks status of layout vital_status",
    ],
    [
      "a wrong delimiter",
      "kreft_cases.csv",
      (t: string) => t.replaceAll(";", ","),
      "UTF-IN-005 kreftregisteret/2026-06-30/kreft_cases.csv line 1: the header has one column when split at “;”; it looks split at “,”",
    ],
    [
      "a quote that is never closed",
      "vital_status.csv",
      (t: string) => line(t, 9, cell(1, '"D')),
      "UTF-IN-014 kreftregisteret/2026-06-30/vital_status.csv: 1 of 228 lines in quarantine",
    ],
    [
      "a last line that is cut",
      "vital_status.csv",
      (t: string) => t.slice(0, -4),
      "UTF-IN-007 kreftregisteret/2026-06-30/vital_status.csv line 229, byte ",
    ],
  ])("%s is named, exit 3, and last night's result stays in place", async (_, name, change, message) => {
    const before = await published();
    const { night, status } = await nightWith(name, change);
    expect(night.exit).toBe(3);
    if (message !== null) expect(night.err).toContain(message);
    expect(night.err).toMatch(/UTF-IN-\d{3} kreftregisteret\/2026-06-30\//);
    expect(night.err).toContain("Last result stays in place.");
    expect(await published()).toBe(before);
    expect(status.exit).toBe(3);
    expect(status.out).toContain("kreftregisteret/2026-06-30\n    UTF-IN-");
  });

  it("the night names the first quarantined lines with column and what is wrong", async () => {
    const { night } = await nightWith("vital_status.csv", (t) => line(t, 5, cell(2, "31.02.2024")));
    expect(night.err).toContain(
      "    UTF-RW-002 vital_status.csv line 5, column status_date: not a date in the declared form",
    );
  });

  it("a delivery that has lost a third of its lines is not believed, exit 4", async () => {
    const before = await published();
    const { night } = await nightWith("kreft_cases.csv", (t) => `${t.split("\r\n").slice(0, 150).join("\r\n")}\r\n`);
    expect(night.exit).toBe(4);
    expect(night.err).toContain(
      "UTF-DQ-001 kreftregisteret/2026-06-30: 149 lines of kreft_cases, the delivery in use has 228; a fall of more than 20 % is not believed",
    );
    expect(await published()).toBe(before);
  });

  it("deliveries moved to an archive leave the result as it is", async () => {
    const before = await published();
    await rename(workspace.delivery, `${workspace.root}/archived`);
    const { exit, err } = await cli(workspace.root, "nightly");
    await rename(`${workspace.root}/archived`, workspace.delivery);
    expect(exit).toBe(0);
    expect(err).toContain("Nothing to do");
    expect(await published()).toBe(before);
  });

  it("the quarantined line is listed with file, line, column and rule, and without its text", async () => {
    const before = await readFile(file("vital_status.csv"), "utf8");
    await writeFile(file("vital_status.csv"), line(before, 5, cell(2, "31.02.2024")));
    await cli(workspace.root, "nightly");
    const { out, exit } = await cli(workspace.root, "quarantine");
    await writeFile(file("vital_status.csv"), before);
    expect(exit).toBe(0);
    expect(out).toContain("kreftregisteret/2026-06-30/vital_status.csv: 1 line in quarantine");
    expect(out).toMatch(/\b5\s+status_date\s+date\s+not a date in the declared form/);
    expect(out).not.toContain("31.02.2024");
    expect(out).not.toContain("L100");
  });

  it("a gzip file cut anywhere is held, and whole it is taken once it says what it corrects", async () => {
    const before = await published();
    const plain = await readFile(file("inspire_medication.csv"));
    const packed = gzipSync(plain);
    await rm(file("inspire_medication.csv"));
    for (const cut of [1, 8, 200, Math.floor(packed.length / 2)]) {
      await writeFile(file("inspire_medication.csv.gz"), packed.subarray(0, packed.length - cut));
      const { exit, err } = await cli(workspace.root, "nightly");
      expect([cut, exit]).toEqual([cut, 3]);
      expect(err).toContain(
        "UTF-IN-006 kreftregisteret/2026-06-30/inspire_medication.csv.gz: the gzip file is cut short or damaged",
      );
      expect(await published()).toBe(before);
    }
    await writeFile(file("inspire_medication.csv.gz"), packed);
    const unasked = await cli(workspace.root, "nightly");
    expect(unasked.exit).toBe(3);
    expect(unasked.err).toContain(
      "UTF-IN-033 kreftregisteret/2026-06-30: changed since it was accepted (inspire_medication.csv, inspire_medication.csv.gz); what was accepted stays in use",
    );
    await writeFile(file("delivery.yaml"), "supersedes: { delivery: 2026-06-30, reason: packed to save room }\n");
    expect((await cli(workspace.root, "nightly")).exit).toBe(0);
    await rm(file("delivery.yaml"));
    await rm(file("inspire_medication.csv.gz"));
    await writeFile(file("inspire_medication.csv"), plain);
  });

  it("a file that is still arriving keeps its delivery waiting", async () => {
    const before = await readFile(workspacePaths(workspace.root).live, "utf8");
    await rename(file("lung_quality.csv"), file("lung_quality.csv.partial"));
    const { exit, err } = await cli(workspace.root, "nightly");
    await rename(file("lung_quality.csv.partial"), file("lung_quality.csv"));
    expect(exit).toBe(0);
    expect(err).toContain("waiting: kreftregisteret/2026-06-30");
    expect(await readFile(workspacePaths(workspace.root).live, "utf8")).toBe(before);
  });

  it("when the files are right again there is nothing left to tell", async () => {
    const { exit } = await cli(workspace.root, "nightly");
    const status = await cli(workspace.root, "status");
    expect([exit, status.exit]).toEqual([0, 0]);
    expect(status.out).toContain("Held in quarantine\n  nothing");
  });
});
