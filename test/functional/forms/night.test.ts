import { readdirSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findReadstat } from "../../../connectors/statfiles/find-readstat.ts";
import { makeZip } from "../../support/forms/make-zip.ts";
import { fixture } from "../../support/forms/visit-files.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await lungWorkspace();
  // What is taken in is asked here, and nothing of it need be judged.
  for (const name of readdirSync(join(workspace.root, "agreements")))
    await rm(join(workspace.root, "agreements", name), { recursive: true });
});
afterEach(() => workspace.remove());

const night = () => cli(workspace.root, "nightly");
const status = async () => JSON.parse((await cli(workspace.root, "status", "--json")).out) as unknown;
const csv = (name: string): Promise<Buffer> => readFile(join(workspace.delivery, name));

describe("a night", () => {
  it("IN-18 takes several files of one zip, each as its own file, like the files themselves", async () => {
    const names = readdirSync(workspace.delivery);
    const members = await Promise.all(names.map(async (name) => ({ name: `2026/${name}`, content: await csv(name) })));
    for (const name of names) await rm(join(workspace.delivery, name));
    await writeFile(join(workspace.delivery, "leveranse.zip"), makeZip(members));
    const run = await night();
    expect({ exit: run.exit, err: run.err.includes("held:") }).toEqual({ exit: 0, err: false });
    const told = JSON.stringify(await status());
    for (const name of names) expect(told).toContain(`leveranse.zip/2026/${name}`);
    expect((await cli(workspace.root, "status")).out).toContain("228");
  });

  it("IN-18 holds a zip of which one member belongs to no layout, and names it", async () => {
    const members = [
      { name: "kreft_cases.csv", content: await csv("kreft_cases.csv") },
      { name: "pasienter.csv", content: "navn\n" },
    ];
    await rm(join(workspace.delivery, "kreft_cases.csv"));
    await writeFile(join(workspace.delivery, "leveranse.zip"), makeZip(members));
    const run = await night();
    expect(run.exit).toBe(3);
    expect(run.err).toMatch(/UTF-IN-012 .*leveranse.zip\/pasienter.csv/);
  });

  it("holds what a zip is refused for without unpacking it, and what delivery.yaml says of its files", async () => {
    const member = { name: "kreft_cases.csv", content: await csv("kreft_cases.csv") };
    const other = { name: "vital_status.csv", content: await csv("vital_status.csv") };
    await rm(join(workspace.delivery, "kreft_cases.csv"));
    await rm(join(workspace.delivery, "vital_status.csv"));
    const zip = join(workspace.delivery, "leveranse.zip");
    await writeFile(zip, makeZip([{ ...member, name: "../kreft_cases.csv" }]));
    expect((await night()).err).toMatch(/UTF-IN-053 .*leveranse.zip: a member whose name leads out of the archive/);

    await writeFile(zip, makeZip([member, other]));
    const others = ["inspire_medication.csv", "lung_quality.csv"].map((name) => `  ${name}: {}\n`).join("");
    const note = (lines: number): string =>
      `files:\n${others}  leveranse.zip: {}\n  leveranse.zip/kreft_cases.csv: { lines: ${lines} }\n`;
    await writeFile(join(workspace.delivery, "delivery.yaml"), note(227));
    expect((await night()).err).toMatch(
      /UTF-IN-010 .*leveranse.zip\/kreft_cases.csv: 228 data lines, delivery.yaml says 227/,
    );
    await writeFile(join(workspace.delivery, "delivery.yaml"), note(228));
    expect((await night()).exit).toBe(0);
  });

  it("RL-04 holds a delivery of more files, in the folder or within a zip file, than the inbox may hold", async () => {
    const config = join(workspace.root, "utfall.yaml");
    const settings = await readFile(config, "utf8");
    await writeFile(config, settings.replace("most_files: 500 ", "most_files: 3 "));
    expect((await night()).err).toMatch(/UTF-IN-036 kreftregisteret\/2026-06-30: more than 3 files/);
    await writeFile(config, settings.replace("unpacked_size: 256GiB", "unpacked_size: lots"));
    expect((await night()).exit).toBe(2);
  });
  it("goes on without readstat: only the delivery that needs it is held, and the next night takes it", async () => {
    const other = join(workspace.root, "inbox", "npr", "2026-06-30");
    await mkdir(other, { recursive: true });
    await writeFile(join(other, "DOD_2026.dta"), fixture("deaths.dta"));
    const path = process.env.PATH;
    process.env.PATH = "/nowhere";
    const without = await night().finally(() => {
      process.env.PATH = path;
    });
    expect(without.exit).toBe(3);
    expect(without.err).toMatch(/UTF-IN-054 npr\/2026-06-30\/DOD_2026.dta: read by the program readstat/);
    expect(without.err).not.toMatch(/held: kreftregisteret/);
    if (findReadstat() === null) return;
    const run = await night();
    expect({ exit: run.exit, held: run.err.includes("held:") }).toEqual({ exit: 0, held: false });
  });

  it.skipIf(findReadstat() === null)("says row, not line, where the file has none (readstat is needed)", async () => {
    const other = join(workspace.root, "inbox", "npr", "2026-06-30");
    await mkdir(other, { recursive: true });
    await writeFile(join(other, "DOD_2026.dta"), fixture("deaths-months.dta"));
    const run = await night();
    expect(run.exit).toBe(3);
    expect(run.err).toContain("UTF-RW-002 DOD_2026.dta row 1, column doddato");
    expect((await cli(workspace.root, "quarantine")).out).toMatch(/row 1 +doddato/);
  });

  it("leaves no copy of a typed file behind, also after a kill", async () => {
    const work = join(workspace.root, "restricted", "work", "ingest-0123456789abcdef", "work", "intake");
    await mkdir(work, { recursive: true });
    await writeFile(join(work, "delivered.parquet"), "left by a kill");
    const packed = gzipSync(await csv("kreft_cases.csv"));
    await writeFile(join(workspace.delivery, "kreft_cases.csv.gz.tmp"), packed);
    await rm(join(workspace.delivery, "kreft_cases.csv"));
    await rename(join(workspace.delivery, "kreft_cases.csv.gz.tmp"), join(workspace.delivery, "kreft_cases.csv.gz"));
    expect((await night()).exit).toBe(0);
    expect(readdirSync(join(workspace.root, "restricted", "work"))).toEqual([]);
  });
});
