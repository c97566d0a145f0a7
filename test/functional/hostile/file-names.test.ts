import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nightly } from "../../../pipelines/night/nightly.ts";
import { loadWorkspace } from "../../../pipelines/workspace/load-workspace.ts";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import {
  canary,
  extractOf,
  type HostileCase,
  type Lay,
  smallWorkspace,
} from "../../support/hostile/small-workspace.ts";

const workspace = await smallWorkspace();
afterAll(() => workspace.remove());

const fine = extractOf("SYNB");

describe("IN-10 what lies in the inbox and is not a file of its own", () => {
  const cases: readonly (readonly [name: string, lay: Lay, code: string, told: string])[] = [
    [
      "a link to a file outside",
      (folder) => symlinkSync(workspace.secret, join(folder, "DOD_a.csv")),
      "UTF-IN-011",
      "DOD_a.csv: not a regular file",
    ],
    [
      "a link to a file of the system",
      (folder) => symlinkSync("/etc/passwd", join(folder, "DOD_a.csv")),
      "UTF-IN-011",
      "DOD_a.csv: not a regular file",
    ],
    [
      "a hard link to a file outside",
      (folder) => linkSync(workspace.secret, join(folder, "DOD_a.csv")),
      "UTF-IN-011",
      "DOD_a.csv: not a regular file",
    ],
    [
      "a pipe that nobody writes to",
      (folder) => execFileSync("mkfifo", [join(folder, "DOD_a.csv")]),
      "UTF-IN-011",
      "DOD_a.csv: not a regular file",
    ],
    [
      "a pipe called delivery.yaml",
      (folder) => execFileSync("mkfifo", [join(folder, "delivery.yaml")]),
      "UTF-IN-011",
      "delivery.yaml: not a regular file",
    ],
    [
      "a device",
      (folder) => symlinkSync("/dev/zero", join(folder, "DOD_a.csv")),
      "UTF-IN-011",
      "DOD_a.csv: not a regular file",
    ],
    [
      "a folder named like a file",
      (folder) => mkdirSync(join(folder, "DOD_a.csv")),
      "UTF-IN-011",
      "DOD_a.csv: not a regular file",
    ],
    [
      "a link in the place of the delivery itself",
      (folder) => {
        rmSync(folder, { recursive: true });
        symlinkSync(workspace.delivery("2026-05-31"), folder);
      },
      "UTF-IN-011",
      "not a regular file",
    ],
    [
      "a way out of the folder in delivery.yaml",
      { "DOD_a.csv": fine, "delivery.yaml": "files: { ../secret.csv: {}, DOD_a.csv: {} }\n" },
      "UTF-IN-017",
      "disagree about ../secret.csv",
    ],
    [
      "a line feed in a name",
      { "DOD_a\nb.csv": fine },
      "UTF-IN-041",
      "DOD_a\\u{a}b.csv: the name holds control or invisible characters",
    ],
    [
      "a name that turns the reading round",
      { "DOD_\u202evsc.csv": fine },
      "UTF-IN-041",
      "DOD_\\u{202e}vsc.csv: the name",
    ],
    [
      "the same name composed in two ways",
      { "DOD_\u00e5.csv": fine, "DOD_a\u030a.csv": fine },
      "UTF-IN-042",
      "differ only in case, in how letters are composed or in .gz",
    ],
    [
      "the same name in two cases",
      { "DOD_a.csv": fine, "dod_A.csv": fine },
      "UTF-IN-042",
      "DOD_a.csv, dod_A.csv differ only",
    ],
    [
      "a file unpacked beside its archive",
      { "DOD_a.csv": fine, "DOD_a.csv.gz": "" },
      "UTF-IN-042",
      "DOD_a.csv, DOD_a.csv.gz differ only",
    ],
  ];
  let found: Readonly<Record<string, HostileCase>> = {};
  beforeAll(async () => {
    found = await workspace.nightWithEach(Object.fromEntries(cases.map(([name, lay]) => [name, lay])));
  });

  it.each(cases)("%s holds its delivery, exit 3, unread", (name, _, code, told) => {
    expect(found[name]?.codes).toEqual([code]);
    expect(found[name]?.told).toContain(told);
    expect(found[name]?.told).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it("a name of 255 bytes is a name like another", async () => {
    const name = `DOD_${"x".repeat(247)}.csv`;
    const { exit, err } = await workspace.nightWith({ [name]: fine });
    expect([name.length, exit]).toEqual([255, 0]);
    expect(err).toContain("40 lines = 40 accepted");
  });

  it.each<readonly [string, (path: string) => void]>([
    ["a link", (path) => symlinkSync(workspace.secret, path)],
    ["a hard link", (path) => linkSync(workspace.secret, path)],
    ["a pipe", (path) => execFileSync("mkfifo", [path])],
  ])("%s put in the place of a file after it was listed is not followed", async (_, put) => {
    const path = join(workspace.delivery("2026-06-30"), "DOD_a.csv");
    writeFileSync(path, fine);
    const before = workspace.published();
    const swap = (): void => {
      rmSync(path);
      put(path);
    };
    const silent = { expect: swap, done: () => undefined, say: () => undefined, end: () => undefined };
    const { exit, held } = await nightly(
      await loadWorkspace(workspace.root),
      {
        cwd: workspace.root,
        out: () => undefined,
        err: () => undefined,
        terminal: false,
        columns: 100,
        clock: () => "2026-07-01T01:00:00.000Z",
        signal: new AbortController().signal,
      },
      silent,
    );
    rmSync(path);
    expect([exit, held.flatMap(({ faults }) => faults.map(({ code }) => code))]).toEqual([3, ["UTF-IN-011"]]);
    expect(workspace.published()).toBe(before);
  });
});

describe("IN-11 names that a database engine or a shell would read as more than names", () => {
  interface TakenFile {
    readonly delivery: string;
    readonly file: string;
    readonly sha256: string;
    readonly accepted: number;
  }
  const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");
  const live = (): readonly TakenFile[] => {
    const { live: pointer, generations } = workspacePaths(workspace.root);
    const { generation } = JSON.parse(readFileSync(pointer, "utf8")) as { readonly generation: string };
    const manifest = JSON.parse(readFileSync(join(generations, generation, "manifest.json"), "utf8")) as {
      readonly files: readonly { readonly record: TakenFile }[];
    };
    return manifest.files.map(({ record }) => record);
  };

  it("each name stands for the bytes of that very file, and for none that it would match as a pattern", async () => {
    const names = [
      "DOD_[ab].csv",
      "DOD_*.csv",
      "DOD_?.csv",
      "DOD_a.csv",
      "DOD_'; DROP TABLE part; --.csv",
      'DOD_"q".csv',
      "DOD_$(touch x)`touch y`.csv",
      "DOD_{a,b}.csv",
      "DOD_%61.csv",
    ];
    // Each file says which it is. What is hidden is not taken, and no pattern may reach it.
    const files = names.map((name, i) => [name, extractOf(`SYN${i}P`)] as const);
    let taken: readonly TakenFile[] = [];
    const { exit } = await workspace.nightWith(
      { ...Object.fromEntries(files), ".DOD_b.csv": extractOf(canary) },
      () => {
        taken = live();
      },
    );
    expect(exit).toBe(0);
    expect(new Map(taken.map(({ file, sha256, accepted }) => [file, [sha256, accepted]]))).toEqual(
      new Map(files.map(([name, text]) => [name, [sha256Of(text), 40]])),
    );
  });

  it("a delivery folder whose name is a pattern is read, and the folders it would match are not", async () => {
    const folders = ["2026-06-3[01]", "2026-06-31"].map((name) => workspace.delivery(name));
    writeFileSync(join(folders[0] ?? "", "DOD_a.csv"), fine);
    writeFileSync(join(folders[0] ?? "", "delivery.yaml"), "data_cut: 2026-06-30\nsequence: 2\n");
    writeFileSync(join(folders[1] ?? "", "DOD_a.csv"), extractOf(canary));
    writeFileSync(join(folders[1] ?? "", "delivery.yaml"), "data_cut: 2026-06-30\nsequence: 1\n");
    let taken: readonly TakenFile[] = [];
    const { exit } = await workspace.nightWith(
      () => undefined,
      () => {
        taken = live();
      },
    );
    for (const folder of folders) rmSync(folder, { recursive: true });
    expect(exit).toBe(0);
    expect(taken).toMatchObject([{ delivery: "2026-06-3[01]", sha256: sha256Of(fine) }]);
  });
});
