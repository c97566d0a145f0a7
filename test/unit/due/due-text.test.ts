import { describe, expect, it } from "vitest";
import { dueBlocks, dueHead, dueRows } from "../../../pipelines/due/due-text.ts";
import type { AgreementDue, Maturity } from "../../../schemas/due.ts";
import { due, overview } from "./made-up-due.ts";

const forecast = (date: string, latest: string | null): Maturity => ({
  state: "forecast",
  date,
  eventsUntil: "2025-01-01",
  latest,
});

/** Maturity, the verdict as judged, and what the summary and the block of the agreement say on 2026-06-30. */
const cases: readonly (readonly [Maturity | null, AgreementDue["verdict"], string, string])[] = [
  [null, null, "per patient", ""],
  [{ state: "nobody" }, "data-not-ready", "no patients", "nobody has started"],
  [forecast("2026-03-06", null), "met", "ready", "yes; possible from 2026-03-06"],
  [forecast("2026-06-30", null), "data-not-ready", "awaits delivery", "possible from 2026-06-30, but a source has not"],
  [forecast("2026-07-01", null), "data-not-ready", "2026-07-01", "2026-07-01 at the earliest"],
  [forecast("2026-07-01", "2026-07-01"), "data-not-ready", "2026-07-01", "at the lags of the sources\n"],
  [forecast("2026-07-01", "2026-09-01"), "data-not-ready", "2026-07-01", "later starts move it to 2026-09-01 at most"],
  [forecast("2027-01-16", null), "data-not-ready", "2027-01-16", "after the reassessment"],
  [
    { state: "never", uncovered: [{ kind: "hospital-drugs", region: "nord" }] },
    "data-not-ready",
    "never",
    "cannot become mature: hospital-drugs (nord) not covered",
  ],
];

describe("the overview in words", () => {
  it.each(cases)("of maturity %j judged %s is %j", (maturity, verdict, short, long) => {
    const given = overview([due({ maturity, verdict })]);
    expect(dueRows(given, "en")[1]?.[4]).toBe(short);
    expect(dueBlocks(given, "en", 200)).toContain(long);
  });

  it("says whether a reassessment is ahead, today or overdue", () => {
    const words = (inDays: number): string =>
      dueBlocks(overview([due({ reassessment: { ...due().reassessment, inDays } })]), "nb", 100);
    expect(words(1)).toContain("2027-01-15 (om 1 dag)");
    expect(words(0)).toContain("2027-01-15 (i dag)");
    expect(words(-2)).toContain("2027-01-15 (2 dager over fristen)");
  });

  it("tells twelve months one by one and sums the rest", () => {
    const coming = Array.from({ length: 14 }, (_, i) => ({
      month: `${2027 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
      milestones: 2,
    }));
    const text = dueBlocks(overview([due({ milestones: { ...due().milestones, coming } })]), "en", 300);
    expect(text).toContain("2027-12:\u00a02 · later:\u00a04");
  });

  it("marks made-up data", () => {
    expect(dueHead(overview([], true), "en")).toBe("Test (made-up data), as of 2026-06-30");
    expect(dueHead(overview([]), "nb")).toBe("Test, per 2026-06-30");
  });
});
