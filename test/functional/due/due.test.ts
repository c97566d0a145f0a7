import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let workspace: TestWorkspace;
let before: { readonly exit: number; readonly err: string };

beforeAll(async () => {
  workspace = await lungWorkspace();
  // One agreement: a night over it is enough.
  for (const name of ["sma-nusinersen", "sma-onasemnogene"]) {
    await rm(join(workspace.root, "agreements", `${name}.yaml`));
  }
  before = await cli(workspace.root, "due");
  await cli(workspace.root, "nightly");
});
afterAll(() => workspace.remove());

describe("utfall due", () => {
  it("is refused before the first night", () => {
    expect(before.exit).toBe(2);
    expect(before.err).toContain("UTF-TR-002");
  });

  it("says when the decision is reassessed, by whom data come, and how far they reach against what is needed", async () => {
    const { exit, out } = await cli(workspace.root, "due");
    expect(exit).toBe(0);
    expect(out).toContain("nsclc-pembrolizumab@1  temporary  2026-12-01   154");
    expect(out).toContain("kreftregisteret: until 2026-06-30, needed until ");
    expect(out.replace(/\s+/g, " ")).toContain("Cancer Registry of Norway, NIPH. Diagnosis, medicines given (INSPIRE)");
    expect(Math.max(...out.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(100);
  });

  it("agrees with the judgement on whether the data are mature", async () => {
    const { out } = await cli(workspace.root, "due", "--json");
    const { asOf, agreements } = JSON.parse(out);
    const [lung] = agreements;
    expect(lung.maturity.state).toBe("forecast");
    expect(lung.verdict === "data-not-ready").toBe(lung.maturity.date > asOf);
    expect(lung.sources[0].shortDays > 0).toBe(lung.maturity.date > asOf);
  });

  it("names nobody: no person key of the extracts is in what it prints or writes", async () => {
    const ics = join(workspace.root, "due.ics");
    const { out } = await cli(workspace.root, "due", "--json", "--ics", ics);
    // The first column is person_key.
    const [, ...lines] = (await readFile(join(workspace.delivery, "vital_status.csv"), "utf8")).trim().split("\n");
    const keys = lines.map((line) => line.split(";")[0] ?? "");
    expect(keys[0]).toBe("L100001");
    const written = out + (await readFile(ics, "utf8"));
    expect(keys.filter((key) => written.includes(key))).toEqual([]);
  });

  it("writes the same calendar twice", async () => {
    const write = async (name: string): Promise<string> => {
      const { err } = await cli(workspace.root, "due", "--ics", name);
      expect(err).toBe(`Calendar written: ${name}\n`);
      return readFile(join(workspace.root, name), "utf8");
    };
    const first = await write("one.ics");
    expect(first).toContain("UID:nsclc-pembrolizumab@1/reassessment/2026-12-01@utfall\r\n");
    expect(await write("two.ics")).toBe(first);
  });

  it("has a page that a night without news leaves alone, puts right where it was touched, and makes anew for another utfall.yaml", async () => {
    const [page, config] = [join(workspace.root, "internal", "due.html"), join(workspace.root, "utfall.yaml")];
    const [first, settings] = [await readFile(page, "utf8"), await readFile(config, "utf8")];
    const { mtimeMs } = await stat(page);
    const night = async () => {
      expect((await cli(workspace.root, "nightly")).exit).toBe(0);
      return readFile(page, "utf8");
    };
    expect(await night()).toBe(first);
    expect((await stat(page)).mtimeMs).toBe(mtimeMs);
    await writeFile(page, `${first}<!-- touched -->`);
    expect(await night()).toBe(first);
    await rm(page);
    expect(await night()).toBe(first);
    await writeFile(config, settings.replace(/^name: .*$/m, "name: Another name"));
    expect(await night()).toContain("Another name");
    await writeFile(config, settings);
    expect(await night()).toBe(first);
  });

  it("writes no calendar into releasable/", async () => {
    const { exit, err } = await cli(workspace.root, "due", "--ics", "releasable/due.ics");
    expect(exit).toBe(2);
    expect(err).toContain("outside releasable/");
  });

  it("refuses a live result of which a part is not whole", async () => {
    const { out } = await cli(workspace.root, "status", "--json");
    const { evaluate } = JSON.parse(out).manifest.agreements[0];
    const file = join(workspace.root, "restricted", "store", "evaluate", evaluate, "evaluation.json");
    const whole = await readFile(file, "utf8");
    await writeFile(file, whole.slice(0, 100));
    const { exit, err } = await cli(workspace.root, "due");
    await writeFile(file, whole);
    expect(exit).toBe(8);
    expect(err).toMatch(/^UTF-IG-003 restricted\/store\/evaluate\/\w+\/evaluation\.json/);
  });
});
