import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readAgreement } from "../../../pipelines/evaluate/read-agreement.ts";

const folder = resolve(import.meta.dirname, "../../fixtures/agreements/from-the-manual");

/** What is said of a file with a piece of its text changed; null where it is accepted. */
const said = (name: string, from: string, to: string): string | null => {
  const text = readFileSync(resolve(folder, `${name}.yaml`), "utf8");
  if (!text.includes(from)) throw new Error(`${name} does not hold: ${from}`);
  try {
    readAgreement(text.replace(from, to), "file.yaml");
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
};

describe("the window of a change from baseline", () => {
  const changed = (due: string, before: number, baselineAfter = 0) =>
    said(
      "refund-without-response",
      "due: { days: 84 }\n    window: { before_days: 83, after_days: 0, grace_days: 0 }\n    sources: [laboratory]\n    predicate: { kind: value-change, assessment: m_protein, baseline: { before_days: 30, after_days: 0 }",
      `due: ${due}\n    window: { before_days: ${before}, after_days: 0, grace_days: 0 }\n    sources: [laboratory]\n    predicate: { kind: value-change, assessment: m_protein, baseline: { before_days: 30, after_days: ${baselineAfter} }`,
    );

  it.each([
    ["{ days: 84 }", 83, 0],
    ["{ days: 84 }", 69, 14],
    ["{ months: 3 }", 60, 14],
  ])("due %s, from %d days before, with a baseline until day %d, is accepted", (due, before, after) => {
    expect(changed(due, before, after)).toBeNull();
  });

  it.each([
    ["{ days: 84 }", 84, 0, "expected at most 83: the window would reach back to the baseline"],
    ["{ days: 84 }", 70, 14, "expected at most 69: the window would reach back to the baseline"],
    ["{ months: 3 }", 89, 3, "the window would reach back to the baseline"],
    ["{ days: 14 }", 0, 14, "the milestone is due before the last day of the baseline"],
  ])("due %s, from %d days before, with a baseline until day %d, is refused", (due, before, after, expected) => {
    expect(changed(due, before, after)).toContain(expected);
  });
});

describe("the day by which a response must have been reached", () => {
  const reached = (to: string) =>
    said("staged-car-t-months", "reached_by_months: 18", to)?.match(/predicate.*/)?.[0] ?? null;

  it.each(["reached_by_months: 18", "reached_by_months: 6", "reached_by_days: 545", "reached_by_days: 548"])(
    "%s of a milestone due after 18 months is accepted",
    (to) => {
      expect(reached(to)).toBeNull();
    },
  );

  it.each([
    ["reached_by_months: 19", "expected a day that is not after the due date"],
    ["reached_by_days: 600", "expected a day that is not after the due date"],
    ["reached_by_months: 18, reached_by_days: 548", "expected one of reached_by_months and reached_by_days"],
  ])("%s is refused", (to, expected) => {
    expect(reached(to)).toContain(expected);
  });

  it("is refused where it is left out", () => {
    expect(said("staged-car-t-months", ", reached_by_months: 18", "")).toContain(
      "expected one of reached_by_months and reached_by_days",
    );
  });
});
