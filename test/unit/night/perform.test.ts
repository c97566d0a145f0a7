import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import PQueue from "p-queue";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type NightTools, perform } from "../../../pipelines/night/night-tools.ts";
import { type Step, stepFolder } from "../../../pipelines/night/step.ts";
import { initWorkspace } from "../../../pipelines/workspace/init.ts";
import { loadWorkspace } from "../../../pipelines/workspace/load-workspace.ts";

let folder = "";
let stop = new AbortController();
let tools: NightTools;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "utfall-perform-"));
  await initWorkspace(folder);
  stop = new AbortController();
  tools = {
    workspace: await loadWorkspace(folder),
    code: { version: "0", of: () => "", folder: () => "" },
    queue: new PQueue({ concurrency: 2 }),
    resources: { memory: "128MiB", threads: 1 },
    progress: { expect() {}, done() {}, say() {}, end() {} },
    log: async () => {},
    hashes: { sha256: async () => "", remembers: () => false, save: async () => {} },
    overrides: [],
    clock: () => "",
    signal: stop.signal,
    count: { run: 0, skipped: 0 },
    underWay: new Map(),
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const step = (fingerprint: string, run: Step["run"]): Step => ({ kind: "cohort", name: "cohort", fingerprint, run });

describe("a step", () => {
  it("that two agreements ask for at once is run once, and both wait for it", async () => {
    let runs = 0;
    const same = (): Step =>
      step("same", async (at) => {
        runs += 1;
        await pause(30);
        await writeFile(join(at.folder, "flow.json"), "[]");
        return "";
      });
    const seen = async (): Promise<boolean> => {
      const one = same();
      await perform(tools, one);
      return existsSync(join(stepFolder(tools.workspace.paths, one), "flow.json"));
    };
    expect(await Promise.all([seen(), seen(), seen()])).toEqual([true, true, true]);
    expect([runs, tools.count]).toEqual([1, { run: 1, skipped: 0 }]);
  });

  it("that fails fails for everyone who waits, and is run again by the next who asks", async () => {
    let runs = 0;
    const failing = step("failing", async () => {
      runs += 1;
      throw new RangeError("no");
    });
    const both = await Promise.allSettled([perform(tools, failing), perform(tools, failing)]);
    expect(both.map((one) => one.status)).toEqual(["rejected", "rejected"]);
    expect(runs).toBe(1);
    await expect(perform(tools, failing)).rejects.toThrow("no");
    expect(runs).toBe(2);
  });

  it("under way when the night is interrupted has ended before anyone hears of it, and none is begun after", async () => {
    let ended = false;
    const begun: string[] = [];
    const slow = perform(
      tools,
      step("slow", async () => {
        stop.abort();
        await pause(50);
        ended = true;
        return "";
      }),
    ).then(() => ended);
    expect(await slow).toBe(true);
    const late = step("late", async () => {
      begun.push("late");
      return "";
    });
    await expect(perform(tools, late)).rejects.toThrow();
    expect(begun).toEqual([]);
  });
});
