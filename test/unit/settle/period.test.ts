import { describe, expect, it } from "vitest";
import { daysInForce, periodOf } from "../../../pipelines/settle/price/period.ts";

describe("the period that a day lies in", () => {
  it.each([
    ["agreement-year", "2024-07-01", "2024-07-01", "2025-06-30"],
    ["agreement-year", "2025-06-30", "2024-07-01", "2025-06-30"],
    ["agreement-year", "2025-07-01", "2025-07-01", "2026-06-30"],
    ["calendar-year", "2025-07-01", "2025-01-01", "2025-12-31"],
    ["quarter", "2025-03-31", "2025-01-01", "2025-03-31"],
    ["quarter", "2025-04-01", "2025-04-01", "2025-06-30"],
    ["quarter", "2025-12-31", "2025-10-01", "2025-12-31"],
    ["month", "2024-02-29", "2024-02-01", "2024-02-29"],
  ] as const)("%s, %s: %s to %s", (kind, day, from, to) => {
    expect(periodOf(kind, day, "2024-07-01")).toEqual({ from, to });
  });

  it("agreement years that begin on 29 February are clamped in other years", () => {
    expect(periodOf("agreement-year", "2025-02-28", "2024-02-29")).toEqual({ from: "2025-02-28", to: "2026-02-27" });
    expect(periodOf("agreement-year", "2025-02-27", "2024-02-29")).toEqual({ from: "2024-02-29", to: "2025-02-27" });
  });

  it.each([
    [{ from: "2024-07-01" }, 184n],
    [{ from: "2020-01-01" }, 366n],
    [{ from: "2024-07-01", to: "2024-07-01" }, 1n],
    [{ from: "2020-01-01", to: "2024-01-01" }, 1n],
    [{ from: "2025-01-01" }, 0n],
  ])("an agreement of %j is in force on %d of the days of 2024", (effective, inForce) => {
    expect(daysInForce({ from: "2024-01-01", to: "2024-12-31" }, effective)).toEqual({ inForce, all: 366n });
  });
});
