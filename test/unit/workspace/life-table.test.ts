import { describe, expect, it } from "vitest";
import { parseLifeTable } from "../../../pipelines/workspace/read-life-table.ts";

const text = (lines: readonly string[]): string => ["sex;age;year;probability", ...lines].join("\n");
const whole = ["m;0;2022;0,01", "m;1;2022;0.5", "f;0;2022;0", "f;1;2022;1"];

describe("the life table of a workspace", () => {
  it("becomes hazards a day by sex and age: a half dies in a year at 0.0019 a day", () => {
    const { ages, dates, until, hazards } = parseLifeTable(text(whole));
    expect([ages, dates, until]).toEqual([[0, 365], [44_560], 44_925]);
    const [men, women] = hazards.map((column) => Array.from(column, (hazard) => Number(hazard.toPrecision(6))));
    expect(men).toEqual([
      Number((-Math.log(0.99) / 365.25).toPrecision(6)),
      Number((Math.LN2 / 365.25).toPrecision(6)),
    ]);
    expect(women?.[0]).toBe(0);
    expect(women?.[1]).toBeGreaterThan(0.05);
  });

  const faults: readonly (readonly [string, readonly string[], string])[] = [
    ["a missing combination", whole.slice(1), "the line for m, age 0 and year 2022 is missing"],
    ["a hole in the years", ["m;0;2020;0", "m;0;2022;0"], "year before 2022 is missing"],
    ["a line twice", [...whole, "m;0;2022;0.2"], "line 6: a line for this sex, age and year stands before"],
    ["a probability above 1", ["m;0;2022;1.5"], "line 2: probability does not lie between 0 and 1"],
    ["another word for a sex", ["k;0;2022;0"], "line 2: sex is neither m nor f"],
    ["nothing", [], "the table is empty"],
  ];
  it.each(faults)("refuses %s", (_, lines, problem) => {
    expect(() => parseLifeTable(text(lines))).toThrow(problem);
  });

  it("refuses another header", () => {
    expect(() => parseLifeTable("age;sex\n")).toThrow("line 1: the header is not sex;age;year;probability");
  });
});
