import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readLedger } from "../../../pipelines/night/ledger.ts";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

const launcher = resolve(import.meta.dirname, "../../../bin/utfall.js");

/** Runs a night as a process of its own and kills it after so many milliseconds; answers how it ended. */
const killedNight = (root: string, after: number): Promise<string> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [launcher, "nightly", "-w", root], { stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), after);
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      done(signal ?? String(code));
    });
  });

const tree = async (folder: string): Promise<Record<string, string>> => {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
  const read = entries.map(async (e) => {
    const path = join(e.parentPath, e.name);
    return [path.slice(folder.length), await readFile(path, "utf8")] as const;
  });
  return Object.fromEntries((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
};

let whole: TestWorkspace;
let torn: TestWorkspace;

beforeAll(async () => {
  whole = await lungWorkspace();
  torn = await lungWorkspace();
  expect((await cli(whole.root, "nightly")).exit).toBe(0);
});
afterAll(async () => {
  await whole.remove();
  await torn.remove();
});

it("a night killed at many moments and started again gives the same result, byte for byte", async () => {
  const ends: string[] = [];
  // Later kills find the steps of earlier ones done, so the moments move through the whole night.
  for (let after = 300; after <= 2_700; after += 300) ends.push(await killedNight(torn.root, after));
  expect(ends).toContain("SIGKILL");
  const last = await cli(torn.root, "nightly");
  expect(last.exit).toBe(0);
  expect(await tree(workspacePaths(torn.root).internal)).toEqual(await tree(workspacePaths(whole.root).internal));
  const { restricted, ledger } = workspacePaths(torn.root);
  expect((await readLedger(ledger)).at(-1)?.exit).toBe(0);
  expect(await readdir(join(restricted, "work")).catch(() => [])).toEqual([]);
});

it("a start page that is gone is made again by the next night", async () => {
  const { index } = workspacePaths(whole.root);
  const before = await readFile(index, "utf8");
  await rm(index);
  const { err } = await cli(whole.root, "nightly");
  expect(err).toContain("Nothing to do");
  expect(await readFile(index, "utf8")).toBe(before);
});

it("a published report changed by hand is found and nothing is done", async () => {
  const { generations } = workspacePaths(torn.root);
  const [generation] = await readdir(generations);
  const report = join(generations, generation ?? "", "nsclc-pembrolizumab@1", "report.json");
  await rm(report);
  const { exit, err } = await cli(torn.root, "nightly");
  expect([exit, err]).toEqual([8, expect.stringContaining("UTF-IG-002")]);
});

it("what a kill left half made of another generation is gone when the next one is published", async () => {
  const { generations, agreements } = workspacePaths(whole.root);
  const left = join(generations, ".0123456789ab.partial");
  await mkdir(join(left, "nsclc-pembrolizumab@1"), { recursive: true });
  await rm(join(agreements, "sma-nusinersen.yaml"));
  const { exit, err } = await cli(whole.root, "nightly");
  expect([exit, err]).toEqual([0, expect.stringContaining("Published generation")]);
  expect((await readdir(generations)).filter((name) => name.startsWith("."))).toEqual([]);
});
