import { describe, expect, it } from "vitest";
import { parsePeriod, periodDue, periodFault } from "../../../pipelines/ledger/period.ts";

const span = (from: string, to: string) => ({ from, to });

describe("a settlement period", () => {
  it.each([
    ["2026", "2026-01-01", "2026-12-31"],
    ["2026-Q1", "2026-01-01", "2026-03-31"],
    ["2026-Q4", "2026-10-01", "2026-12-31"],
    ["2026-T2", "2026-05-01", "2026-08-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2026-01-15..2026-02-14", "2026-01-15", "2026-02-14"],
  ])("written %s is %s to %s", (text, from, to) => {
    expect(parsePeriod(text)).toEqual(span(from, to));
  });

  it.each(["", "2026-Q5", "2026-T4", "2026-13", "2026-02-30..2026-03-01", "2026-03-01..2026-02-01", "2026-01-01.."])(
    "is not read from %j",
    (text) => {
      expect(parsePeriod(text)).toBeNull();
    },
  );

  const q1 = span("2026-01-01", "2026-03-31");
  const q2 = span("2026-04-01", "2026-06-30");
  it.each([
    ["the first of all", q1, null, null],
    ["the one that follows", q2, q1, null],
    ["the last one again", q1, q1, null],
    ["one that overlaps", span("2026-03-31", "2026-06-30"), q1, "the last period booked"],
    ["one after a gap", span("2026-04-02", "2026-06-30"), q1, "the last period booked"],
    ["one that has not ended", span("2026-04-01", "2026-07-01"), q1, "judged as of 2026-06-30"],
  ])("may be booked or not: %s", (_, period, last, fault) => {
    const found = periodFault(period, last, null, "2026-06-30");
    if (fault === null) expect(found).toBeNull();
    else expect(found).toContain(fault);
  });

  it("must be one of the agreement's own", () => {
    expect(periodFault(span("2026-01-01", "2026-01-31"), null, "quarter", "2026-06-30")).toContain(
      "2026-01-01..2026-03-31",
    );
  });

  it.each([
    ["nothing booked, in the middle of a quarter", null, "2026-05-10", q1],
    ["nothing booked, on the last day of one", null, "2026-06-30", q2],
    ["the last one booked, the next not ended", q1, "2026-06-29", q1],
    ["the last one booked, the next ended", q1, "2026-06-30", q2],
  ])("is due by itself with %s", (_, last, asOf, expected) => {
    expect(periodDue("quarter", last, asOf)).toEqual(expected);
  });
});
