import { describe, expect, it } from "vitest";
import { substances } from "../../../schemas/registers/substances.ts";
import { careUnits, countyRegions, kreftRegions, nprRegions, unitsOf } from "../../../schemas/registers/units.ts";
import { holds } from "../../../schemas/row/holds.ts";
import { orgNr } from "../../../schemas/rule.ts";

const repeats = (values: readonly string[]): readonly string[] => values.filter((v, i) => values.indexOf(v) !== i);
const checkDigit = (org_nr: string): boolean => holds(orgNr("org_nr"), { org_nr }, new Map([["org_nr", "text"]]));

describe("substances", () => {
  it("gives no code and no name to two substances", () => {
    expect(repeats(substances.map((s) => s.name))).toEqual([]);
    expect(repeats(substances.flatMap((s) => s.atc.map((c) => c.code)))).toEqual([]);
    expect(repeats(substances.flatMap((s) => s.saerkoder.map((c) => c.code)))).toEqual([]);
    expect(repeats(substances.flatMap((s) => s.names))).toEqual([]);
  });

  it.each([
    ["pembrolizumab", ["L01XC18", "L01FF02"], ["1XC18", "1FF02"]],
    ["nivolumab", ["L01XC17", "L01FF01"], ["1XC17", "1FF01"]],
    ["nusinersen", ["M09AX07"], ["9AX07"]],
    ["onasemnogene", ["M09AX09"], ["9AX09"]],
    ["risdiplam", ["M09AX10"], ["9AX10"]],
  ])("knows %s by its ATC codes and særkoder", (name, atc, saerkoder) => {
    const found = substances.find((s) => s.name === name);
    expect(found?.atc.map((c) => c.code)).toEqual(atc);
    expect(found?.saerkoder.map((c) => c.code)).toEqual(saerkoder);
  });

  it("spells names in lower case and Latin letters, for comparison in lower case", () => {
    expect(substances.flatMap((s) => s.names).filter((n) => !/^[a-zæøå ]+$/u.test(n))).toEqual([]);
    expect(substances.find((s) => s.names.includes("zolgensma"))?.name).toBe("onasemnogene");
    expect(substances.find((s) => s.names.includes("onasemnogene abeparvovec"))?.name).toBe("onasemnogene");
  });

  it("has well-formed codes", () => {
    expect(substances.flatMap((s) => s.atc).filter((c) => !/^[A-Z]\d\d[A-Z]{2}\d\d$/u.test(c.code))).toEqual([]);
  });
});

describe("units and regions", () => {
  it("knows the twenty hospitals of the register by number, each with a valid check digit", () => {
    expect(careUnits).toHaveLength(20);
    expect(repeats(careUnits.flatMap((u) => [u.reshId, u.orgNr]))).toEqual([]);
    expect(careUnits.filter((u) => !checkDigit(u.orgNr))).toEqual([]);
  });

  it("shows that nine equal digits pass the check digit, and knows no such placeholder", () => {
    expect(["333333333", "999999999"].map(checkDigit)).toEqual([true, true]);
    expect(["993467049", "993467048", "93467049", "", "99346704x"].map(checkDigit)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(careUnits.filter((u) => new Set(u.orgNr).size === 1)).toEqual([]);
  });

  it("counts the hospitals of each region", () => {
    expect(unitsOf("nord").map((u) => u.name)).toEqual(["Helgeland", "Nordland", "UNN", "Finnmark"]);
    expect(unitsOf("vest").map((u) => u.name)).toEqual(["Bergen", "Stavanger", "Fonna", "Førde"]);
    expect(unitsOf("midt").map((u) => u.name)).toEqual(["Nord-Trøndelag", "St. Olav", "Møre og Romsdal"]);
    expect(unitsOf("sor-ost")).toHaveLength(9);
  });

  it("keeps Kreftregisteret's and NPR's regions apart, for the same digits mean other regions", () => {
    expect([kreftRegions["3"], nprRegions["3"]]).toEqual(["midt", "vest"]);
    expect([kreftRegions["4"], nprRegions["4"]]).toEqual(["nord", "midt"]);
  });

  it.each([
    ["03", "sor-ost"],
    ["42", "sor-ost"],
    ["46", "vest"],
    ["15", "midt"],
    ["50", "midt"],
    ["54", "nord"],
    ["56", "nord"],
  ])("puts county %s in %s", (county, region) => {
    expect(countyRegions[county]).toBe(region);
  });
});
