import { describe, expect, test } from "vitest";
import { en } from "../../../reports/text/en.ts";
import { nb } from "../../../reports/text/nb.ts";

type Leaf = readonly [path: string, text: string];

/** Every text with its path; functions are called with the letters A, B, C. */
const leaves = (value: unknown, path = ""): readonly Leaf[] => {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String(value("A", "B", "C", "D", "E"))]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
};

const norwegian = leaves(nb);
const english = leaves(en);

describe("the two languages", () => {
  test("have the same keys", () => {
    expect(english.map(([path]) => path).toSorted()).toEqual(norwegian.map(([path]) => path).toSorted());
  });

  test("leave no text empty", () => {
    // Probabilities and ratios carry no unit.
    const empty = [...norwegian, ...english].filter(
      ([path, text]) => text.trim() === "" && !/\/(probability|ratio)$/.test(path),
    );
    expect(empty).toEqual([]);
  });

  test("use all that a text function is given", () => {
    const used = (text: string): string =>
      [..."ABCDE"].filter((letter) => new RegExp(`\\b${letter}\\b`).test(text)).join("");
    const other = new Map(english);
    const differing = norwegian.filter(([path, text]) => used(text) !== used(other.get(path) ?? ""));
    // “A” is an English word.
    expect(differing.filter(([path]) => !/\bA\b/.test(other.get(path) ?? "")).map(([path]) => path)).toEqual([]);
  });

  test("end whole sentences alike", () => {
    const other = new Map(english);
    const full = (text: string): boolean => /\S+ \S+ .*[.:]$/.test(text);
    expect(
      norwegian.filter(([path, text]) => full(text) !== full(other.get(path) ?? "")).map(([path]) => path),
    ).toEqual([]);
  });
});
