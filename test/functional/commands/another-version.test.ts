import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../../connectors/duckdb/database.ts";
import { literal, sql } from "../../../connectors/duckdb/sql.ts";
import { cohortFile, cohortTable } from "../../../pipelines/cohort/cohort-table.ts";
import { readLive } from "../../../pipelines/night/manifest.ts";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await lungWorkspace();
  expect((await cli(workspace.root, "nightly")).exit).toBe(0);
});
afterAll(() => workspace.remove());

const commands = [["trace", "nsclc-pembrolizumab@1/os/all/survival-365"], ["due"]];

/** The live cohorts as a version left them that had another name for who is included. */
const asBefore = async (): Promise<readonly string[]> => {
  const paths = workspacePaths(workspace.root);
  const live = await readLive(paths);
  const folders = (live?.manifest.agreements ?? []).map(({ cohort }) => join(paths.store, "cohort", cohort));
  const database = await openDatabase({
    folders: [paths.restricted],
    spill: join(paths.restricted, "x"),
    memory: "512MiB",
    threads: 1,
  });
  for (const folder of folders) {
    const older = join(folder, "older.parquet");
    await database.run(
      sql`COPY (SELECT * EXCLUDE (included) FROM ${cohortTable(folder)}) TO ${literal(older)} (FORMAT parquet)`,
      "older",
    );
    renameSync(older, cohortFile(folder));
  }
  database.close();
  return folders;
};

it("a result that another version made is told as that, exit 2, and one of this version as the defect it is", async () => {
  const folders = await asBefore();
  for (const argv of commands) {
    const { exit, err } = await cli(workspace.root, ...argv);
    expect([argv[0], exit, err]).toEqual([argv[0], 70, expect.stringContaining("UTF-DB-002")]);
  }
  for (const folder of folders) rmSync(join(folder, "made-by"));
  for (const argv of commands) {
    const { exit, err } = await cli(workspace.root, ...argv);
    expect([argv[0], exit, err]).toEqual([
      argv[0],
      2,
      `UTF-TR-003 ${workspace.root}: the live result was made by another version of utfall, and this one cannot read it. Run utfall nightly first; it makes the result again.\n`,
    ]);
  }
  expect((await cli(workspace.root, "status")).exit).toBe(0);
});
