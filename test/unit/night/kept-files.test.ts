import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { readIntakeState, writeIntakeState } from "../../../pipelines/night/intake-state.ts";
import { readLive } from "../../../pipelines/night/manifest.ts";
import { readStored } from "../../../pipelines/night/read-stored.ts";
import { stepFolder } from "../../../pipelines/night/step.ts";
import { type WorkspacePaths, workspacePaths } from "../../../pipelines/workspace/paths.ts";

let paths: WorkspacePaths;

beforeEach(async () => {
  paths = workspacePaths(await mkdtemp(join(tmpdir(), "utfall-kept-")));
  await mkdir(paths.restricted);
  await mkdir(paths.internal);
});
afterEach(() => rm(paths.root, { recursive: true, force: true }));

const step = { kind: "evaluate", fingerprint: "0123456789abcdef" } as const;

describe("a file in the store", () => {
  it.each([
    ["gone", null],
    ["cut", '{"a":'],
    ["empty", ""],
    ["of another shape", '{"a":"text"}'],
  ])("that is %s is an integrity fault, with the folder to remove", async (_, text) => {
    await mkdir(stepFolder(paths, step), { recursive: true });
    if (text !== null) await writeFile(join(stepFolder(paths, step), "evaluation.json"), text);
    const folder = "restricted/store/evaluate/0123456789abcdef";
    await expect(readStored(paths, step, "evaluation.json", z.object({ a: z.int() }))).rejects.toThrow(
      `UTF-IG-003 ${folder}/evaluation.json: damaged or gone. A person must look at the disk; then remove ${folder}`,
    );
  });
});

describe("what is held", () => {
  it("is nothing before the first night, and as written after it", async () => {
    expect(await readIntakeState(paths)).toEqual({ held: [], deliveries: [], corrections: [] });
    const held = [{ source: "npr", delivery: "2026-06-30", faults: [], files: [] }];
    const state = { held, deliveries: [], corrections: [] };
    await writeIntakeState(paths, state);
    expect(await readIntakeState(paths)).toEqual(state);
  });

  it("is not taken for nothing when its file is damaged or cannot be read", async () => {
    await writeFile(join(paths.restricted, "intake.json"), "{");
    await expect(readIntakeState(paths)).rejects.toThrow("UTF-IG-003 restricted/intake.json");
    await rm(join(paths.restricted, "intake.json"));
    await mkdir(join(paths.restricted, "intake.json"));
    await expect(readIntakeState(paths)).rejects.toThrow("UTF-IO-001 could not read intake.json: it is a folder");
  });
});

describe("what is live", () => {
  it("is nothing before the first night", async () => {
    expect(await readLive(paths)).toBeNull();
  });

  it.each(["{", "null", "[]", "{}", '{"generation":"../../etc","manifest":"0"}'])(
    "is not believed when live.json says %s",
    async (text) => {
      await writeFile(paths.live, text);
      await expect(readLive(paths)).rejects.toThrow("UTF-IG-002 internal/live.json");
    },
  );

  it("is not taken for nothing when live.json cannot be read", async () => {
    await mkdir(paths.live);
    await expect(readLive(paths)).rejects.toThrow("UTF-IO-001 could not read live.json: it is a folder");
  });
});
