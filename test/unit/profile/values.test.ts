import { describe, expect, it } from "vitest";
import { judgeValues } from "../../../pipelines/profile/judge-values.ts";
import { columnTallies, looksLike } from "../../../pipelines/profile/tally-columns.ts";
import { code, date, dec, type StoredColumn, text, time } from "../../../schemas/column.ts";

/** Findings from columns of cells, each with what the layout says of it. */
const found = (...columns: readonly (readonly [StoredColumn | null, readonly string[]])[]) => {
  const tally = columnTallies(columns.length);
  const rows = Math.max(...columns.map(([, cells]) => cells.length));
  for (let i = 0; i < rows; i += 1) tally.take(columns.map(([, cells]) => cells[i] ?? ""));
  return judgeValues(tally.tallies().map((t, i) => ({ tally: t, column: columns[i]?.[0] ?? null })));
};

const day = date({ name: "day", presence: "optional", meaning: "day" });
const dose = dec({ name: "dose", presence: "optional", min: 0, max: 9999, scale: 3, meaning: "dose" });
const arrived = time({ name: "arrived", presence: "optional", meaning: "time" });
const kind = code({ name: "kind", presence: "optional", codes: { "1": "one", "-": "none" }, meaning: "kind" });
const remark = text({ name: "remark", presence: "optional", meaning: "remark" });

describe("the form of dates", () => {
  it("is sure when a day above 12 proves that the day comes first", () => {
    const { date: finding } = found([day, ["31.01.2024", "02.03.2024", ""]]);
    expect(finding).toEqual({
      value: "DD.MM.YYYY",
      certainty: "sure",
      evidence: "2 of 2 cells in 1 column; a day above 12 in 1, either order in 1",
    });
  });

  it("is only likely when no day proves it", () => {
    expect(found([day, ["01.02.2024", "02.03.2024"]]).date).toMatchObject({ value: "DD.MM.YYYY", certainty: "likely" });
  });

  it("cannot be told when the month stands first, which utfall does not read", () => {
    const { date: finding } = found([day, ["01.31.2024", "02.03.2024", "02.28.2024"]]);
    expect(finding).toMatchObject({ value: null, certainty: "cannot tell" });
    expect(finding.evidence).toContain("2 with the month first");
  });

  it("is only likely when a file mixes forms, and says how many cells are in the other ones", () => {
    expect(found([day, ["2024-01-31", "2024-02-01", "31.01.2024", "1/2/24"]]).date).toEqual({
      value: "YYYY-MM-DD",
      certainty: "likely",
      evidence: "2 of 4 cells in 1 column; 1 as DD.MM.YYYY, 1 in no form that utfall reads",
    });
  });

  it("is told from dates with a time as well", () => {
    expect(found([null, ["31.01.2024 08:30:00", "01.02.2024 10:00:00"]]).date).toMatchObject({ value: "DD.MM.YYYY" });
  });
});

describe("the decimal mark", () => {
  it("is sure when only one mark occurs", () => {
    expect(found([dose, ["1,5", "2", "0,25"]]).decimal).toMatchObject({ value: ",", certainty: "sure" });
    expect(found([dose, ["1.5", "2", "0.25"]]).decimal).toMatchObject({ value: ".", certainty: "sure" });
  });

  it("is only likely when three digits always follow, because it may set thousands apart", () => {
    const { decimal } = found([dose, ["1.500", "2.250"]]);
    expect(decimal).toMatchObject({ value: ".", certainty: "likely" });
    expect(decimal.evidence).toContain("may set thousands apart");
  });

  it("cannot be told from whole numbers, nor from codes with a point in a text", () => {
    expect(found([dose, ["1", "2"]], [remark, ["34.9", "34.1"]]).decimal).toMatchObject({ value: null });
  });
});

describe("times", () => {
  it("are clock times or seconds since midnight, by the columns that the layout says are times", () => {
    expect(found([arrived, ["08:30", "23:59:59"]]).time).toMatchObject({ value: "clock", certainty: "sure" });
    expect(found([arrived, ["30600", "86399"]]).time).toMatchObject({ value: "seconds", certainty: "sure" });
    expect(found([null, ["30600", "86399"]]).time).toMatchObject({ value: null, moot: true });
  });
});

describe("null tokens", () => {
  it("are texts that are no value where they stand, and never numbers such as 99", () => {
    const { nullTokens } = found([day, ["NA", "2024-01-31", "NA"]], [dose, ["99", ".", "1,5"]]);
    expect(nullTokens).toEqual({
      value: ["NA", "."],
      certainty: "sure",
      evidence: "NA in 2 cells of 1 column; . in 1 cell of 1 column",
    });
  });

  it("are not proposed where the token is a listed code or may be a word", () => {
    expect(found([kind, ["1", "-"]], [remark, ["NA", "ok"]]).nullTokens).toMatchObject({
      value: null,
      certainty: "cannot tell",
    });
  });
});

describe("what a column looks like", () => {
  it.each([
    ["date", ["2024-01-31", "2024-02-01"]],
    ["date", ["20240131", "20240201"]],
    ["date and time", ["2024-01-31 08:00:00", "2024-02-01"]],
    ["time", ["08:00", "09:15:00"]],
    ["int", ["1", "22", "333"]],
    ["dec", ["1,5", "2", "3,25"]],
    ["code", ["C34", "C34", "C34", "G12", "G12", "G12", "G12", "C34", "C34", "G12"]],
    ["text", ["Oslo", "Bergen"]],
    ["empty", ["", ""]],
  ] as const)("is %s", (looks, cells) => {
    const tally = columnTallies(1);
    for (const cell of cells) tally.take([cell]);
    expect(tally.tallies().map(looksLike)).toEqual([looks]);
  });
});
