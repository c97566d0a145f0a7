import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { type SmaWorkspace, smaWorkspace } from "../../support/ledger/sma-workspace.ts";
import { cli } from "../../support/run-cli.ts";

const AGREEMENT = "sma-onasemnogene";
let workspace: SmaWorkspace;
const settle = (...options: readonly string[]) => cli(workspace.root, "settle", AGREEMENT, ...options);
const children = [
  { key: "child-1", infusion: "2025-02-10" },
  { key: "child-2", infusion: "2026-04-15" },
];

/** The second version binds starts from April on, and calls its last milestone by another name. */
const twoVersions = async (): Promise<void> => {
  const file = join(workspace.root, "agreements", `${AGREEMENT}.yaml`);
  const text = await readFile(file, "utf8");
  const start = "  start_from: 2021-10-25\n";
  await writeFile(file, text.replace(start, `${start}  start_to: 2026-03-31\n`));
  const second = text
    .replace("version: 1\n", "version: 2\n")
    .replace(start, "  start_from: 2026-04-01\n")
    .replaceAll("year-4", "last-year");
  await writeFile(join(workspace.root, "agreements", `${AGREEMENT}-2.yaml`), second);
};

/** A dispute about nobody: the version that has the milestone is refused while it is judged. */
const disputeAboutNobody = async (term: string): Promise<void> => {
  const { disputes } = workspacePaths(workspace.root);
  await mkdir(disputes, { recursive: true });
  await writeFile(
    join(disputes, `${AGREEMENT}.yaml`),
    `utfall: disputes/1\ndisputes:\n  - { patient: "0123456789abcdef", term: ${term}, by: The supplier, since: 2026-07-01 }\n`,
  );
};

beforeAll(async () => {
  workspace = await smaWorkspace();
  await twoVersions();
  await workspace.deliver("2026-06-30", children);
  expect((await cli(workspace.root, "nightly")).exit).toBe(0);
  await disputeAboutNobody("last-year");
  await workspace.deliver("2026-09-30", children);
  expect((await cli(workspace.root, "nightly")).exit).toBe(4);
}, 120_000);
afterAll(() => workspace.remove());

describe("settling an agreement of which the last night set a version aside", () => {
  it("books a period before the days that the version binds, says so, and dates the statement by the earliest data", async () => {
    const { exit, err } = await settle("--period", "2026-Q1");
    expect([exit, err]).toEqual([
      0,
      expect.stringContaining(`not judged: ${AGREEMENT}@2 (refused); what was published`),
    ]);
    const folder = join(workspace.root, "internal/statements", AGREEMENT, "2026-01-01_2026-03-31");
    const page = await readFile(join(folder, "purchaser.nb.html"), "utf8");
    expect(page).toContain("30.06.2026");
    expect(page).not.toContain("30.09.2026");
    expect((await cli(workspace.root, "verify")).exit).toBe(0);
  });

  it("refuses a period in which its patients may have started, and books nothing", async () => {
    const ledger = join(workspacePaths(workspace.root).settlement, `${AGREEMENT}.jsonl`);
    const before = await readFile(ledger, "utf8");
    const { exit, err } = await settle("--period", "2026-Q2");
    expect([exit, err]).toEqual([2, expect.stringMatching(`UTF-SL-009 ${AGREEMENT}@2: .* from 2026-04-01 on`)]);
    expect(await readFile(ledger, "utf8")).toBe(before);
  });

  it("books no period that the judgement of then does not reach", async () => {
    const { exit, err } = await settle("--period", "2026-Q3");
    expect([exit, err.slice(0, 10)]).toEqual([2, "UTF-SL-003"]);
    expect((await settle("--period", "2026-Q1", "--as-of", "2026-09-30")).err).toContain("judged as of 2026-06-30");
  });

  it("traces a milestone of it to the delivery of then", async () => {
    const { exit, out } = await cli(workspace.root, "trace", `${AGREEMENT}@2/milestones/year-0/1`);
    expect([exit, out.includes("2026-06-30"), out.includes("2026-09-30")]).toEqual([0, true, false]);
  });

  it("is an ordinary booking again when the file is mended", async () => {
    await rm(workspacePaths(workspace.root).disputes, { recursive: true });
    expect((await cli(workspace.root, "nightly")).exit).toBe(0);
    const { exit, err } = await settle("--period", "2026-Q2");
    expect([exit, err.includes("1 line booked"), err.includes("not judged")]).toEqual([0, true, false]);
  });

  it("refuses every period where nothing of any version can be settled", async () => {
    await disputeAboutNobody("year-1");
    expect((await cli(workspace.root, "nightly")).exit).toBe(4);
    const { exit, err } = await settle("--period", "2026-Q2");
    expect([exit, err]).toEqual([2, expect.stringMatching(`UTF-SL-009 ${AGREEMENT}@1: .* from 2021-10-25 on`)]);
  });
});
