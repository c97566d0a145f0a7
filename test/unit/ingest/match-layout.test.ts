import { describe, expect, it } from "vitest";
import { matchLayout } from "../../../connectors/files/match-layout.ts";
import { printable } from "../../../connectors/files/printable.ts";

const layouts = [
  { layout: "npr", patterns: ["*.csv"] },
  { layout: "deaths", patterns: ["npr_*død*.csv", "*deaths*"] },
];

describe("matchLayout", () => {
  it.each([
    ["anything.csv", "npr"],
    ["ANYTHING.CSV.GZ", "npr"],
    ["npr_Dødsfall_2026.csv", "deaths"],
    ["npr_do\u0308d.csv", "npr"],
    ["npr_dødsfall.csv".normalize("NFD"), "deaths"],
    ["anything.parquet", "npr"],
    ["anything.csv.zip", "npr"],
    ["Anything.SAS7BDAT", "npr"],
    ["anything.feather", "npr"],
    ["anything.xlsx", null],
    ["anything.gz", null],
    ["x.txt", null],
    ["csv", null],
    [".csv", "npr"],
  ])("takes %s as %s", (name, layout) => {
    expect(matchLayout(name, layouts)).toBe(layout);
  });

  it("reads every character but the star as itself", () => {
    expect(matchLayout("a[1]b.csv", [{ layout: "x", patterns: ["a[1]*.csv"] }])).toBe("x");
    expect(matchLayout("a1b.csv", [{ layout: "x", patterns: ["a[1]*.csv"] }])).toBeNull();
    expect(matchLayout("axcsv", [{ layout: "x", patterns: ["a.csv"] }])).toBeNull();
    expect(matchLayout("aba", [{ layout: "x", patterns: ["ab*ba"] }])).toBeNull();
  });
});

describe("printable", () => {
  it("shows what would act on a terminal and cuts what is long", () => {
    expect(printable("a\u001b[31m\u202eb")).toBe("a\\u{1b}[31m\\u{202e}b");
    expect(printable("æ".repeat(50))).toBe(`${"æ".repeat(40)}…`);
  });
});
