import { describe, expect, it } from "vitest";
import { addMonths, clock, dayOf, iso, timestamp } from "../../../pipelines/synthetic/calendar/day.ts";

describe("made-up days", () => {
  it("come back as the date they were made from", () => {
    for (const date of ["1970-01-01", "1931-02-28", "2024-02-29", "2026-03-29", "2026-10-25"]) {
      expect(iso(dayOf(date))).toBe(date);
    }
  });

  it("add calendar months and stay within the month", () => {
    expect(iso(addMonths(dayOf("2019-03-01"), 14))).toBe("2020-05-01");
    expect(iso(addMonths(dayOf("2020-12-31"), 14))).toBe("2022-02-28");
    expect(iso(addMonths(dayOf("2020-02-29"), 12))).toBe("2021-02-28");
    expect(iso(addMonths(dayOf("2020-01-31"), -2))).toBe("2019-11-30");
  });

  it("write times of day with two digits each", () => {
    expect(clock(0)).toBe("00:00");
    expect(timestamp(dayOf("2024-06-03"), 9 * 60 + 5)).toBe("2024-06-03T09:05:00");
  });
});
