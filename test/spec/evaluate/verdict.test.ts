import { describe, expect, it } from "vitest";
import { resultOf, resultRow } from "../../../pipelines/evaluate/figure.ts";
import { judgeGroup } from "../../../pipelines/evaluate/verdict.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { ResultRow } from "../../../schemas/result.ts";
import { example, table } from "./made-up.ts";

const agreement = example("nsclc-pembrolizumab");

const survival = (over: Partial<ResultRow>, by: Agreement): ResultRow => {
  const [measure] = by.measures;
  if (measure === undefined) throw new Error("the example has a measure");
  const estimate = {
    what: "survival-365",
    estimate: "survival",
    unit: "probability",
    time: 365,
    value: 0.5,
    n: 50,
    state: "estimated",
    method: "kaplan-meier",
    interval: "log",
  } as const;
  const run = { agreement: by, agreementHash: "made-up", runId: "made-up" };
  const figure = resultRow(
    { agreement: by, software: "utfall test" },
    measure,
    { name: "all", level: "all" },
    estimate,
  );
  return { ...resultOf(run, figure), ...over };
};

const decide = (over: Partial<ResultRow>, by = agreement, notReady: readonly string[] = []) => {
  if (by.group === undefined) throw new Error("the example has a rule for the group");
  const { verdict, reasons } = judgeGroup(by, by.group, [survival(over, by)], notReady);
  return `${verdict} ${reasons.join(" ")}`;
};

describe("the verdict with reference 0.45 and margin 0.05", () => {
  it.each(
    table(`
      lower  | upper  | n  | verdict
      0.40   | 0.60   | 50 | met lower-at-least-reference
      0.3999 | 0.60   | 50 | cannot-conclude interval-covers-reference
      0.30   | 0.4499 | 50 | not-met upper-below-reference
      0.30   | 0.45   | 50 | cannot-conclude interval-covers-reference
      0.41   | 0.44   | 50 | met lower-at-least-reference
      0.40   | 0.60   | 10 | met lower-at-least-reference
      0.40   | 0.60   | 9  | cannot-conclude too-few-patients
      0.30   | 0.40   | 9  | cannot-conclude too-few-patients`),
  )("an interval from $lower to $upper with $n patients: $verdict", ({ lower, upper, n, verdict }) => {
    expect(decide({ lower: Number(lower), upper: Number(upper), n: Number(n) })).toBe(verdict);
  });

  it("subtracts as people do: 0.8 less 0.1 is 0.7, not a hair more", () => {
    const by = example("nsclc-pembrolizumab", {
      "value: 0.45, source": "value: 0.8, source",
      "margin: 0.05": "margin: 0.1",
    });
    expect(0.8 - 0.1).toBeGreaterThan(0.7);
    expect(decide({ lower: 0.7, upper: 0.9 }, by)).toBe("met lower-at-least-reference");
  });

  it("says nothing on data that are not ready, however good they look", () => {
    expect(decide({ lower: 0.9, upper: 0.95 }, agreement, ["coverage-short"])).toBe("data-not-ready coverage-short");
  });

  it.each(["beyond-follow-up", "not-estimable"] as const)("gives no conclusion on an estimate that is %s", (state) => {
    expect(decide({ value: null, lower: null, upper: null, state })).toBe(`cannot-conclude ${state}`);
  });

  it("gives no conclusion where the interval has no limits", () => {
    expect(decide({ value: 0, lower: null, upper: null })).toBe("cannot-conclude no-interval");
  });

  it("quotes the rule word for word", () => {
    if (agreement.group === undefined) throw new Error("the example has a rule for the group");
    expect(judgeGroup(agreement, agreement.group, [], []).rule).toEqual(agreement.rule);
  });
});
