import { describe, expect, it } from "vitest";
import { intervalText, valueText } from "../../../reports/html/estimate-text.ts";
import { voice } from "../../../reports/html/view.ts";
import type { ResultRow } from "../../../schemas/result.ts";
import { lungEvaluation } from "../../support/reports/lung-evaluation.ts";

/** A row of a report, said to be a difference of 11.7 percentage points. */
const difference = (unit: ResultRow["unit"]): ResultRow => {
  const [row] = lungEvaluation().results;
  if (row === undefined) throw new Error("no row");
  return { ...row, estimate: "difference", unit, state: "estimated", value: 0.117, lower: -0.066, upper: 0.3 };
};

describe("a difference", () => {
  it("of two shares is told in percentage points, and never in per cent", () => {
    expect(valueText(difference("probability"), voice("nb"))).toBe("11,7\u00a0prosentpoeng");
    expect(valueText(difference("probability"), voice("en"))).toBe("11.7\u00a0percentage points");
    expect(intervalText(difference("probability"), voice("en"))).toBe("\u22126.6 to 30.0");
  });

  it("of two times is told in days", () => {
    expect(valueText({ ...difference("days"), value: 100 }, voice("nb"))).toBe("100\u00a0dager");
  });
});
