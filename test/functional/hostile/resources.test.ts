import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { runMeasured, runProcess } from "../../support/hostile/run-process.ts";
import { smallWorkspace } from "../../support/hostile/small-workspace.ts";
import { intakeBench } from "../../support/ingest/take-in.ts";
import { visits } from "../../support/ingest/visits.ts";

// A test starts up to three processes, and each may take its time on a machine with other work.
vi.setConfig({ testTimeout: 180_000 });

const workspace = await smallWorkspace();
afterEach(() => workspace.restore());
afterAll(() => workspace.remove());

const paths = () => workspacePaths(workspace.root);
const inbox = (): string => workspace.delivery("2026-06-30");

/** What the last night wrote into the log as its peak of memory, in MiB. */
const toldPeak = (): number => {
  const [day = ""] = readdirSync(paths().logs);
  const [last = ""] = readFileSync(join(paths().logs, day), "utf8").trimEnd().split("\n").slice(-1);
  return JSON.parse(last).peakMemory;
};

/** Writes a file of many lines without holding it in memory. */
const writeLines = (path: string, header: string, lines: number, line: (i: number) => string): void => {
  const file = openSync(path, "w");
  writeSync(file, `${header}\n`);
  for (let from = 0; from < lines; from += 10_000) {
    writeSync(file, Array.from({ length: Math.min(10_000, lines - from) }, (_, i) => `${line(from + i)}\n`).join(""));
  }
  closeSync(file);
};

/** Sets what the engine may use; settings of an earlier call go. */
const mayUse = (settings: { readonly memory: string; readonly spill?: string }): void => {
  const lines = Object.entries(settings).map(([key, size]) => `${key}: ${size}\n`);
  const bare = readFileSync(paths().config, "utf8").replace(/^(?:memory|spill): .*\n/gm, "");
  writeFileSync(paths().config, bare.replace(/^synthetic/m, `${lines.join("")}synthetic`));
};

describe("RL-02 more data than memory", () => {
  it("a night over 400 000 lines with 512 MiB for the engine ends well, in memory that does not grow with the file", () => {
    mayUse({ memory: "512MiB" });
    const line = (i: number): string =>
      `SYN${i};2024-${String((i % 12) + 1).padStart(2, "0")}-${String((i % 28) + 1).padStart(2, "0")};`;
    const peaks = [40_000, 400_000].map((lines) => {
      writeLines(join(inbox(), "DOD_many.csv"), "lopenr;doddato;emigrertdato", lines, line);
      // The files of an accepted delivery are only believed changed when the note says so.
      writeFileSync(join(inbox(), "delivery.yaml"), `supersedes: { delivery: "2026-06-30", reason: ${lines} lines }\n`);
      const night = runMeasured(workspace.root, ["nightly"], { milliseconds: 50_000 });
      expect([night.exit, night.err]).toEqual([0, expect.stringContaining(`${lines} lines = ${lines} accepted`)]);
      expect(night.peak - toldPeak()).toBeLessThan(50);
      return night.peak;
    });
    // Node itself needs some hundred MiB; the engine may use its 512 and no more.
    for (const peak of peaks) expect(peak).toBeLessThan(512 + 450);
  });

  it("a night that would write more to disk than its limit stops with 7 and publishes nothing; without the limit the next one goes on", () => {
    // Quoted keys are not plain, so that whole parts are held by the engine; hashes leave it nothing to compress.
    const key = (i: number): string => createHash("sha256").update(String(i)).digest("hex").slice(0, 60);
    writeLines(
      join(inbox(), "DOD_long_keys.csv"),
      "lopenr;doddato;emigrertdato",
      250_000,
      (i) => `"${key(i)}";2024-03-01;`,
    );
    const before = workspace.published();
    mayUse({ memory: "256MiB", spill: "1MiB" });
    const stopped = runProcess(workspace.root, ["nightly"], { milliseconds: 50_000 });
    expect([stopped.exit, stopped.err]).toEqual([7, expect.stringContaining("UTF-DB-003 ")]);
    expect(workspace.published()).toBe(before);
    mayUse({ memory: "256MiB" });
    const next = runProcess(workspace.root, ["nightly"], { milliseconds: 50_000 });
    expect([next.exit, next.err]).toEqual([0, expect.stringMatching(/vital_status 250000.*Published generation/s)]);
  });

  it("with too little memory for anything intake stops with 7 and leaves nothing behind; with more it goes on", async () => {
    const content = `PID;visit_date;unit\n${Array.from({ length: 60_000 }, (_, i) => `P${i};2024-01-02;${100_000 + i}\n`).join("")}`;
    const poor = await intakeBench("3MiB");
    await expect(poor.takeIn(content, visits)).rejects.toMatchObject({ code: "UTF-DB-001", exit: 7 });
    expect(readdirSync(poor.folder, { recursive: true }).filter((name) => /part-0000[1-9]/.test(String(name)))).toEqual(
      [],
    );
    poor.close();
    const rich = await intakeBench("512MiB");
    expect((await rich.takeIn(content, visits)).outcome).toMatchObject({
      state: "accepted",
      record: { accepted: 60_000 },
    });
    rich.close();
  });
});

describe("a file as wide as a spreadsheet", () => {
  const wide = (columns: number, lines: number): void =>
    writeLines(
      join(inbox(), "DOD_wide.csv"),
      ["lopenr", "doddato", ...Array.from({ length: columns - 2 }, (_, i) => `v${i}`)].join(";"),
      lines,
      (i) => `SYNC${i};2024-03-01${`;${i % 97}`.repeat(columns - 2)}`,
    );

  it("of 12 000 columns is taken in whole with 512 MiB for the engine, and the columns that nobody knows are told briefly", () => {
    mayUse({ memory: "512MiB" });
    wide(12_000, 500);
    const night = runMeasured(workspace.root, ["nightly"], { milliseconds: 50_000 });
    expect([night.exit, night.err]).toEqual([0, expect.stringContaining("500 lines = 500 accepted")]);
    expect(night.peak).toBeLessThan(512 + 450);
    const status = runProcess(workspace.root, ["status"], { milliseconds: 50_000 });
    expect(status.out).toMatch(/not read from deaths\/DOD_wide\.csv: v0, v1, .* and 11978 more\n/);
  });

  it.each([
    [12_000, 500],
    [20_000, 300],
  ])("of %i columns is profiled in bounded memory", (columns, lines) => {
    wide(columns, lines);
    const profile = runMeasured(inbox(), ["profile", "DOD_wide.csv", "--layout", "npr_deaths"], {
      milliseconds: 50_000,
    });
    expect(profile.out).toContain(`header     2 of ${columns.toLocaleString("en").replace(",", " ")} names known`);
    expect([profile.exit, profile.out.includes("UTF-IN-021"), profile.peak < 1200]).toEqual([
      2,
      columns > 16_384,
      true,
    ]);
  });
});

describe("RL-05 a cell made to strain an expression", () => {
  it("of a megabyte of spaces, tabs, digits, letters or points is set aside at once, in the night and in the profile", () => {
    const cells = [
      `x${" ".repeat(900_000)}x`,
      `x${"\t".repeat(900_000)}x`,
      "0".repeat(900_000),
      "1E".repeat(450_000),
      ".".repeat(900_000),
    ];
    const lines = [...cells.map((cell) => `${cell};${cell.slice(0, 9)};`), "SYND1;2024-03-01;"];
    writeFileSync(join(inbox(), "DOD_long.csv"), `lopenr;doddato;emigrertdato\n${lines.join("\n")}\n`);
    const before = workspace.published();
    const night = runProcess(workspace.root, ["nightly"], { milliseconds: 50_000 });
    expect([night.exit, night.signal]).toEqual([3, null]);
    expect(night.err).toContain("5 of 6 lines in quarantine");
    const profile = runProcess(inbox(), ["profile", "DOD_long.csv"], { milliseconds: 50_000 });
    expect([profile.exit, profile.signal]).toEqual([0, null]);
    expect(workspace.published()).toBe(before);
  });
});

describe("IN-09 without Object.prototype.__proto__", () => {
  // Large enough to be read in a thread of its own.
  const lines = 10_000;

  it.each([
    [
      "__proto__;constructor",
      [3, 2],
      "UTF-IN-060 deaths/2026-06-30/DOD_p.csv line 1: the layout knows no column __proto__",
    ],
    ["toString;valueOf", [0, 0], `${lines} lines = ${lines} accepted`],
  ])(
    "a night and a profile over headers %s run as ever where the runtime throws at its use",
    (own, [nightly, profiled], told) => {
      writeLines(
        join(inbox(), "DOD_p.csv"),
        `lopenr;doddato;${own}`,
        lines,
        (i) => `SYND${i};2024-03-01;${"x".repeat(120)};y`,
      );
      const limits = { milliseconds: 50_000, node: ["--disable-proto=throw"] };
      const night = runProcess(workspace.root, ["nightly"], limits);
      expect([night.exit, night.err]).toEqual([nightly, expect.stringContaining(told)]);
      expect(runProcess(inbox(), ["profile", "DOD_p.csv"], limits).exit).toBe(profiled);
    },
  );

  it("the launcher takes it away, so that no key of a file can lead to it", () => {
    const launcher = fileURLToPath(new URL("../../../bin/utfall.js", import.meta.url));
    const look = "process.on('exit', () => console.error('__proto__' in {} ? 'there' : 'gone'));";
    const argv = ["--no-warnings", "--import", `data:text/javascript,${look}`, launcher, "--help"];
    const { stderr } = spawnSync(process.execPath, argv, { encoding: "utf8", timeout: 50_000 });
    expect(stderr.trim().split("\n").at(-1)).toBe("gone");
  });
});
