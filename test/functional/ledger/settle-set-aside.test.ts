import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { type SmaWorkspace, smaWorkspace } from "../../support/ledger/sma-workspace.ts";
import { cli } from "../../support/run-cli.ts";

const AGREEMENT = "sma-onasemnogene";
let workspace: SmaWorkspace;
const settle = (...options: readonly string[]) => cli(workspace.root, "settle", AGREEMENT, ...options);
const disputes = (): string => workspacePaths(workspace.root).disputes;

beforeAll(async () => {
  workspace = await smaWorkspace();
  await workspace.deliver("2026-06-30", [{ key: "child-1", infusion: "2025-02-10" }]);
  expect((await cli(workspace.root, "nightly")).exit).toBe(0);
  // A dispute about nobody: the agreement is refused while it is judged, three months later.
  await mkdir(disputes(), { recursive: true });
  await writeFile(
    join(disputes(), `${AGREEMENT}.yaml`),
    'utfall: disputes/1\ndisputes:\n  - { patient: "0123456789abcdef", term: year-1, by: The supplier, since: 2026-07-01 }\n',
  );
  await workspace.deliver("2026-09-30", [{ key: "child-1", infusion: "2025-02-10" }]);
  expect((await cli(workspace.root, "nightly")).exit).toBe(4);
}, 120_000);
afterAll(() => workspace.remove());

describe("settling an agreement that the last night set aside", () => {
  it("books no period that the judgement of then does not reach", async () => {
    const { exit, err } = await settle("--period", "2026-Q3");
    expect([exit, err.slice(0, 10)]).toEqual([2, "UTF-SL-003"]);
    expect((await settle("--period", "2026-Q1", "--as-of", "2026-09-30")).err).toContain("judged as of 2026-06-30");
  });

  it("books from the judgement that stays, says so, and dates the statement by its day and data", async () => {
    const { exit, err } = await settle("--period", "2026-Q1");
    expect([exit, err]).toEqual([
      0,
      expect.stringContaining(`not judged: ${AGREEMENT}@1 (refused); what was published`),
    ]);
    const folder = join(workspace.root, "internal/statements", AGREEMENT, "2026-01-01_2026-03-31");
    const page = await readFile(join(folder, "purchaser.nb.html"), "utf8");
    expect(page).toContain("30.06.2026");
    expect(page).not.toContain("30.09.2026");
    expect((await cli(workspace.root, "verify")).exit).toBe(0);
  });

  it("traces a milestone of it to the delivery of then", async () => {
    const { exit, out } = await cli(workspace.root, "trace", `${AGREEMENT}@1/milestones/year-1/1`);
    expect([exit, out.includes("2026-06-30"), out.includes("2026-09-30")]).toEqual([0, true, false]);
  });

  it("is an ordinary booking again when the file is mended", async () => {
    await rm(disputes(), { recursive: true });
    expect((await cli(workspace.root, "nightly")).exit).toBe(0);
    expect((await settle("--period", "2026-Q2")).err).not.toContain("not judged");
  });
});
