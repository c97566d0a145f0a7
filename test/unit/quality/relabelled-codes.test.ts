import { describe, expect, it } from "vitest";
import { faultOf } from "../../../pipelines/quality/breach.ts";
import { relabelledCodes } from "../../../pipelines/quality/relabelled-codes.ts";
import { type FileLabels, showableCode } from "../../../schemas/value-labels.ts";

const labels = (codes: Readonly<Record<string, string>>, column = "sex"): FileLabels => ({
  schema: "utfall/labels@1",
  columns: [{ column, codes: Object.entries(codes).map(([code, text]) => [code, [text]]) }],
});

describe("codes that were labelled before", () => {
  it.each([
    ["and mean the other thing now", { 1: "man", 2: "woman" }, { 1: "woman", 2: "man" }, ["1", "2"]],
    ["and mean something new", { 1: "man", 2: "woman" }, { 1: "man", 2: "unknown" }, ["2"]],
    [
      "and are written in other capitals and blanks",
      { 1: "Mann ", 2: "Kvinne  nå" },
      { 1: "mann", 2: "kvinne nå" },
      [],
    ],
    ["and are composed of other letters", { 1: "a\u030a" }, { 1: "å" }, []],
    ["and are not now", { 1: "man", 2: "woman" }, { 1: "man" }, []],
    ["and others that are new", { 1: "man" }, { 1: "man", 2: "woman" }, []],
  ])("%s", (_, before, now, expected) => {
    const found = relabelledCodes([labels(before)], [labels(now)]);
    expect(found.flatMap(({ codes }) => codes)).toEqual(expected);
  });

  it("are held against the same column alone, and against all files of the pair", () => {
    const before = [labels({ 1: "man" }), labels({ 1: "male" }), labels({ 1: "yes" }, "smokes")];
    expect(relabelledCodes(before, [labels({ 1: "male" })])).toEqual([]);
    expect(relabelledCodes(before, [labels({ 1: "yes" })])).toEqual([{ column: "sex", codes: ["1"] }]);
    expect(relabelledCodes([], [labels({ 1: "yes" })])).toEqual([]);
  });

  it("are named in the fault where they cannot be names, and counted where they could", () => {
    const place = { source: "npr", delivery: "2026", file: "a.sav", kind: "relabelled", column: "sex" } as const;
    const message = (codes: readonly string[]): string => faultOf({ ...place, codes }, "0123456789abcdef").message;
    expect(message(["1", "Kari", "C509"])).toContain("UTF-DQ-004 npr/2026/a.sav, column sex: another value label");
    expect(message(["1", "Kari", "C509"])).toContain("in use for 1, C509 and 1 more, so");
    expect(message(["Kari"])).toContain("in use for 1 code, so");
    expect(message(Array.from({ length: 12 }, (_, i) => String(i)))).toContain("7, 8, 9 and 2 more, so");
  });
});

describe("a code of a file's own dictionary", () => {
  it.each([
    ["1", true],
    ["01", true],
    ["-1", false],
    ["C509", true],
    ["L01XC18", true],
    ["B", true],
    ["NO", true],
    ["Kari", false],
    ["1.5", false],
    ["a b", false],
    ["123456789", false],
    ["", false],
  ])("%j is printed: %s", (code, shown) => {
    expect(showableCode(code)).toBe(shown);
  });
});
