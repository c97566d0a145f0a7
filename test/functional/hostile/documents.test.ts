import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeZip } from "../../support/forms/make-zip.ts";
import { type HostileCase, type Lay, smallWorkspace } from "../../support/hostile/small-workspace.ts";

const workspace = await smallWorkspace();
afterAll(() => workspace.remove());

const external = (): string =>
  `<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY e SYSTEM "file://${workspace.secret}"><!ENTITY n SYSTEM "http://192.0.2.1/x">]>\n<r>&e;&n;</r>\n`;
const bomb = `<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a "x">${Array.from(
  { length: 20 },
  (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? "" : i - 1};`.repeat(10)}">`,
).join("")}]>\n<r>&a19;</r>\n`;

/** A workbook as spreadsheet programs write it, with so many sheets and a link to the outside. */
const workbook = (sheets: number): Buffer =>
  makeZip([
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationship Target="file://${workspace.secret}" TargetMode="External"/>`,
    },
    ...Array.from({ length: sheets }, (_, i) => ({ name: `xl/worksheets/sheet${i}.xml`, content: external() })),
  ]);

const cases = (): readonly (readonly [name: string, lay: Lay, code: string])[] => [
  ["XML with entities from outside", { "DOD_a.xml": external() }, "UTF-IN-012"],
  ["XML that multiplies itself", { "DOD_a.xml": bomb }, "UTF-IN-012"],
  ["XML called a text extract", { "DOD_a.csv": external() }, "UTF-IN-021"],
  ["XML that multiplies itself, called a text extract", { "DOD_a.csv": bomb }, "UTF-IN-021"],
  ["a workbook", { "DOD_a.xlsx": workbook(1) }, "UTF-IN-012"],
  ["a workbook of 1 000 sheets", { "DOD_a.xlsx": workbook(1000) }, "UTF-IN-012"],
  ["a workbook called a text extract", { "DOD_a.csv": workbook(1) }, "UTF-IN-051"],
  ["a workbook of 1 000 sheets called a zip file", { "DOD_a.zip": workbook(1000) }, "UTF-IN-053"],
];

describe("IN-18 documents that are no extracts", () => {
  let found: Readonly<Record<string, HostileCase>> = {};
  beforeAll(async () => {
    found = await workspace.nightWithEach(Object.fromEntries(cases().map(([name, lay]) => [name, lay])));
  });

  it("are refused before anything in them is read, exit 3", () => {
    expect(cases().map(([name]) => [name, found[name]?.codes])).toEqual(
      cases().map(([name, , code]) => [name, [code]]),
    );
  });

  const strace = spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0;
  it.skipIf(!strace)("lead to no other file and to no network, by the calls to the system (strace is needed)", () => {
    const folder = workspace.delivery("2026-06-30");
    writeFileSync(join(folder, "DOD_a.csv"), external());
    const other = join(workspace.root, "inbox", "case_00", "2026-06-30");
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, "DOD_b.zip"), workbook(3));
    const log = join(workspace.root, "calls.txt");
    const main = fileURLToPath(new URL("../../../pipelines/main.ts", import.meta.url));
    const calls = ["-f", "-qq", "--seccomp-bpf", "-e", "trace=open,openat,openat2,connect,sendto", "-o", log];
    const night = [process.execPath, "--no-warnings", main, "nightly"];
    const { status, stderr } = spawnSync("strace", [...calls, ...night], { cwd: workspace.root, encoding: "utf8" });
    const made = readFileSync(log, "utf8");
    rmSync(log);
    workspace.restore();
    rmSync(other, { recursive: true });
    expect([status, [...new Set(stderr.match(/UTF-IN-\d{3}/g))].sort()]).toEqual([3, ["UTF-IN-012", "UTF-IN-021"]]);
    // The trace sees what is opened: the extract itself.
    expect(made).toContain("DOD_a.csv");
    expect(made).not.toContain("secret.csv");
    expect(made).not.toMatch(/AF_INET/);
  });
});
