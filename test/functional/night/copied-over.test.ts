import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PQueue from "p-queue";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takeFile } from "../../../pipelines/night/ingest-step.ts";
import type { NightTools } from "../../../pipelines/night/night-tools.ts";
import { initWorkspace } from "../../../pipelines/workspace/init.ts";
import { loadWorkspace } from "../../../pipelines/workspace/load-workspace.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "utfall-copied-"));
  await initWorkspace(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const toolsWith = async (checksums: readonly string[]): Promise<NightTools> => {
  const left = [...checksums];
  return {
    workspace: await loadWorkspace(root),
    code: { version: "0", of: () => "", folder: () => "" },
    queue: new PQueue({ concurrency: 2 }),
    resources: { memory: "128MiB", threads: 1 },
    progress: { expect() {}, done() {}, say() {}, end() {} },
    log: async () => {},
    hashes: { sha256: async () => left.shift() ?? "", remembers: () => false, save: async () => {} },
    overrides: [],
    clock: () => "",
    signal: new AbortController().signal,
    count: { run: 0, skipped: 0 },
    underWay: new Map(),
  };
};

/** A file that cannot be read because it is empty, as one is at the moment it is copied over. */
const emptied = async () => {
  const path = join(root, "inbox", "vital_status.csv");
  await writeFile(path, "");
  const file = { name: "vital_status.csv", path, layout: "vital_status", size: 0, modified: 0 };
  const delivery = {
    source: "kreftregisteret",
    delivery: "2026-06-30",
    dataCut: "2026-06-30",
    synthetic: false,
    terms: null,
    files: [file],
    faults: [],
    arriving: [],
  };
  return { file, delivery };
};

it("a file emptied after its checksum was taken is not remembered as held under the checksum of the whole file", async () => {
  const { file, delivery } = await emptied();
  const tools = await toolsWith(["whole", "emptied"]);
  await expect(takeFile(tools, delivery, file)).rejects.toThrow(
    "UTF-IN-020 kreftregisteret/2026-06-30/vital_status.csv",
  );
  expect(existsSync(join(tools.workspace.paths.store, "ingest"))).toBe(false);
});

it("a file that was empty all along is held for that", async () => {
  const { file, delivery } = await emptied();
  const { outcome } = await takeFile(await toolsWith(["same", "same"]), delivery, file);
  expect(outcome).toMatchObject({ state: "held", record: null, fault: { code: "UTF-IN-001" } });
});
