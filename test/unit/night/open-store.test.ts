import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sql } from "../../../connectors/duckdb/sql.ts";
import { openStore } from "../../../pipelines/night/open-store.ts";
import { initWorkspace } from "../../../pipelines/workspace/init.ts";
import { loadWorkspace } from "../../../pipelines/workspace/load-workspace.ts";

it("stores that are open at once spill into folders of their own, and leave none behind", async () => {
  const root = mkdtempSync(join(tmpdir(), "utfall-store-"));
  await initWorkspace(root);
  const workspace = await loadWorkspace(root);
  const spill = join(workspace.paths.restricted, "spill");
  const open = await Promise.all(Array.from({ length: 3 }, () => openStore(workspace)));
  expect(readdirSync(spill)).toHaveLength(3);
  for (const store of open) {
    store.close();
    const other = await openStore(workspace);
    expect(await other.rows(sql`SELECT 1 AS one`, "test")).toEqual([{ one: 1 }]);
    other.close();
  }
  expect(readdirSync(spill)).toEqual([]);
  rmSync(root, { recursive: true });
});
