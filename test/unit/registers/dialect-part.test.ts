import { describe, expect, it } from "vitest";
import { Dialect, DialectPart } from "../../../schemas/dialect.ts";

describe("what a source says about its dialect", () => {
  it("is only what it says, so that the layout's own statements stand", () => {
    expect(DialectPart.parse({ encoding: "windows-1252" })).toEqual({ encoding: "windows-1252" });
    expect(DialectPart.parse({})).toEqual({});
  });

  it("may say everything that a dialect holds, and nothing else", () => {
    expect(Object.keys(DialectPart.shape)).toEqual(Object.keys(Dialect.shape));
    expect(DialectPart.safeParse({ seperator: ";" }).success).toBe(false);
  });

  it("is completed to the house's default", () => {
    expect(Dialect.parse({ encoding: "iso-8859-1" })).toEqual({
      delimiter: ";",
      quote: '"',
      encoding: "iso-8859-1",
      decimal: ",",
      date: "YYYY-MM-DD",
      time: "clock",
      null_tokens: [],
      row_names: false,
      trailing_delimiter: false,
      trailer: null,
    });
  });
});
