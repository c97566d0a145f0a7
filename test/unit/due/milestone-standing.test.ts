import { describe, expect, it } from "vitest";
import { milestoneStanding } from "../../../pipelines/due/milestone-standing.ts";
import { milestone } from "./made-up-milestones.ts";

describe("the standing of milestones", () => {
  it("counts those due, and shares of those due that are not reported yet or unknown", () => {
    const standing = milestoneStanding([
      milestone("MET", "2025-01-01"),
      milestone("NOT_MET", "2025-01-01"),
      milestone("PENDING", "2026-05-01"),
      milestone("UNKNOWN", "2025-06-01"),
      milestone("NOT_APPLICABLE", "2025-06-01"),
      milestone("NOT_DUE", "2027-01-01"),
    ]);
    expect(standing).toMatchObject({
      total: 6,
      due: 4,
      pending: 1,
      unknown: 1,
      pendingShare: 0.25,
      unknownShare: 0.25,
    });
  });

  it("has no share where none is due", () => {
    expect(milestoneStanding([milestone("NOT_DUE", "2027-01-01")])).toMatchObject({
      due: 0,
      pendingShare: null,
      unknownShare: null,
    });
  });

  it("counts those to come by calendar month, in order", () => {
    const days = ["2027-01-31", "2026-12-01", "2027-01-01", "2027-02-01"];
    expect(milestoneStanding(days.map((day) => milestone("NOT_DUE", day))).coming).toEqual([
      { month: "2026-12", milestones: 1 },
      { month: "2027-01", milestones: 2 },
      { month: "2027-02", milestones: 1 },
    ]);
  });

  it("says by when the last data can be expected, of those not answered", () => {
    const answered = milestone("MET", "2029-01-01");
    expect(milestoneStanding([answered]).lastDataBy).toBeNull();
    expect(milestoneStanding([answered, milestone("PENDING", "2026-06-01")]).lastDataBy).toBe("2026-06-01");
    expect(milestoneStanding([milestone("NOT_DUE", "2027-06-01"), answered]).lastDataBy).toBe("2027-06-01");
  });
});
