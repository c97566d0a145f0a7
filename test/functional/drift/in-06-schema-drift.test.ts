import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DriftWorkspace, driftWorkspace, type Table, withCells } from "../../support/drift-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let workspace: DriftWorkspace;
let cases: Table;
let medication: Table;
beforeAll(async () => {
  workspace = await driftWorkspace();
  cases = await workspace.table("kreft_cases.csv");
  medication = await workspace.table("inspire_medication.csv");
});
afterAll(() => workspace.remove());

const faults = (err: string): readonly string[] => err.match(/UTF-[A-Z]{2}-\d{3}/g) ?? [];

const without = (table: Table, ...columns: readonly string[]): Table => ({
  header: table.header.filter((name) => !columns.includes(name)),
  rows: table.rows.map((row) => row.filter((_, i) => !columns.includes(table.header[i] ?? ""))),
});

const renamed = (table: Table, names: Readonly<Record<string, string>>): Table => ({
  ...table,
  header: table.header.map((name) => names[name] ?? name),
});

const night = async (date: string, changes: Readonly<Record<string, Table>>) => {
  await workspace.deliver(date, changes);
  const { exit, err } = await workspace.night();
  return { exit, err, faults: faults(err) };
};

describe("IN-06: the schema drifts", () => {
  it("an added column, another case, and the older spellings of Kreftregisteret are accepted; what is added is told and ignored", async () => {
    const older = renamed(cases, {
      S_diagnosedato: "DIAGNOSEDATO",
      P_statusdato: "STATUSDATO",
      S_morfologiIcdo3: "MORFOLOGI_ICDO3",
      P_personstatus: "STATUS",
      PID: "PERSONLOEPENR",
      SID: "SYKDOMSTILFELLENR",
      P_kjonn: "p_KJONN",
    });
    const added = {
      header: [...older.header, "S_nytt_felt"],
      rows: older.rows.map((row) => [...row, "1"]),
    };
    const { exit, faults: found } = await night("2026-07-01", { "kreft_cases.csv": added });
    expect([exit, found]).toEqual([0, []]);
    const { out } = await cli(workspace.root, "status");
    expect(out).toContain("not read from kreftregisteret/kreft_cases.csv: S_nytt_felt");
  });

  it("a renamed column that must be there is held, with the layout version and the alias to write", async () => {
    const {
      exit,
      err,
      faults: found,
    } = await night("2026-07-02", {
      "kreft_cases.csv": renamed(cases, { S_diagnosedato: "S_diagnosedato_ny" }),
    });
    expect([exit, found]).toEqual([3, ["UTF-IN-003"]]);
    expect(err).toContain(
      'the header lacks S_diagnosedato of layout kreft_cases@1. If it was renamed, write in utfall.yaml: layouts: { kreft_cases: { aliases: { columns: { "S_diagnosedato_ny": S_diagnosedato } } } }',
    );
  });

  it("a column that may be empty and was filled before is missed when it is renamed or gone", async () => {
    const {
      exit,
      err,
      faults: found,
    } = await night("2026-07-02", {
      "kreft_cases.csv": without(renamed(cases, { P_kjonn: "kjonn_pasient", S_basis: "S_basisverdi" }), "S_ds"),
    });
    expect([exit, found]).toEqual([3, ["UTF-IN-023"]]);
    expect(err).toContain("lacks P_kjonn, S_basis, S_ds of layout kreft_cases@1, filled in the delivery in use");
    expect(err).toContain('{ "S_basisverdi": S_basis }');
  });

  it("new codes of a list that grows are counted as unmapped and never read as another; above the limit the delivery is held", async () => {
    const some = (share: number) =>
      withCells(medication, "atc", (cell, i) => (i % 100 < share * 100 ? "L01FF98" : cell));
    const few = await night("2026-07-02", { "inspire_medication.csv": some(0.02) });
    expect([few.exit, few.faults]).toEqual([0, []]);
    const { out } = await cli(workspace.root, "status", "--json");
    const [found] = JSON.parse(out).codes.filter((c: { column: string }) => c.column === "atc");
    const rows = medication.rows.filter((_, i) => i % 100 < 2).length;
    expect(found).toMatchObject({ list: "atc", filled: medication.rows.length, unmapped: rows, outOfPeriod: 0 });

    const many = await night("2026-07-03", { "inspire_medication.csv": some(0.2) });
    expect([many.exit, many.faults]).toEqual([4, ["UTF-DQ-003"]]);
    expect(many.err).toMatch(
      /inspire_medication\.csv, column atc: 20 % of the codes are not in the list atc, limit 5 %/,
    );
    expect(many.err).not.toContain("L01FF98");
  });

  it("a code that the workspace adds with its period is known, and out of period after its last day", async () => {
    const list = join(workspace.root, "codes", "atc.csv");
    await writeFile(list, "code;from;to;becomes;meaning\nL01FF98;2010-01-01;2022-01-31;L01FF02;pembrolizumab\n");
    const { exit, err } = await workspace.night();
    expect([exit, faults(err)]).toEqual([0, []]);
    const { out } = await cli(workspace.root, "status", "--json");
    const [found] = JSON.parse(out).codes.filter((c: { column: string }) => c.column === "atc");
    const at = medication.header.indexOf("start_ts");
    const late = medication.rows.filter((row, i) => i % 100 < 20 && (row[at] ?? "") >= "2022-02-01").length;
    expect(found).toMatchObject({ unmapped: 0, outOfPeriod: late });
  });

  it("a code list that is not in form stops the night before it starts, with file and line", async () => {
    await writeFile(
      join(workspace.root, "codes", "atc.csv"),
      "code;from;to;becomes;meaning\nL01FF98;2027-01-01;2026-01-01;;x\n",
    );
    const { exit, err } = await workspace.night();
    expect([exit, err]).toEqual([2, expect.stringContaining("UTF-WS-005 codes/atc.csv line 2: from is after to.")]);
  });
});
