import { describe, expect, it } from "vitest";
import { addDays, addMonths, dayNumber, daysBetween, isoDate } from "../../../pipelines/evaluate/calendar.ts";

describe("calendar", () => {
  it.each([
    ["2023-08-31", 6, "2024-02-29"],
    ["2022-08-31", 6, "2023-02-28"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2021-12-31", 2, "2022-02-28"],
    ["2021-11-15", 2, "2022-01-15"],
    ["2019-03-01", 14, "2020-05-01"],
    ["2021-12-15", 0, "2021-12-15"],
  ])("%s and %i months is %s", (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it.each([
    ["2024-02-28", 1, "2024-02-29"],
    ["2023-02-28", 1, "2023-03-01"],
    ["2000-02-28", 2, "2000-03-01"],
    ["2022-01-01", -1, "2021-12-31"],
  ])("%s and %i days is %s", (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
  });

  it("counts days from the first of January 1970", () => {
    expect([dayNumber("1970-01-01"), dayNumber("2000-03-01"), daysBetween("2024-01-01", "2025-01-01")]).toEqual([
      0, 11_017, 366,
    ]);
  });

  it("goes over every day of two centuries and back", () => {
    for (let day = dayNumber("1899-12-31"); day <= dayNumber("2100-03-02"); day += 1) {
      const expected = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (isoDate(day) !== expected || dayNumber(expected) !== day) expect.fail(`day ${day} is not ${expected}`);
    }
    expect(isoDate(dayNumber("2100-03-01") - 1)).toBe("2100-02-28");
  });
});
