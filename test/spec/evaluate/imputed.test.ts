import { describe, expect, it } from "vitest";
import type { AnalysedPerson } from "../../../pipelines/evaluate/analysed-person.ts";
import { estimateImputed } from "../../../pipelines/evaluate/estimate-imputed.ts";
import { imputeByChainedEquations, meanWithInterval, poolEstimates } from "../../../pipelines/statistics/index.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { MissingAnalysis } from "../../../schemas/agreement/missing-analysis.ts";
import { example } from "./made-up.ts";

const agreement = example("sma-nusinersen");
const measure = agreement.measures.find(({ id }) => id === "hfmse-14m");
if (measure?.kind !== "score-change") throw new Error("the example lost its measure");

const frame = (over: Partial<Agreement> = {}) => ({
  agreement: { ...agreement, ...over },
  agreementHash: "made-up",
  runId: "made-up",
  software: "utfall test",
});

const person = (id: number, change: number | null, over: Partial<AnalysedPerson> = {}): AnalysedPerson => ({
  person: id,
  status: change === null ? "unknown" : "observed",
  reason: change === null ? "no-assessment-in-window" : null,
  baseline: 10 + ((id * 7) % 13),
  value: null,
  change,
  entry_days: 0,
  time_days: null,
  event: null,
  covariates: { "sma-type": id % 2 === 0 ? "2" : "3" },
  ...over,
});

/** Changes of twenty children; every fourth is missing. */
const children = Array.from({ length: 20 }, (_, id) => person(id, id % 4 === 3 ? null : ((id * 5) % 9) - 3));
const missing: MissingAnalysis = {
  ...{ imputations: 7, seed: 3, from: ["baseline", "sma-type"], method: "predictive-mean-matching" },
};

const found = (rows: ReturnType<typeof estimateImputed>, what: string) => {
  const row = rows.find(({ figure }) => figure.endsWith(`/sensitivity-multiple-imputation/${what}`));
  if (row === undefined) throw new Error(`no figure ${what}`);
  return row;
};

describe("multiple imputation of an agreement", () => {
  const rows = estimateImputed(frame(), measure, missing, children);

  it("gives the pooled mean that the estimators give on the same rows", () => {
    const column = (of: (each: AnalysedPerson) => number) => children.map(of);
    const imputed = imputeByChainedEquations(
      [
        { name: "y", values: column(({ change }) => change ?? Number.NaN), method: "matching" },
        { name: "baseline", values: column(({ baseline }) => baseline ?? Number.NaN), method: "matching" },
        {
          name: "type",
          values: column(({ covariates }) => (covariates["sma-type"] === "3" ? 1 : 0)),
          method: "matching",
        },
      ],
      { sets: 7, iterations: 10, donors: 5, seed: 3 },
    );
    if (imputed.state !== "imputed") throw new Error(imputed.reason);
    const means = imputed.sets.map(([changes = new Float64Array()]) => {
      const mean = meanWithInterval(changes, 0.95);
      if (mean.state !== "estimated") throw new Error(mean.reason);
      return mean;
    });
    const pooled = poolEstimates(
      means.map(({ mean }) => mean),
      means.map(({ standardError }) => standardError ** 2),
      19,
      0.95,
    );
    if (pooled.state !== "estimated") throw new Error(pooled.reason);
    const { estimate: value, lower, upper, standardError } = pooled;
    expect(found(rows, "mean-change")).toMatchObject({ value, lower, upper, standardError, n: 20, state: "estimated" });
  });

  it("says how it was made, and how many changes were imputed", () => {
    expect(found(rows, "count-imputed").value).toBe(5);
    expect(found(rows, "share-not-declined").settings).toMatchObject({
      method: "multiple-imputation",
      interval: "t",
      analysis: { ...missing, iterations: 10, donors: 5 },
    });
  });

  it("keeps every share between 0 and 1, and the three directions add up", () => {
    const shares = ["improved", "stable", "declined"].map((what) => found(rows, `share-${what}`));
    expect(shares.reduce((sum, { value }) => sum + (value ?? Number.NaN), 0)).toBeCloseTo(1, 12);
    for (const { lower, upper } of shares) {
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(upper).toBeLessThanOrEqual(1);
    }
  });

  it("makes nothing where nothing is missing, and imputes neither pending ones nor those without a baseline", () => {
    const known = children.filter(({ change }) => change !== null);
    expect(estimateImputed(frame(), measure, missing, known)).toEqual([]);
    const others = [
      person(30, null, { status: "pending" }),
      person(31, null, { reason: "no-baseline", baseline: null }),
      person(32, null, { status: "not-estimable", reason: "death" }),
    ];
    expect(estimateImputed(frame(), measure, missing, [...known, ...others])).toEqual([]);
  });

  it("leaves out and counts those without a level, and imputes a number that is missing along", () => {
    const unknownType = person(40, 2, { covariates: {} });
    const withHole = children.map((each, i) =>
      i === 0 ? { ...each, covariates: { ...each.covariates, age: 3 } } : each,
    );
    const aged = withHole.map((each, i) =>
      i === 0 || i === 5 ? each : { ...each, covariates: { ...each.covariates, age: (i * 3) % 7 } },
    );
    const all = estimateImputed(frame(), measure, { ...missing, from: ["age", "sma-type"] }, [...aged, unknownType]);
    expect(found(all, "mean-change")).toMatchObject({ n: 20, state: "estimated" });
    expect(found(all, "mean-change").warnings).toContainEqual({
      id: "persons-without-covariate",
      values: { persons: 1 },
    });
  });

  it("gives no number, and says so, where too few are known", () => {
    const few = estimateImputed(frame(), measure, missing, [person(0, 1), person(1, 2), person(2, null)]);
    expect(found(few, "mean-change")).toMatchObject({ value: null, state: "not-estimable" });
    expect(found(few, "mean-change").warnings.map(({ id }) => id)).toEqual(["few-persons", "model-not-fitted"]);
  });
});

describe("the tipping point of an agreement", () => {
  const ruled = (value: number) =>
    frame({
      group: {
        estimate: { kind: "share-not-declined", measure: "hfmse-14m" },
        reference: { value, source: "made up" },
        margin: 0,
        ready: { minimum_follow_up_months: 0, share: 1, coverage: [] },
      },
    });

  it("is the shift from which on the lower limit lies below the reference", () => {
    const rows = estimateImputed(ruled(0.55), measure, missing, children);
    const limit = found(rows, "share-not-declined").lower ?? Number.NaN;
    const tip = found(rows, "tipping-point");
    expect(limit).toBeGreaterThan(0.55);
    expect(tip).toMatchObject({ state: "estimated", unit: "points" });
    expect(tip.value).toBeLessThan(0);
    expect(tip.value).toBeGreaterThanOrEqual(-8);
  });

  it("is not reached where the limit is met whatever the missing, and is not asked for without a rule", () => {
    expect(found(estimateImputed(ruled(0.01), measure, missing, children), "tipping-point")).toMatchObject({
      value: null,
      state: "not-reached",
    });
    const without = estimateImputed(frame(), measure, missing, children).map(({ estimate }) => estimate);
    expect(without).not.toContain("tipping-point");
  });
});
