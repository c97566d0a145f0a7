import { appendFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LedgerEntry as Entry, type LedgerEntry, type LineEntry } from "../../../schemas/settlement-entry.ts";
import { type Child, type SmaWorkspace, smaWorkspace } from "../../support/ledger/sma-workspace.ts";
import { cli } from "../../support/run-cli.ts";

const AGREEMENT = "sma-onasemnogene";
/** One of five equal parts of 2,155,124.65. */
const PART = 43_102_493n;

/** Eight made-up children; three have an instalment that falls due in the first quarter of 2026. */
const children: readonly Child[] = [
  { key: "child-1", infusion: "2022-02-10" },
  { key: "child-2", infusion: "2023-02-20" },
  { key: "child-3", infusion: "2024-03-05" },
  { key: "child-4", infusion: "2024-05-05" },
  { key: "child-5", infusion: "2024-06-06" },
  { key: "child-6", infusion: "2024-08-08" },
  { key: "child-7", infusion: "2024-09-09" },
  { key: "child-8", infusion: "2025-10-10" },
];

/** The second child turns out to have died before its third instalment; a child before all others is reported late. */
const corrected: readonly Child[] = [
  { key: "child-0", infusion: "2021-12-01" },
  ...children.map((child) => (child.key === "child-2" ? { ...child, death: "2026-01-15" } : child)),
];

let workspace: SmaWorkspace;
const file = (name: string): string => join(workspace.root, "restricted", "settlement", `${AGREEMENT}${name}`);
const entries = async (): Promise<readonly LedgerEntry[]> =>
  (await readFile(file(".jsonl"), "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => Entry.parse(JSON.parse(line)));
const booked = async (booking: number): Promise<readonly LineEntry[]> =>
  (await entries()).filter((e): e is LineEntry => e.type === "line" && e.booking === booking);
const settle = (...options: readonly string[]) => cli(workspace.root, "settle", AGREEMENT, ...options);
const verify = () => cli(workspace.root, "verify");
const night = async (): Promise<void> => {
  const { exit, err } = await cli(workspace.root, "nightly");
  expect([exit, err.split("\n").filter((line) => line.startsWith("UTF-"))]).toEqual([0, []]);
};
const keys = (all: readonly Child[]): readonly string[] => all.map(({ key }) => key);
/** Runs a check on changed bytes and puts back what was there. */
const changed = async (path: string, change: (text: string) => string, check: () => Promise<void>): Promise<void> => {
  const text = await readFile(path, "utf8");
  await writeFile(path, change(text));
  try {
    await check();
  } finally {
    await writeFile(path, text);
  }
};

beforeAll(async () => {
  workspace = await smaWorkspace();
  await workspace.deliver("2026-06-30", children);
  await night();
});
afterAll(() => workspace.remove());

describe("the first settlement", () => {
  it("books three lines due in the quarter and carries in what fell due before, all of it paid", async () => {
    const { exit, err } = await settle("--period", "2026-Q1");
    expect([exit, err.includes("UTF-")]).toEqual([0, false]);
    const lines = await booked(1);
    const ordinary = lines.filter(({ reasons }) => reasons[0] === "due");
    expect(ordinary.map(({ term, due, amount, account }) => [term, due, BigInt(amount), account])).toEqual([
      ["year-4", "2026-02-10", PART, "payable"],
      ["year-3", "2026-02-20", PART, "payable"],
      ["year-2", "2026-03-05", PART, "payable"],
    ]);
    // Years 0 to 3, 0 to 2, 0 and 1, and so on until the end of 2025.
    expect(lines.filter(({ reasons }) => reasons[0] === "carried-in")).toHaveLength(4 + 3 + 2 + 2 + 2 + 2 + 2 + 1);
    expect(new Set(lines.map(({ reasons }) => reasons.length))).toEqual(new Set([1]));
  });

  it("books nothing when it is run again, and writes the same statements byte for byte", async () => {
    const folder = join(workspace.root, "internal", "statements", AGREEMENT, "2026-01-01_2026-03-31");
    const bytes = async () =>
      Promise.all(
        (await readdir(folder)).sort().map(async (name) => [name, await readFile(join(folder, name), "hex")]),
      );
    const before = await bytes();
    const ledger = await readFile(file(".jsonl"), "utf8");
    expect((await settle("--period", "2026-Q1")).err).toContain("nothing new to book");
    expect(await readFile(file(".jsonl"), "utf8")).toBe(ledger);
    expect(await bytes()).toEqual(before);
    expect(before.map(([name]) => name)).toEqual([
      "ledger.json",
      ...["purchaser", "supplier"].flatMap((copy) => [
        `${copy}.csv`,
        ...["en", "nb"].flatMap((language) =>
          ["archive.pdf", "html", "pdf", "xlsx"].map((form) => `${copy}.${language}.${form}`),
        ),
      ]),
    ]);
  });

  it("names no person key anywhere, and tells the supplier no due date, patient or running number", async () => {
    const folder = join(workspace.root, "internal", "statements", AGREEMENT, "2026-01-01_2026-03-31");
    const texts = await Promise.all(
      (await readdir(folder))
        .filter((n) => /\.(csv|html)$/.test(n))
        .map((name) => readFile(join(folder, name), "utf8")),
    );
    expect(keys(children).filter((key) => texts.some((text) => text.includes(key)))).toEqual([]);
    const supplier = await readFile(join(folder, "supplier.csv"), "utf8");
    const references = (await booked(1)).map(({ subject }) => (subject.kind === "patient" ? subject.reference : ""));
    expect(references.filter((reference) => supplier.includes(reference))).toEqual([]);
    expect(supplier).not.toMatch(/milestones\/|2026-02-10|2026-02-20|2026-03-05/);
    // Three patients: the three terms stand as one row, without their names.
    expect(supplier.split("\r\n").filter((line) => line.includes(";line;"))).toHaveLength(1);
  });

  it("names figures that trace takes, in the purchaser's copy", async () => {
    const path = join(workspace.root, "internal/statements", AGREEMENT, "2026-01-01_2026-03-31/purchaser.csv");
    const [figure] = /sma-onasemnogene@1\/milestones\/year-4\/\d+/.exec(await readFile(path, "utf8")) ?? [];
    const { exit, out } = await cli(workspace.root, "trace", figure ?? "");
    expect([exit, out.includes("child-1")]).toEqual([0, true]);
  });

  it("is made again from its evidence by verify, byte for byte", async () => {
    const { exit, out } = await verify();
    expect([exit, out.includes("1 of 1 made again")]).toEqual([0, true]);
  });

  it.each([
    ["a period that leaves a gap", ["--period", "2026-07-01..2026-09-30"], "UTF-SL-003"],
    ["a period that is not a quarter", ["--period", "2026-04-01..2026-05-31"], "UTF-SL-003"],
    ["a period that has not ended", ["--period", "2026-Q3"], "UTF-SL-003"],
    ["an earlier period", ["--period", "2025-Q4"], "UTF-SL-003"],
    ["a period that nobody can read", ["--period", "spring"], "UTF-CL-002"],
    ["another day of judgement", ["--as-of", "2026-05-31"], "UTF-CL-002"],
  ])("refuses %s", async (_, options, code) => {
    const { exit, err } = await settle(...options);
    expect([exit, err.slice(0, 10)]).toEqual([2, code]);
  });
});

describe("a dispute", () => {
  it("freezes one milestone of one patient, and the money moves to disputed", async () => {
    const line = (await booked(1)).find(({ term }) => term === "year-4");
    const patient = line?.subject.kind === "patient" ? line.subject.reference : "";
    await mkdir(join(workspace.root, "disputes"));
    const path = join(workspace.root, "disputes", `${AGREEMENT}.yaml`);
    const text = (term: string) =>
      `utfall: disputes/1\ndisputes:\n  - { patient: "${patient}", term: ${term}, by: The supplier, since: 2026-05-01 }\n`;
    await writeFile(path, text("year-9"));
    const refused = await cli(workspace.root, "nightly");
    expect([refused.exit, refused.err]).toEqual([2, expect.stringContaining(`disputes/${AGREEMENT}.yaml:3:`)]);
    await writeFile(path, text("year-4"));
    await night();
    expect((await settle()).exit).toBe(0);
    const moved = (await booked(2)).filter(({ reasons }) => reasons.includes("dispute-raised"));
    expect(moved.map(({ term, account, amount }) => [term, account, BigInt(amount)])).toEqual([
      ["year-4", "payable", -PART],
      ["year-4", "disputed", PART],
    ]);
    await rm(path);
  });
});

describe("a corrected delivery", () => {
  it("gives correction lines with a reason for the difference only, though keys and running numbers have moved", async () => {
    await workspace.deliver("2026-09-30", corrected);
    await night();
    const before = (await entries()).length;
    expect((await settle("--period", "2026-Q2")).exit).toBe(0);
    const lines = (await entries()).slice(before).filter((e): e is LineEntry => e.type === "line");
    const known = new Set((await booked(1)).map(({ subject }) => JSON.stringify(subject)));
    const corrections = lines.filter(({ subject, term }) => known.has(JSON.stringify(subject)) && term !== "year-4");
    expect(corrections.map((l) => [l.term, l.due, l.kind, BigInt(l.amount), l.reasons])).toEqual([
      ["year-3", "2026-02-20", "payable", -PART, ["data-corrected"]],
      // Held in June because the registers lag behind; reported by September.
      ["year-2", "2026-05-05", "released", -PART, ["reported"]],
      ["year-2", "2026-05-05", "payable", PART, ["reported"]],
      ["year-2", "2026-06-06", "released", -PART, ["reported"]],
      ["year-2", "2026-06-06", "payable", PART, ["reported"]],
    ]);
    const resolved = lines.filter(({ reasons }) => reasons.includes("dispute-resolved"));
    expect(resolved.map(({ kind, account, amount }) => [kind, account, BigInt(amount)])).toEqual([
      ["released", "disputed", -PART],
      ["payable", "payable", PART],
    ]);
    const late = lines.filter(({ subject }) => !known.has(JSON.stringify(subject)));
    expect(late.map(({ term, reasons }) => [term, reasons])).toEqual(
      ["year-0", "year-1", "year-2", "year-3", "year-4"].map((term) => [term, ["late-report"]]),
    );
  });

  it("refuses to reverse a patient who is gone until a person accepts it", async () => {
    await workspace.deliver("2026-10-31", corrected.slice(1));
    await night();
    const { exit, err } = await settle("--period", "2026-Q2");
    expect([exit, err.slice(0, 10), err.includes("--gone 1")]).toEqual([2, "UTF-SL-006", true]);
    expect((await settle("--period", "2026-Q2", "--gone", "1")).exit).toBe(0);
    const last = (await entries()).at(-1)?.booking ?? 0;
    const reversed = (await booked(last)).filter(({ reasons }) => reasons.includes("patient-gone"));
    expect(reversed.map(({ amount, figure }) => [BigInt(amount), figure])).toEqual(
      Array.from({ length: 5 }, () => [-PART, null]),
    );
  });

  it("leaves every booking as it can be made again", async () => {
    const { exit, out } = await verify();
    expect([exit, /(\d+) of \1 made again/.test(out)]).toEqual([0, true]);
  });
});

describe("verify finds", () => {
  it("a changed byte, and settle refuses to go on", async () => {
    await changed(
      file(".jsonl"),
      (text) => text.replace(`"amount":"${PART}"`, `"amount":"${PART + 1n}"`),
      async () => {
        const { exit, err } = await verify();
        expect([exit, err.slice(0, 10)]).toEqual([8, "UTF-SL-001"]);
        expect((await settle("--period", "2026-Q2")).exit).toBe(8);
      },
    );
  });

  it.each([
    ["an end cut off", (text: string) => `${text.trimEnd().split("\n").slice(0, -1).join("\n")}\n`],
    ["an end cut in the middle of a line", (text: string) => text.slice(0, -20)],
    ["a line left out", (text: string) => text.split("\n").toSpliced(3, 1).join("\n")],
    ["two lines swapped", (text: string) => text.replace(/^(.*\n)(.*\n)(.*\n)/, "$1$3$2")],
    ["a line added", (text: string) => `${text}${text.trimEnd().split("\n").at(-1)}\n`],
    ["everything gone", () => ""],
  ])("%s", async (_, change) => {
    await changed(file(".jsonl"), change, async () => {
      const { exit, err } = await verify();
      expect([exit, err.slice(0, 10)]).toEqual([8, "UTF-SL-001"]);
    });
  });

  it("a ledger that was cut back together with its head, by what the statements say", async () => {
    const whole = (await readFile(file(".jsonl"), "utf8")).trimEnd().split("\n");
    const kept = whole.slice(0, -1);
    const { checksum } = Entry.parse(JSON.parse(kept.at(-1) ?? ""));
    await changed(
      file(".head.json"),
      () => `{"count":${kept.length},"intended":null,"last":"${checksum}"}\n`,
      () =>
        changed(
          file(".jsonl"),
          () => `${kept.join("\n")}\n`,
          async () => {
            const { exit, err } = await verify();
            expect([exit, err.includes("not the entry that the statement of 2026-04-01_2026-06-30")]).toEqual([
              8,
              true,
            ]);
          },
        ),
    );
  });

  it("a judgement that was changed after it was booked", async () => {
    const { runId } = (await booked(1))[0] ?? { runId: "" };
    await changed(
      join(workspace.root, "restricted", "store", "evaluate", runId, "evaluation.json"),
      (text) => text.replace('"late": false', '"late": true'),
      async () => {
        const { exit, err } = await verify();
        expect([exit, err.slice(0, 10), err.includes("booking 1")]).toEqual([8, "UTF-SL-007", true]);
      },
    );
  });

  it("another secret", async () => {
    const path = join(workspace.root, "restricted", "settlement", "claim-key");
    await changed(
      path,
      () => `${"0".repeat(64)}\n`,
      async () => {
        const { exit, err } = await verify();
        expect([exit, err.slice(0, 10)]).toEqual([8, "UTF-SL-002"]);
        expect((await settle("--period", "2026-Q2")).exit).toBe(8);
      },
    );
  });

  it("no fault but says so where the judgement is no longer kept", async () => {
    const { runId } = (await booked(1))[0] ?? { runId: "" };
    await rm(join(workspace.root, "restricted", "store", "evaluate", runId), { recursive: true });
    const { exit, out } = await verify();
    expect([
      exit,
      out.includes("Not made again, because the judgements are no longer in the store: booking 1."),
    ]).toEqual([0, true]);
  });
});

describe("a booking that is killed", () => {
  const announced = async (lines: number): Promise<void> => {
    const head = JSON.parse(await readFile(file(".head.json"), "utf8"));
    const kept = (await readFile(file(".jsonl"), "utf8")).trimEnd().split("\n");
    const before = kept.slice(0, -lines);
    const { checksum } = Entry.parse(JSON.parse(before.at(-1) ?? ""));
    await writeFile(
      file(".head.json"),
      `{"count":${before.length},"intended":{"count":${kept.length},"last":"${head.last}"},"last":"${checksum}"}\n`,
    );
  };

  it("after all of it was written is completed by the next one", async () => {
    const whole = await readFile(file(".jsonl"), "utf8");
    const head = await readFile(file(".head.json"), "utf8");
    await announced(6);
    expect((await verify()).out).toContain("all of it is written");
    expect((await settle("--period", "2026-Q2")).err).toContain("put right first");
    expect(await readFile(file(".jsonl"), "utf8")).toBe(whole);
    expect(await readFile(file(".head.json"), "utf8")).toBe(head);
  });

  it("before all of it was written is withdrawn, and booked again as a whole", async () => {
    const whole = await readFile(file(".jsonl"), "utf8");
    const last = (await entries()).at(-1)?.booking ?? 0;
    const lines = (await booked(last)).length + 1;
    await announced(lines);
    await writeFile(file(".jsonl"), whole.slice(0, -100));
    // The statement was written after the booking that is now withdrawn: a kill comes before any statement.
    expect((await settle("--period", "2026-Q2", "--gone", "1")).exit).toBe(0);
    expect(await readFile(file(".jsonl"), "utf8")).toBe(whole);
    await appendFile(file(".jsonl"), "x");
    expect((await verify()).exit).toBe(8);
  });
});
