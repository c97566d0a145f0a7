import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLive } from "../../../pipelines/night/manifest.ts";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let workspace: TestWorkspace;
const agreement = (): string => join(workspace.root, "agreements", "nsclc-pembrolizumab.yaml");
const config = (): string => join(workspace.root, "utfall.yaml");

beforeAll(async () => {
  workspace = await lungWorkspace();
  for (const name of ["sma-onasemnogene.yaml", "sma-nusinersen.yaml"])
    await rm(join(workspace.root, "agreements", name));
  expect((await cli(workspace.root, "nightly")).exit).toBe(0);
});
afterAll(() => workspace.remove());

/** Runs a night with one file changed, and puts it back. */
const nightWith = async (file: string, change: (text: string) => string) => {
  const before = await readFile(file, "utf8");
  await writeFile(file, change(before));
  try {
    return await cli(workspace.root, "nightly");
  } finally {
    await writeFile(file, before);
  }
};

describe("an extract without a header", () => {
  it.each([["vital_status.csv"], ["kreft_cases.csv"], ["lung_quality.csv"]])(
    "%s is refused without any of its values being printed",
    async (name) => {
      const file = join(workspace.delivery, name);
      const values = ((await readFile(file, "utf8")).split("\r\n")[1] ?? "").split(";").filter((v) => v.length > 2);
      const { exit, err } = await nightWith(file, (text) => text.slice(text.indexOf("\n") + 1));
      expect([exit, err.includes("UTF-IN-003")]).toEqual([3, true]);
      for (const value of values) expect(err).not.toContain(value);
    },
  );
});

describe("a held delivery", () => {
  it("names the lines of the file at fault, and none of a file within its limit", async () => {
    const [cases, quality, settings] = await Promise.all(
      [join(workspace.delivery, "kreft_cases.csv"), join(workspace.delivery, "lung_quality.csv"), config()].map(
        async (file) => ({ file, text: await readFile(file, "utf8") }),
      ),
    );
    if (cases === undefined || quality === undefined || settings === undefined) throw new Error("a file is missing");
    await writeFile(settings.file, settings.text.replaceAll("rejected_share: 0 }", "rejected_share: 0.1 }"));
    await writeFile(cases.file, cases.text.replace(";2021-11-29;", ";2021-02-30;"));
    await writeFile(quality.file, quality.text.replaceAll(";", ","));
    const { exit, err } = await cli(workspace.root, "nightly");
    for (const { file, text } of [cases, quality, settings]) await writeFile(file, text);
    expect([exit, err]).toEqual([3, expect.stringContaining("UTF-IN-005 kreftregisteret/2026-06-30/lung_quality.csv")]);
    expect(err).toContain("kreft_cases.csv: 228 lines = 227 accepted + 1 rejected");
    expect(err).not.toContain("kreft_cases.csv line");
  });
});

describe("the inbox", () => {
  it("a folder that is no source is named, exit 3, and not passed over", async () => {
    await mkdir(join(workspace.root, "inbox", "kreft", "2026-06-30"), { recursive: true });
    const { exit, err } = await cli(workspace.root, "nightly");
    await rm(join(workspace.root, "inbox", "kreft"), { recursive: true });
    expect([exit, err]).toEqual([
      3,
      expect.stringContaining("UTF-IN-022 inbox/kreft: no source of this name in utfall.yaml"),
    ]);
  });
});

describe("the agreements", () => {
  it("two versions that bind the same treatment starts are refused, since a patient would be judged twice", async () => {
    const second = join(workspace.root, "agreements", "second.yaml");
    const text = (await readFile(agreement(), "utf8")).replace(/^version: 1$/m, "version: 2");
    await writeFile(second, text);
    const { exit, err } = await cli(workspace.root, "nightly");
    expect([
      exit,
      err.startsWith("UTF-AG-004 second.yaml: binds treatment starts that nsclc-pembrolizumab.yaml binds too"),
    ]).toEqual([2, true]);
    await writeFile(
      second,
      text
        .replace("start_from: 2021-07-01", "start_from: 2025-01-01")
        .replace("start_to: 2024-12-31", "start_to: 2026-12-31"),
    );
    expect((await cli(workspace.root, "nightly")).exit).toBe(0);
    await rm(second);
  });

  it("a misspelt substance is refused with its place", async () => {
    const { exit, err } = await nightWith(agreement(), (text) =>
      text.replace("substances: [pembrolizumab]", "substances: [pembrolizumabb]"),
    );
    expect([exit, err]).toEqual([
      2,
      expect.stringMatching(/^UTF-AG-001 nsclc-pembrolizumab\.yaml:\d+:\d+: .*no substance is called so/),
    ]);
  });

  it("terms changed under the same version are told", async () => {
    const { exit, err } = await nightWith(agreement(), (text) =>
      text.replace("value: 0.45, source", "value: 0.30, source"),
    );
    expect(exit).toBe(0);
    expect(err).toContain("changed: the terms of nsclc-pembrolizumab@1 differ from those judged before");
  });
});

describe("aliases in utfall.yaml", () => {
  it.each([
    ["columns: { DD: deathdatum }", "layout vital_status has no column deathdatum"],
    ["values: { status: { DEAD: Q } }", "Q is no code of status (B, D, E, U)"],
  ])("%s leads nowhere and is refused with its place", async (alias, problem) => {
    const change = (text: string) =>
      text.replace(
        "      vital_status:\n    lag_days: 365",
        `      vital_status:\n        aliases: { ${alias} }\n    lag_days: 365`,
      );
    const { exit, err } = await nightWith(config(), change);
    expect([exit, err]).toEqual([2, expect.stringMatching(/^UTF-WS-002 utfall\.yaml:\d+:\d+: /)]);
    expect(err).toContain(problem);
  });
});

describe("what utfall keeps for itself", () => {
  it("a judgement changed by hand is an integrity fault, and is made again when it is removed", async () => {
    expect((await cli(workspace.root, "nightly")).exit).toBe(0);
    const paths = workspacePaths(workspace.root);
    const live = await readLive(paths);
    const folder = join(paths.store, "evaluate", live?.manifest.agreements[0]?.evaluate ?? "");
    const file = join(folder, "evaluation.json");
    await writeFile(file, (await readFile(file, "utf8")).replace('"value": 310', '"value": 999'));
    const { exit, err } = await cli(workspace.root, "nightly");
    expect([exit, err]).toEqual([8, expect.stringContaining("UTF-IG-003")]);
    await rm(folder, { recursive: true });
    expect((await cli(workspace.root, "nightly")).exit).toBe(0);
  });

  it("a damaged table of the store is an integrity fault that says what to remove", async () => {
    const { store } = workspacePaths(workspace.root);
    const copy = join(workspace.root, "store-copy");
    await cp(store, copy, { recursive: true });
    for (const step of await readdir(join(store, "measure")))
      await writeFile(join(store, "measure", step, "outcome.parquet"), "junk");
    const { exit, err } = await cli(workspace.root, "trace", "nsclc-pembrolizumab@1/os/all/median");
    expect([exit, err]).toEqual([8, expect.stringMatching(/^UTF-IG-003 .*remove restricted\/store/)]);
    await rm(store, { recursive: true });
    await cp(copy, store, { recursive: true });
    expect((await cli(workspace.root, "trace", "nsclc-pembrolizumab@1/os/all/median")).exit).toBe(0);
  });

  it("an overwritten lock file is made anew", async () => {
    await writeFile(workspacePaths(workspace.root).lock, "junk");
    expect((await cli(workspace.root, "nightly")).exit).toBe(0);
  });
});
