import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cli } from "../../support/run-cli.ts";

const lung = "agreements/nsclc-pembrolizumab.yaml";
let parent = "";
const at = (...path: readonly string[]): string => join(parent, ...path);

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "utfall-lint-"));
  await cli(parent, "init", "workspace");
});
afterAll(() => rm(parent, { recursive: true, force: true }));

/** A copy of the lung example beside the workspace, with a piece replaced. */
const copyWith = async (name: string, from: string, to: string): Promise<void> => {
  const text = await readFile(at("workspace", lung), "utf8");
  expect(text).toContain(from);
  await writeFile(at(name), text.replace(from, to));
};

describe("utfall lint", () => {
  it("checks all agreements of the workspace, each against every question, within 100 columns", async () => {
    const { out } = await cli(at("workspace"), "lint");
    for (const id of ["nsclc-pembrolizumab@1", "sma-nusinersen@1", "sma-onasemnogene@1"]) expect(out).toContain(id);
    expect(Math.max(...out.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(100);
  });

  it("ends with 0 for an agreement without a breach, and says what is open and where", async () => {
    const { exit, out } = await cli(at("workspace"), "lint", lung);
    const line = (await readFile(at("workspace", lung), "utf8")).split("\n").indexOf("assumed:") + 1;
    expect(exit).toBe(0);
    expect(out).toContain("0 breach");
    expect(out).toContain(`line ${line}:1  assumed`);
  });

  it("ends with 2 for a breach, and tells it in Norwegian when asked", async () => {
    await copyWith("copied.yaml", "data_lag_days: 365", "data_lag_days: 30");
    const { exit, out } = await cli(parent, "lint", "copied.yaml", "-w", "workspace", "--language", "nb");
    expect(exit).toBe(2);
    expect(out).toContain("BRUDD   Etterslepet er ikke satt for kort");
    expect(out).toContain("1 fil, 1 brudd, 0 avvist.");
  });

  it("checks a file without a workspace, and leaves open what needs one", async () => {
    await copyWith("alone.yaml", "data_lag_days: 365", "data_lag_days: 30");
    const { exit, out } = await cli(parent, "lint", "alone.yaml");
    expect(exit).toBe(0);
    expect(out).toContain("Without a workspace (-w)");
  });

  it("finds the workspace that a file lies in", async () => {
    const { out } = await cli(parent, "lint", join("workspace", lung));
    expect(out).not.toContain("Without a workspace (-w)");
  });

  it("refuses a faulty file with line and column, and checks the others all the same", async () => {
    await copyWith("faulty.yaml", "minimum_n: 10", "minimum_n: ten");
    const { exit, out } = await cli(parent, "lint", "faulty.yaml", join("workspace", lung));
    const line = (await readFile(at("faulty.yaml"), "utf8")).split("\n").indexOf("  minimum_n: ten") + 1;
    expect(exit).toBe(2);
    expect(out).toContain(`UTF-AG-001 faulty.yaml:${line}:3: analyses.minimum_n: expected a whole number`);
    expect(out).toContain("nsclc-pembrolizumab@1");
    expect(out).toContain("2 files, 0 breaches, 1 refused.");
  });

  it("refuses the second of two files that are the same version of the same agreement", async () => {
    await cp(at("workspace", lung), at("twin.yaml"));
    const { exit, out } = await cli(parent, "lint", join("workspace", lung), "twin.yaml");
    expect(exit).toBe(2);
    expect(out).toContain("UTF-AG-002 twin.yaml");
  });

  it("gives every answer with reason and place as JSON", async () => {
    const { out } = await cli(at("workspace"), "lint", lung, "--json");
    const [file] = JSON.parse(out);
    expect(file.state).toBe("checked");
    const sum = file.counts.ok + file.counts.open + file.counts.breach;
    expect(file.checks.length).toBe(sum);
    expect(file.checks.find((c: { check: string }) => c.check === "extra-registrations")).toMatchObject({
      point: "V a",
      answer: "ok",
      reason: { en: "0 registrations only for this agreement." },
      place: "parties.extra_registrations",
    });
  });

  it.each([
    [["lint", "nowhere.yaml"], "UTF-CL-002 utfall lint: nowhere.yaml: not there"],
    [["lint", "--language", "sv"], "UTF-CL-002 utfall lint: --language takes nb or en"],
    [["lint"], "UTF-WS-001"],
  ])("refuses %j", async (argv, message) => {
    const { exit, err } = await cli(parent, ...argv);
    expect(exit).toBe(2);
    expect(err).toContain(message);
  });
});
