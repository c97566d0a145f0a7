import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { living, type VitalWorkspace, vitalWorkspace } from "../../support/vital-workspace.ts";

let w: VitalWorkspace;
afterEach(() => w.remove());

const corrected = ["P01;B;2026-06-30;;", "P02;D;2026-05-05;2026-05-05;", "P04;B;2026-06-30;;", "P05;B;2026-06-30;;"];

describe("IN-15 a correction", () => {
  it("takes the place of what it corrects; its reason and what changed are told", async () => {
    w = await vitalWorkspace();
    await w.deliver("a", living(3), "data_cut: 2026-06-30\nsequence: 1\n");
    await w.night();
    const note =
      "data_cut: 2026-06-30\nsequence: 2\nsupersedes: { delivery: a, reason: deaths in May were left out }\n";
    await w.deliver("b", corrected, note);
    expect((await w.night()).exit).toBe(0);
    const { out, corrections, stands } = await w.status();
    expect(stands).toEqual(["a: superseded", "b: in-use"]);
    expect(out).toContain("corrected by b: deaths in May were left out");
    expect(out).toContain(
      "folk/b corrects a: deaths in May were left out\n    vital_status: 2 rows added, 1 removed, 1 changed",
    );
    expect(corrections).toEqual([
      {
        source: "folk",
        delivery: "b",
        corrects: "a",
        reason: "deaths in May were left out",
        layouts: [{ layout: "vital_status", added: 2, removed: 1, changed: 1 }],
      },
    ]);
    const again = await w.night();
    expect(again.err).toContain("Nothing to do");
    expect((await w.status()).corrections).toEqual(corrections);
  });
});

describe("IN-02 an accepted delivery whose bytes change in the inbox", () => {
  it("is noticed, exit 3, and what was accepted stays in use", async () => {
    w = await vitalWorkspace();
    await w.deliver("2026-06-30", living(3));
    await w.night();
    const before = await w.live();
    await w.deliver("2026-06-30", corrected);
    for (const _ of [1, 2]) {
      const { exit, err } = await w.night();
      expect([exit, await w.live()]).toEqual([3, before]);
      expect(err).toContain(
        "UTF-IN-033 folk/2026-06-30: changed since it was accepted (vital_status.csv); what was accepted stays in use",
      );
    }
    expect((await w.status()).stands).toEqual(["2026-06-30: changed", "2026-06-30: in-use"]);
    await w.deliver("2026-06-30", living(3));
    expect((await w.night()).exit).toBe(0);
    expect((await w.status()).stands).toEqual(["2026-06-30: in-use"]);
  });

  it.each([
    ["a correction of its own name", "supersedes: { delivery: 2026-06-30, reason: deaths in May were left out }\n"],
    ["a higher number", "sequence: 1\n"],
  ])("is taken with %s in the note", async (_, note) => {
    w = await vitalWorkspace();
    await w.deliver("2026-06-30", living(3));
    await w.night();
    await w.deliver("2026-06-30", corrected, note);
    expect((await w.night()).exit).toBe(0);
    expect(await w.facts()).toHaveLength(4);
    expect((await w.night()).err).toContain("Nothing to do");
  });

  it("may be corrected in its own place more than once, and a change without a word is still noticed", async () => {
    w = await vitalWorkspace();
    const note = "supersedes: { delivery: 2026-06-30, reason: persons were left out }\n";
    await w.deliver("2026-06-30", living(3));
    await w.night();
    for (const persons of [4, 5, 6, 7]) {
      await w.deliver("2026-06-30", living(persons), note);
      expect((await w.night()).exit).toBe(0);
      expect(await w.facts()).toHaveLength(persons);
    }
    await rm(join(w.folderOf("2026-06-30"), "delivery.yaml"));
    await w.deliver("2026-06-30", living(8));
    const { exit, err } = await w.night();
    expect([exit, err]).toEqual([3, expect.stringContaining("UTF-IN-033 folk/2026-06-30")]);
    expect(await w.facts()).toHaveLength(7);
  });

  it("is noticed too when a file is laid beside the accepted ones", async () => {
    w = await vitalWorkspace();
    await w.deliver("2026-06-30", living(3));
    await w.night();
    await w.deliver("2026-06-30", ["P09;B;2026-06-30;;"], "", "vital_status_late.csv");
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err).toContain("changed since it was accepted (vital_status_late.csv)");
  });
});

describe("IN-02 what the note lists and what lies there", () => {
  it.each([
    [
      "a count that differs",
      "files: { vital_status.csv: { lines: 4 } }\n",
      "UTF-IN-010",
      "3 data lines, delivery.yaml says 4",
    ],
    ["a checksum that differs", "files: { vital_status.csv: { sha256: '00' } }\n", "UTF-IN-009", "the SHA-256 differs"],
    [
      "a file that is missing",
      "files: { vital_status.csv: {}, vital_status_2.csv: {} }\n",
      "UTF-IN-017",
      "about vital_status_2.csv",
    ],
    ["a file that is not listed", "complete: true\n", "UTF-IN-017", "about vital_status.csv"],
    [
      "a file that is not among the listed",
      "files: { vital_status_2.csv: {} }\n",
      "UTF-IN-017",
      "about vital_status_2.csv, vital_status.csv",
    ],
    [
      "more bytes than announced",
      "files: { vital_status.csv: { bytes: 5 } }\n",
      "UTF-IN-039",
      "bytes, delivery.yaml says 5",
    ],
    ["an unknown key", "replaces: a\n", "UTF-IN-018", "unknown key replaces"],
    [
      "a period that ends before it begins",
      "period: { from: 2026-02-01, to: 2026-01-01 }\n",
      "UTF-IN-018",
      "period.from is not after period.to",
    ],
    ["a correction without a reason", "supersedes: { delivery: a }\n", "UTF-IN-018", "supersedes has delivery"],
  ])("%s holds the whole delivery, and the last good one stays in use", async (_, note, code, words) => {
    w = await vitalWorkspace();
    await w.deliver("2026-03-31", living(3, "2026-03-31"));
    await w.night();
    const before = await w.live();
    await w.deliver("2026-06-30", living(3), note);
    const { exit, err } = await w.night();
    expect([exit, await w.live()]).toEqual([3, before]);
    expect(err).toContain(`${code} folk/2026-06-30`);
    expect(err).toContain(words);
  });

  it("a note that cannot be read holds its own delivery, exit 3, and stops no other: the night takes those", async () => {
    w = await vitalWorkspace();
    await w.deliver("2026-06-30", living(3), "data_cut: [[[\n");
    await w.deliverKeys("2026-06-30", ["folk;2026-06-30;P01;X01;2026-01-01"]);
    const { exit, err } = await w.night();
    expect([exit, err]).toEqual([3, expect.stringContaining("UTF-IN-018 folk/2026-06-30/delivery.yaml:")]);
    const { exit: standing, out, stands } = await w.status();
    expect([standing, stands]).toEqual([3, ["2026-06-30: held", "2026-06-30: in-use"]]);
    expect(out).toMatch(/folk\/2026-06-30\n {4}UTF-IN-018 /);
  });

  it("a list that says it is not complete holds nothing for a file it does not name", async () => {
    w = await vitalWorkspace();
    await w.deliver("2026-06-30", living(3), "complete: false\nfiles: { vital_status_2.csv: { lines: 1 } }\n");
    await w.deliver("2026-06-30", ["P09;B;2026-06-30;;"], "", "vital_status_2.csv");
    const { exit } = await w.night();
    expect(exit).toBe(0);
    expect(await w.facts()).toHaveLength(4);
  });
});

describe("IN-04 a plain file that is cut", () => {
  it.each([
    ["inside the last row", "P01;B;2026-06-30;;\nP02;B", "UTF-IN-007"],
    ["inside the last value", "P01;B;2026-06-30;;\nP02;D;2026-06-30;2026-06-30;2026-06-3", "UTF-IN-007"],
  ])("%s is refused for its missing line end", async (_, rows, code) => {
    w = await vitalWorkspace();
    const path = await w.deliver("2026-06-30", []);
    await writeFile(path, `person_key;status;status_date;death_date;emigration_date\n${rows}`);
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err).toContain(code);
  });

  it("at the end of a line is refused for its count", async () => {
    w = await vitalWorkspace();
    await w.deliver("2026-06-30", living(2), "files: { vital_status.csv: { lines: 3 } }\n");
    expect((await w.night()).err).toContain("UTF-IN-010 folk/2026-06-30/vital_status.csv: 2 data lines");
  });

  it.each([
    ["its settings", 'dialect: { trailer: "# {lines} rader" }', ""],
    ["its delivery.yaml", "", 'files: { vital_status.csv: { trailer: "# {lines} rader" } }\n'],
  ])(
    "is known by its last line where %s declare one, which is count enough for a source that must send them",
    async (_, settings, note) => {
      w = await vitalWorkspace(`counts: required\n    ${settings}`);
      await w.deliver("2026-06-30", [...living(2), "# 2 rader"], note);
      const { exit, err } = await w.night();
      expect([exit, err]).toEqual([0, expect.stringContaining("2 lines = 2 accepted")]);
      await w.deliver("2026-07-31", [...living(2), "# 3 rader"], note);
      expect((await w.night()).err).toContain(
        "UTF-IN-010 folk/2026-07-31/vital_status.csv: 2 data lines, the last line of the file says 3",
      );
    },
  );

  it("a trailer that names no place for the count, or two, is refused where it is declared", async () => {
    w = await vitalWorkspace('dialect: { trailer: "# rader" }');
    expect(await w.night()).toMatchObject({ exit: 2, err: expect.stringContaining("UTF-WS-002 utfall.yaml") });
    await w.remove();
    w = await vitalWorkspace();
    await w.deliver("2026-06-30", living(2), 'files: { vital_status.csv: { trailer: "{lines} {lines}" } }\n');
    expect((await w.night()).err).toContain("UTF-IN-018 folk/2026-06-30/delivery.yaml:1:30: trailer is the last line");
  });

  it("cannot be told without counts, so that a source may require them", async () => {
    w = await vitalWorkspace("counts: required");
    await w.deliver("2026-06-30", living(2));
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err).toContain(
      "UTF-IN-038 folk/2026-06-30: delivery.yaml gives neither sha256 nor lines of vital_status.csv",
    );
    await writeFile(join(w.folderOf("2026-06-30"), "delivery.yaml"), "files: { vital_status.csv: { lines: 2 } }\n");
    expect((await w.night()).exit).toBe(0);
  });
});
