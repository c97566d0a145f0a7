import { describe, expect, it } from "vitest";
import { shrunk } from "../../../pipelines/night/shrink-guard.ts";

const delivery = (lines: Parameters<typeof shrunk>[1]) => ({
  source: "npr",
  delivery: "2026-07-31",
  content: "0123456789abcdef",
  lines,
});
const file = (accepted: number, persons: number | null) => ({ layout: "npr_episodes", accepted, persons });
const codes = (now: Parameters<typeof shrunk>[1], before: Parameters<typeof shrunk>[1]): readonly string[] =>
  shrunk(delivery(now), before, 0.2).map(({ code }) => code);

describe("IN-16 a full delivery about fewer persons", () => {
  it.each([
    ["as many lines and persons", [file(1000, 500)], [file(1000, 500)], []],
    ["40 % fewer persons in as many lines", [file(1000, 300)], [file(1000, 500)], ["UTF-DQ-005"]],
    ["20 % fewer persons", [file(1000, 400)], [file(1000, 500)], []],
    ["fewer lines, which says it already", [file(500, 250)], [file(1000, 500)], ["UTF-DQ-001"]],
    ["a handful of persons", [file(1000, 4)], [file(1000, 9)], []],
    ["the same persons in the files of two years", [file(500, 490), file(500, 480)], [file(1000, 500)], []],
    ["a layout without persons", [file(1000, null)], [file(1000, null)], []],
  ])("%s", (_, now, before, expected) => {
    expect(codes(now, before)).toEqual(expected);
  });

  it("is told without a count of persons", () => {
    const [fault] = shrunk(delivery([file(1000, 300)]), [file(1000, 500)], 0.2);
    expect(fault?.message).toContain("npr_episodes is about 40 % fewer persons than the delivery in use");
    expect(fault?.message).not.toMatch(/300|500/);
  });
});
