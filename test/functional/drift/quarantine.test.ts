import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DriftWorkspace, driftWorkspace, type Table, withCells } from "../../support/drift-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let workspace: DriftWorkspace;
let medication: Table;

/** Seven lines of Bergen and two of OUS with a unit that the list does not have; one line with two broken rules. */
const broken = (table: Table): Table => {
  const units = withCells(table, "org_nr", (cell, i) => (i < 7 ? "983974724" : i < 9 ? "993467049" : cell));
  const drops = withCells(units, "unit", (cell, i) => (i < 9 ? "drops" : cell));
  return withCells(drops, "cycle_no", (cell, i) => (i === 0 ? "many" : cell));
};

beforeAll(async () => {
  workspace = await driftWorkspace();
  medication = await workspace.table("inspire_medication.csv");
  await workspace.deliver("2026-07-31", { "inspire_medication.csv": broken(medication), "vital_status.csv": "" });
  const { exit, err } = await workspace.night();
  expect([exit, err.match(/UTF-IN-\d{3}/g)]).toEqual([3, ["UTF-IN-014", "UTF-IN-001"]]);
});
afterAll(() => workspace.remove());

const exported = (name: string) =>
  readFile(
    join(workspace.root, name, "kreftregisteret", "2026-07-31", "inspire_medication.csv.corrections.csv"),
    "utf8",
  );

describe("utfall quarantine", () => {
  it("counts lines by rule, source and institution, fewer than five as <5", async () => {
    const { exit, out } = await cli(workspace.root, "quarantine", "--json");
    expect(exit).toBe(0);
    expect(JSON.parse(out).summary).toEqual([
      {
        source: "kreftregisteret",
        rule: "code",
        column: "unit",
        code: "UTF-RW-003",
        institution: "983974724",
        name: "Bergen",
        lines: "7",
      },
      {
        source: "kreftregisteret",
        rule: "code",
        column: "unit",
        code: "UTF-RW-003",
        institution: "993467049",
        name: "OUS",
        lines: "<5",
      },
      {
        source: "kreftregisteret",
        rule: "int",
        column: "cycle_no",
        code: "UTF-RW-004",
        institution: "983974724",
        name: "Bergen",
        lines: "<5",
      },
    ]);
    const text = await cli(workspace.root, "quarantine");
    expect(text.out).toMatch(/kreftregisteret +code +unit +983974724 Bergen +7\n/);
    expect(text.out).toMatch(/kreftregisteret +code +unit +993467049 OUS +<5\n/);
    for (const told of [out, text.out]) expect(told).not.toMatch(/drops|many/);
  });

  it("exports what the register has to correct, one line per broken rule, without a value", async () => {
    const { exit, out } = await cli(
      workspace.root,
      "quarantine",
      "--export",
      "corrections",
      "--source",
      "kreftregisteret",
    );
    expect([exit, out]).toEqual([
      0,
      "Written:\n  corrections/kreftregisteret/2026-07-31/inspire_medication.csv.corrections.csv\n  corrections/kreftregisteret/2026-07-31/faults.csv\n",
    ]);
    const text = await exported("corrections");
    const lines = text.split("\r\n");
    expect(lines.slice(0, 4)).toEqual([
      "\uFEFFfile;line;column;rule;code;expected",
      '"inspire_medication.csv";"2";"cycle_no";"int";"UTF-RW-004";"a whole number from 1 to 99"',
      '"inspire_medication.csv";"2";"unit";"code";"UTF-RW-003";"one of the codes mg, g, ug, ml, IE, MBq, stk, mg/m2, mg/kg"',
      '"inspire_medication.csv";"3";"unit";"code";"UTF-RW-003";"one of the codes mg, g, ug, ml, IE, MBq, stk, mg/m2, mg/kg"',
    ]);
    expect(lines.length).toBe(1 + 10 + 1);
    expect(text).not.toMatch(/drops|many|L100/);
    const faults = await readFile(
      join(workspace.root, "corrections", "kreftregisteret", "2026-07-31", "faults.csv"),
      "utf8",
    );
    expect(faults).toContain('"UTF-IN-001";"UTF-IN-001 kreftregisteret/2026-07-31/vital_status.csv: the file is empty');
  });

  it("writes lines as delivered only below restricted/", async () => {
    const outside = await cli(workspace.root, "quarantine", "--export", "corrections", "--with-values");
    expect([outside.exit, outside.err]).toEqual([2, expect.stringContaining("only into a folder below restricted/")]);
    const { exit } = await cli(workspace.root, "quarantine", "--export", "restricted/corrections", "--with-values");
    expect(exit).toBe(0);
    const text = await exported("restricted/corrections");
    expect(text.split("\r\n")[1]).toMatch(/^"inspire_medication.csv";"2";"cycle_no".*"L100001;hospital;/);
    expect(await readdir(join(workspace.root, "corrections", "kreftregisteret", "2026-07-31"))).toHaveLength(2);
  });

  it.each([
    [["--source", "nowhere"], "--source takes one of"],
    [["--with-values"], "--with-values goes with --export"],
  ])("refuses %j", async (argv, problem) => {
    const { exit, err } = await cli(workspace.root, "quarantine", ...argv);
    expect([exit, err]).toEqual([2, expect.stringContaining(problem)]);
  });

  it("is empty again when the corrected delivery has replaced the held one", async () => {
    const before = JSON.parse((await cli(workspace.root, "status", "--json")).out);
    expect(before.manifest.files[0].record.delivery).toBe("2026-06-30");
    // One line fewer than the delivery in use: the same bytes once more would be a duplicate of it.
    const corrected = { ...medication, rows: medication.rows.slice(0, -1) };
    await workspace.deliver("2026-08-01", { "inspire_medication.csv": corrected });
    const { exit } = await workspace.night();
    const after = JSON.parse((await cli(workspace.root, "status", "--json")).out);
    expect([exit, after.held, after.manifest.files[0].record.delivery]).toEqual([0, [], "2026-08-01"]);
    expect((await cli(workspace.root, "quarantine")).out).toBe("Nothing is held.\n");
  });
});
