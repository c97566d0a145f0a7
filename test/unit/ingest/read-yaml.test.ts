import { describe, expect, it } from "vitest";
import { readYaml } from "../../../connectors/yaml/read-yaml.ts";

const value = (text: string): unknown => {
  const reading = readYaml(text);
  return reading.ok ? reading.value : `refused${reading.place}`;
};
const problem = (text: string): string => {
  const reading = readYaml(text);
  return reading.ok ? "accepted" : reading.problem;
};

describe("readYaml", () => {
  it("keeps words that YAML 1.1 would turn into something else", () => {
    expect(value("land: NO\ntime: 12:30\ncode: '010'\non: off\n")).toEqual({
      land: "NO",
      time: "12:30",
      code: "010",
      on: "off",
    });
  });

  it("keeps codes used as keys as they are written", () => {
    expect(value("01: first\n1: other\n")).toEqual({ "01": "first", "1": "other" });
  });

  it("says where a member stands, or the nearest one above it", () => {
    const reading = readYaml("a:\n  b:\n    - x: 1\n    - y: 2\n");
    if (!reading.ok) throw new Error(reading.problem);
    expect(reading.place(["a", "b", 1, "y"])).toBe(":4:7");
    expect(reading.place(["a", "missing"])).toBe(":1:1");
    expect(reading.place([])).toBe(":1:1");
  });

  it.each([
    ["anchors", "a: &x 1\n", "anchors are not allowed"],
    ["aliases", "a: *x\n", "aliases are not allowed"],
    ["tags", "a: !!js/function 'x'\n", "tags are not allowed"],
    ["directives", "%YAML 1.1\n---\na: NO\n", "directives are not allowed"],
    ["two documents", "a: 1\n---\nb: 2\n", "more than one document"],
    ["two documents after an end mark", "a: 1\n...\nb: 2\n", "more than one document"],
    ["a repeated key", "a: 1\na: 2\n", "the same key twice"],
    ["a tab as indentation", "a:\n\t- b\n", "a tab used as indentation; use spaces"],
    ["numbers that are not finite", "a: 1e400\n", "a number that is not finite"],
    [
      "numbers with too many digits",
      "a: 123456789012345678901\n",
      "a number with more digits than can be kept exactly; write it in quotes",
    ],
    ["keys that reach into JavaScript", "__proto__: 1\n", "the key __proto__ is not allowed"],
    ["a key that is a list", "? [a]\n: 1\n", "a key that is not a text"],
    ["control characters", "a: \u0007\n", "a control character"],
    ["direction overrides", "a: \u202eb\n", "a control character"],
  ])("refuses %s", (_, text, expected) => {
    expect(problem(text)).toBe(expected);
  });

  it.each([
    ["brackets", "[".repeat(100_000), ":1:32"],
    ["lists on one line", "- ".repeat(100_000), ":1:13"],
    ["questions", "? ".repeat(100_000), ":1:13"],
    ["questions in brackets", "{? ".repeat(2_000), ":1:20"],
    ["indentation", Array.from({ length: 700 }, (_, i) => `${" ".repeat(i)}k:`).join("\n"), ":33:33"],
    ["many keys", Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join("\n"), ":2001:6"],
    ["many anchors", Array.from({ length: 20_000 }, (_, i) => `- &a${i} 1`).join("\n"), ":1:3"],
    ["many bytes", `a: ${"x".repeat(300_000)}`, ":1:1"],
  ])("refuses %s at the first of them that is too much, before the parser and twice", (_, text, place) => {
    for (let i = 0; i < 2; i += 1) expect(readYaml(text)).toMatchObject({ ok: false, place });
  });

  it("never quotes a value", () => {
    for (const text of [
      "a: 'canary\n",
      "a: {canary\n",
      "a: canary: b\n",
      'a: "\\qcanary"\n',
      "a: @canary\n",
      "a: [1, canary\n",
    ]) {
      expect(problem(text)).not.toContain("canary");
      expect(problem(text)).not.toBe("accepted");
    }
  });
});
