import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kreftCases } from "../../../schemas/registers/kreft/kreft-cases.ts";
import { nprHresept } from "../../../schemas/registers/npr/npr-hresept.ts";
import { type IntakeBench, intakeBench } from "../../support/ingest/take-in.ts";
import { file, visits } from "../../support/ingest/visits.ts";

let bench: IntakeBench;
beforeAll(async () => {
  bench = await intakeBench();
});
afterAll(() => bench.close());

const cases = (lines: readonly string[]): string => file("PID;SID;S_diagnosedato", ...lines);

describe("a column that changed its type", () => {
  const german = Array.from({ length: 25 }, (_, i) => `P${i};1;${String(i + 1).padStart(2, "0")}.03.2024`);
  const iso = Array.from({ length: 24 }, (_, i) => `Q${i};1;2024-03-01`);

  it.each([
    ["most values of another form", [...german, ...iso], "held"],
    ["half of the values", [...german, ...iso, "R1;1;2024-03-01"], "accepted"],
    ["most of a handful", german.slice(0, 19), "accepted"],
  ])("%s, where every line may be bad: %s", async (_, lines, state) => {
    const { outcome } = await bench.takeIn(cases(lines), kreftCases, { rejectedShare: 1 });
    expect(outcome.state).toBe(state);
    if (outcome.state === "held") {
      expect(outcome.fault).toMatchObject({
        code: "UTF-IN-024",
        message: expect.stringContaining(
          "column S_diagnosedato: most values are not a date of the calendar, YYYY-MM-DD, as layout kreft_cases@1 says",
        ),
      });
      expect(outcome.record?.rejected).toBe(25);
    }
  });
});

describe("the header of a file that lacks a column", () => {
  it.each([
    ["DIAGNOSEDATO_NY", "an added ending", '"DIAGNOSEDATO_NY": S_diagnosedato'],
    ["S_diagnosedatto", "a letter too many", '"S_diagnosedatto": S_diagnosedato'],
    ["2021-11-29", "a value", null],
    ["S", "too short to tell", null],
  ])("%s (%s) proposes %s", async (header, _, proposed) => {
    const { outcome } = await bench.takeIn(file(`PID;SID;${header}`, "P1;1;2024-03-01"), kreftCases);
    const message = outcome.state === "held" ? outcome.fault.message : "";
    expect(message).toMatch(/^UTF-IN-003 .*lacks S_diagnosedato of layout kreft_cases@1\. /);
    if (proposed === null) expect(message).not.toContain(header === "S" ? "renamed" : header);
    else expect(message).toContain(proposed);
  });
});

describe("IN-17: impossible facts", () => {
  const rulesOf = async (lines: readonly string[]) => {
    const { outcome } = await bench.takeIn(
      file("lopenr;atc_1;utleveringsdato;forskrivningsDato;fodselsar;periodeaar", ...lines),
      nprHresept,
    );
    return (outcome.record?.rules ?? []).map((r) => `${r.rule} ${r.column ?? "row"} ${r.outcome} ${r.rows}`);
  };

  it.each([
    [
      "a dispensing before the person was born",
      "P1;M09AX10;2024-03-01;;2025;2024",
      ["born-by-dispensing row finding 1"],
    ],
    ["9999 is no year of birth", "P1;M09AX10;2024-03-01;;9999;2024", []],
    [
      "a dispensing after the data cut",
      "P1;M09AX10;2026-07-01;;1990;2026",
      ["after-data-cut utleveringsdato finding 1"],
    ],
    ["on the day of the data cut", "P1;M09AX10;2026-06-30;;1990;2026", []],
    ["29 February of a leap year", "P1;M09AX10;2024-02-29;;1990;2024", []],
    ["29 February of another year", "P1;M09AX10;2023-02-29;;1990;2023", ["date utleveringsdato error 1"]],
    [
      "dispensed before prescribed",
      "P1;M09AX10;2024-03-01;2024-03-02;1990;2024",
      ["dispensed-after-prescribed row finding 1"],
    ],
  ])("%s", async (_, line, expected) => {
    expect(await rulesOf([line])).toEqual(expected);
  });

  it("the same dispensing twice counts once, and is told", async () => {
    const line = "P1;M09AX10;2024-03-01;;1990;2024";
    const { outcome } = await bench.takeIn(
      file("lopenr;atc_1;utleveringsdato;forskrivningsDato;fodselsar;periodeaar", line, line),
      nprHresept,
    );
    expect(outcome.record).toMatchObject({ lines: 2, accepted: 1, rejected: 0, duplicates: 1 });
  });
});

describe("codes on the day of their row", () => {
  it("are counted as unmapped inside the groups of our medicines, and as out of period after their last day", async () => {
    const { outcome } = await bench.takeIn(
      file(
        "lopenr;atc_1;utleveringsdato;komnrhjem2",
        "P1;L01FF02;2024-03-01;0301",
        // Moved with ATC 2022: in force to the last day of 2021.
        "P2;L01XC18;2021-12-31;1601",
        "P3;L01XC18;2022-01-01;1601",
        // A group of ours with a code that nobody knows; a medicine of no agreement.
        "P4;L01FF98;2024-03-01;8801",
        "P5;N02BE01;2024-03-01;9999",
        // Written anew with the county of today.
        "P6;M09AX07;2017-03-01;5001",
      ),
      nprHresept,
    );
    expect(outcome.record?.codes?.filter(({ list }) => list === "atc" || list === "county")).toEqual([
      { column: "atc_1", list: "atc", filled: 6, unmapped: 1, outOfPeriod: 1 },
      // Sør-Trøndelag (16) ended with 2017; 88 is no county.
      { column: "komnrhjem2", list: "county", filled: 6, unmapped: 1, outOfPeriod: 2 },
    ]);
  });

  it("a code of a list of its own that is not listed is emptied, counted, and stands for nothing", async () => {
    const { outcome, table } = await bench.takeIn(
      file("PID;visit_date;place", "P1;2024-01-02;A", "P2;2024-01-02;Z"),
      visits,
    );
    expect(outcome.record?.codes).toEqual([
      { column: "place", list: "visits.place", filled: 2, unmapped: 1, outOfPeriod: 0 },
    ]);
    expect((await table("rows")).map((row) => row.place)).toEqual(["A", null]);
  });
});
