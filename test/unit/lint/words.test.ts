import { describe, expect, it } from "vitest";
import { looksEnglish } from "../../../pipelines/lint/looks-english.ts";
import { saysNumber } from "../../../pipelines/lint/number-in-words.ts";
import { saysNothing } from "../../../pipelines/lint/says-nothing.ts";
import { wrapText } from "../../../pipelines/lint/wrap-text.ts";

describe("a text that says nothing", () => {
  it.each(["Ikke avtalt.", "TBD", "…", "-", "Not yet decided.", "N/A", "Ukjent", "Fylles inn senere", "  "])(
    "is %j",
    (text) => expect(saysNothing(text)).toBe(true),
  );

  it.each([
    "Leverandøren.",
    "Ikke avtalt ennå, men foreslått.",
    "Ingen nye pasienter.",
    "Årlig",
    "Å",
    "Unknown to most.",
  ])("is not %j", (text) => expect(saysNothing(text)).toBe(false));
});

describe("a number in a text", () => {
  it.each([
    ["minst 0,45 minus", 0.45, "nb", true],
    ["minst 0.45 minus", 0.45, "nb", false],
    ["at least 45 % of them", 0.45, "en", true],
    ["at least 0.455", 0.45, "en", false],
    ["more than 21 days", 21, "en", true],
    ["more than 121 days", 21, "en", false],
    ["more than 2.5 points", 2, "en", false],
    ["et fall på to poeng", 2, "nb", true],
    ["et fall på tolv poeng", 2, "nb", false],
    ["a fall of 2.", 2, "en", true],
  ] as const)("of %j: %d in %s is said: %j", (text, value, language, said) => {
    expect(saysNumber(text, value, language)).toBe(said);
  });
});

describe("a Norwegian text", () => {
  it.each([
    ["A severe disease with few alternatives", true],
    ["The price is lower for the first patients", true],
    ["Artikkelen i The Lancet, tabell 2", false],
    ["Alvorlig sykdom med få alternativer", false],
    ["Severe disease", false],
    ["Kreftregisteret, FHI, INSPIRE og NPR", false],
  ] as const)("%j looks English: %j", (text, english) => expect(looksEnglish(text)).toBe(english));
});

describe("a wrapped text", () => {
  it("breaks at spaces and keeps what a no-break space joins", () => {
    expect(wrapText("one two 2026-07:\u00a03 four", 11)).toEqual(["one two", "2026-07:\u00a03", "four"]);
  });

  it("sets a longer word on a line of its own", () => {
    expect(wrapText("a framework b", 4)).toEqual(["a", "framework", "b"]);
  });
});
