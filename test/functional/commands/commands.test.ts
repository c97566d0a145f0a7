import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let fresh = "";
let judged: TestWorkspace;

beforeAll(async () => {
  fresh = await mkdtemp(join(tmpdir(), "utfall-fresh-"));
  await cli(fresh, "init", ".");
  judged = await lungWorkspace();
  expect((await cli(judged.root, "nightly")).exit).toBe(0);
});
afterAll(async () => {
  await rm(fresh, { recursive: true, force: true });
  await judged.remove();
});

describe("an option that is not understood is refused before anything is started", () => {
  it.each([
    [["quarantine", "--lines", "x"], "utfall quarantine: --lines takes a whole number"],
    [["quarantine", "--lines=-1"], "utfall quarantine: --lines takes a whole number"],
    [["quarantine", "--lines", "1.5"], "utfall quarantine: --lines takes a whole number"],
    [["trace", "--most", "many", "x"], "utfall trace: --most takes a whole number"],
    [["synth", "--seed", "one", "made"], "utfall synth: --seed takes a whole number"],
    [["synth", "--lung", "9".repeat(400), "made"], "utfall synth: --lung takes a whole number"],
    [["synth", "--data-cut", "2026-02-30", "made"], "utfall synth: --data-cut takes a date as YYYY-MM-DD"],
    [["nightly", "--as-of", "30.06.2026"], "utfall nightly: --as-of takes a date as YYYY-MM-DD"],
    [["status", "--lines", "1"], "utfall status: unknown option --lines"],
  ])("%j", async (argv, problem) => {
    const { exit, out, err } = await cli(fresh, ...argv);
    expect([exit, out]).toEqual([2, ""]);
    expect(err).toContain(`UTF-CL-002 ${problem}`);
  });
});

describe("a workspace without a night", () => {
  it.each([["status"], ["quarantine"]])("%s says that there is nothing, exit 0", async (command) => {
    const { exit, out, err } = await cli(fresh, command);
    expect([exit, err]).toEqual([0, ""]);
    expect(out).toMatch(command === "status" ? /No run yet\. Run utfall nightly\./ : /^Nothing is held\.\n$/);
  });

  it("has no figure to trace, exit 2", async () => {
    const { exit, err } = await cli(fresh, "trace", "x@1/os");
    expect([exit, err]).toEqual([2, expect.stringContaining("UTF-TR-002")]);
  });
});

it.each([["status"], ["quarantine"], ["doctor"], ["nightly"], ["trace", "nsclc-pembrolizumab@1/os/all/survival-365"]])(
  "with --json %s writes one JSON value to stdout and nothing to stderr",
  async (...argv) => {
    const { exit, out, err } = await cli(judged.root, ...argv, "--json", "-w", ".");
    expect([exit, err]).toEqual([0, ""]);
    expect(typeof JSON.parse(out)).toBe("object");
  },
);

describe("what is not a place for a workspace", () => {
  it("init refuses a file in one sentence", async () => {
    await writeFile(join(fresh, "a-file"), "");
    const { exit, err } = await cli(fresh, "init", "a-file");
    expect([exit, err]).toEqual([7, expect.stringContaining("UTF-IO-001 could not list a-file")]);
  });

  it("init refuses a path that no night would take", async () => {
    const { exit, err } = await cli(fresh, "init", "a[1]");
    expect([exit, err]).toEqual([2, expect.stringContaining("UTF-WS-004")]);
    expect(await readdir(fresh)).not.toContain("a[1]");
  });

  it("demo refuses a workspace of real registers and a folder that holds something else", async () => {
    const real = await cli(fresh, "demo", ".");
    expect([real.exit, real.err]).toEqual([2, expect.stringContaining("already holds utfall.yaml")]);
    await mkdir(join(fresh, "other"));
    await writeFile(join(fresh, "other", "thesis.txt"), "");
    const other = await cli(fresh, "demo", "other");
    expect([other.exit, other.err]).toEqual([2, expect.stringContaining("already holds thesis.txt")]);
    expect(await readdir(fresh)).not.toContain("other.partial");
  });
});

describe("what utfall keeps and finds damaged", () => {
  const damaged = async (path: string, ...argv: readonly string[]) => {
    const before = await readFile(path);
    await writeFile(path, "{");
    try {
      return await cli(judged.root, ...argv);
    } finally {
      await writeFile(path, before);
    }
  };

  it("status does not take a damaged list of held deliveries for none", async () => {
    const { exit, err } = await damaged(join(workspacePaths(judged.root).restricted, "intake.json"), "status");
    expect([exit, err]).toEqual([8, expect.stringContaining("UTF-IG-003 restricted/intake.json")]);
  });

  it("the night stops at a damaged result in the store and says what to remove", async () => {
    const { store } = workspacePaths(judged.root);
    const [step] = await readdir(join(store, "ingest"));
    const folder = join(store, "ingest", step ?? "");
    const night = await damaged(join(folder, "outcome.json"), "nightly");
    expect(night.exit).toBe(8);
    expect(night.err).toContain(`then remove restricted/store/ingest/${step} and run utfall nightly`);
    await rm(folder, { recursive: true });
    expect((await cli(judged.root, "nightly")).err).toContain("Nothing to do");
  });

  it("an agreement that cannot be read is named", async () => {
    const folder = join(workspacePaths(judged.root).agreements, "folder.yaml");
    await mkdir(folder);
    const { exit, err } = await cli(judged.root, "nightly");
    await rm(folder, { recursive: true });
    expect([exit, err]).toEqual([2, expect.stringContaining("UTF-AG-001 folder.yaml: not a regular file")]);
  });
});
