import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DriftWorkspace, driftWorkspace, type Table, withCells } from "../../support/drift-workspace.ts";
import { cli } from "../../support/run-cli.ts";

interface Status {
  readonly contradictions: readonly {
    readonly kind: string;
    readonly persons: number;
    readonly sources: readonly string[];
  }[];
  readonly findings: readonly {
    readonly layout: string;
    readonly rule: string;
    readonly column: string | null;
    readonly rows: number;
  }[];
}

let workspace: DriftWorkspace;
let cases: Table;
let alive: Table;
let medication: Table;
beforeAll(async () => {
  workspace = await driftWorkspace();
  cases = await workspace.table("kreft_cases.csv");
  alive = await workspace.table("vital_status.csv");
  medication = await workspace.table("inspire_medication.csv");
});
afterAll(() => workspace.remove());

const status = async (): Promise<Status> => JSON.parse((await cli(workspace.root, "status", "--json")).out);

/** The rows of a table changed in several columns. */
const changed = (
  table: Table,
  ...changes: readonly (readonly [string, (cell: string, i: number) => string])[]
): Table => changes.reduce((before, [column, change]) => withCells(before, column, change), table);

describe("IN-17: impossible facts", () => {
  it("are counted by rule and kind, and nothing is corrected", async () => {
    const dead = alive.rows.map((row) => row[1] === "D");
    // The first seven dead are said to live in the year after by Kreftregisteret; the next six died on another day.
    const firstDead = dead.map((is, i) => (is ? dead.slice(0, i).filter(Boolean).length : -1));
    const rank = new Map(alive.rows.map((row, i) => [row[0], firstDead[i] ?? -1]));
    const who = (i: number): number => rank.get(cases.rows[i]?.[0]) ?? -1;
    const contradicted = changed(
      cases,
      ["P_personstatus", (cell, i) => (who(i) >= 0 && who(i) < 7 ? "B" : cell)],
      [
        "P_statusdato",
        (cell, i) => (who(i) >= 0 && who(i) < 7 ? "2026-06-30" : who(i) >= 7 && who(i) < 13 ? "2023-02-28" : cell),
      ],
      // A diagnosis after the data cut, and after death.
      ["S_diagnosedato", (cell, i) => (who(i) === 13 ? "2026-12-24" : cell)],
    );
    await workspace.deliver("2026-07-01", {
      "kreft_cases.csv": contradicted,
      "inspire_medication.csv": changed(medication, ["unit", (cell, i) => (i < 3 ? "g" : cell)]),
    });
    const night = await workspace.night();
    expect([night.exit, night.err.match(/UTF-[A-Z]{2}-\d{3}/g)]).toEqual([0, null]);
    const { contradictions, findings } = await status();
    const persons = (kind: string) => contradictions.find((c) => c.kind === kind)?.persons;
    expect([persons("alive-after-death"), persons("diagnosed-after-death")]).toEqual([7, 1]);
    const differing = cases.rows.filter((row, i) => who(i) >= 7 && who(i) < 13 && row[4] !== "2023-02-28").length;
    expect(persons("two-death-dates")).toBe(differing);
    const rows = (rule: string) => findings.find((f) => f.rule === rule)?.rows;
    expect([rows("after-data-cut"), rows("dose-fits-unit")]).toEqual([1, 3]);
    expect(rows("diagnosis-before-status")).toBeGreaterThanOrEqual(1);
  });

  it("are told by status with what is then done, fewer than five persons as <5", async () => {
    const { out } = await cli(workspace.root, "status");
    expect(out).toMatch(
      /alive in one register after the date of death in another +7 +kreftregisteret +the better source counts/,
    );
    expect(out).toMatch(/a diagnosis after every stated date of death +<5 +kreftregisteret +kept as a fact/);
    expect(out).toMatch(/kreftregisteret +kreft_cases +after-data-cut +S_diagnosedato +1\n/);
    expect(out).not.toMatch(/L100\d{3}/);
  });

  it("of every row are another unit, and held: milligram became gram", async () => {
    const grams = withCells(medication, "dose", (cell) =>
      cell === "" ? "" : String(Number(cell) / 1000).replace(".", ","),
    );
    await workspace.deliver("2026-07-02", { "inspire_medication.csv": grams });
    const { exit, err } = await workspace.night();
    expect([exit, err.match(/UTF-[A-Z]{2}-\d{3}/g)]).toEqual([4, ["UTF-DQ-002"]]);
    expect(err).toContain("inspire_medication.csv, column dose: Jensen–Shannon distance 1.00");
  });
});
