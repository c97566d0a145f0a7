import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Compared, changesBetween, previousManifest } from "../../../pipelines/night/changes.ts";
import { appendRun } from "../../../pipelines/night/ledger.ts";
import { type WorkspacePaths, workspacePaths } from "../../../pipelines/workspace/paths.ts";

let paths: WorkspacePaths;

beforeEach(async () => {
  paths = workspacePaths(await mkdtemp(join(tmpdir(), "utfall-changes-")));
  await mkdir(paths.restricted);
});
afterEach(() => rm(paths.root, { recursive: true, force: true }));

const ran = (generation: string | null, changed: boolean): Promise<void> =>
  appendRun(paths.ledger, {
    started: "2026-07-01T01:00:00.000Z",
    ended: "2026-07-01T01:00:05.000Z",
    version: "0.1.0",
    exit: 0,
    generation,
    changed,
    asOf: "2026-06-30",
    stepsRun: 1,
    stepsSkipped: 0,
    held: [],
    fault: null,
  });

const published = async (generation: string, text?: string): Promise<void> => {
  await mkdir(join(paths.generations, generation), { recursive: true });
  const manifest = { schema: "utfall/generation@1", asOf: generation, files: [], agreements: [] };
  await writeFile(join(paths.generations, generation, "manifest.json"), text ?? JSON.stringify(manifest));
};

describe("the generation before the live one", () => {
  it("is none when the first is live", async () => {
    await published("aa");
    await ran("aa", true);
    expect(await previousManifest(paths, "aa")).toBeNull();
  });

  it("is found through nights without a change", async () => {
    await published("aa");
    await ran("aa", true);
    await ran("bb", true);
    await ran("bb", false);
    expect((await previousManifest(paths, "bb"))?.asOf).toBe("aa");
  });

  it("is found when the run that published was killed before its line in the ledger", async () => {
    await published("aa");
    await ran("aa", true);
    expect((await previousManifest(paths, "bb"))?.asOf).toBe("aa");
    await ran("bb", false);
    expect((await previousManifest(paths, "bb"))?.asOf).toBe("aa");
  });

  it.each(["{", "null", "{}"])("with a manifest that is no manifest (%s) is an integrity fault", async (text) => {
    await published("aa", text);
    await ran("aa", true);
    await expect(previousManifest(paths, "bb")).rejects.toThrow("UTF-IG-002 aa/manifest.json");
  });
});

it("a generation of an earlier version, which did not say which figures decide, can be compared", () => {
  const agreement = {
    id: "x",
    version: 1,
    hash: "0123456789abcdef",
    title: { nb: "x", en: "x" },
    runId: "r",
    cohort: "c",
    measures: {},
    evaluate: "e",
    verdict: "met" as const,
    analysed: 10,
    milestones: {},
    nextDue: null,
    reports: [],
  };
  const before: Compared = { asOf: "2026-06-30", files: [], agreements: [agreement] };
  const after: Compared = { ...before, agreements: [{ ...agreement, deciding: { "x@1/os": "0.5" } }] };
  expect(changesBetween(before, after)).toEqual([{ what: "x@1/os", before: "none", after: "0.5" }]);
});
