import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSummarisedResult } from "../../../connectors/exports/read-summarised-result.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await lungWorkspace();
  for (const name of ["sma-nusinersen", "sma-onasemnogene"]) {
    await rm(join(workspace.root, "agreements", `${name}.yaml`));
  }
  await cli(workspace.root, "nightly");
});
afterAll(() => workspace.remove());

describe("utfall export", () => {
  it("writes every estimate of the live report into internal/, for the owner alone, and says that nothing is suppressed", async () => {
    const { exit, err } = await cli(workspace.root, "export", "nsclc-pembrolizumab", "--format", "summarised-result");
    expect([exit, err]).toEqual([0, expect.stringContaining("small counts are not suppressed")]);
    const file = join(workspace.root, "internal", "exports", "nsclc-pembrolizumab.summarised-result.csv");
    expect((await stat(file)).mode & 0o077).toBe(0);
    const rows = readSummarisedResult(await readFile(file, "utf8"));
    const median = rows.find(({ figure }) => figure === "nsclc-pembrolizumab@1/os/all/median");
    expect(median).toMatchObject({ value: 310, lower: 285, upper: 363, n: 228, events: 165 });
  });

  it("takes id@version, a file of one's own, and says what it did as JSON", async () => {
    const args = ["export", "nsclc-pembrolizumab@1", "--out", "own.csv", "--json"];
    const { exit, out } = await cli(workspace.root, ...args);
    const told = JSON.parse(out);
    expect([exit, told.file]).toEqual([0, join(workspace.root, "own.csv")]);
    expect(readSummarisedResult(await readFile(told.file, "utf8"))).toHaveLength(told.results);
  });

  it.each([
    ["an agreement that is not there", ["nsclc"], "utfall status"],
    ["another format", ["nsclc-pembrolizumab", "--format", "arrow"], "--format takes summarised-result"],
    ["a file in releasable/", ["nsclc-pembrolizumab", "--out", "releasable/x.csv"], "outside releasable/"],
  ])("refuses %s", async (_, args, problem) => {
    const { exit, err } = await cli(workspace.root, "export", ...args);
    expect([exit, err]).toEqual([2, expect.stringContaining(problem)]);
  });
});
