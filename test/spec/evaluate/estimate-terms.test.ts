import { describe, expect, it } from "vitest";
import { estimateTerms } from "../../../pipelines/evaluate/estimate-terms.ts";
import { example } from "./made-up.ts";

const agreement = example("nsclc-pembrolizumab");
const terms = (changed: Partial<typeof agreement>) => estimateTerms({ ...agreement, ...changed }, {});

describe("the terms that estimates are made under", () => {
  it.each([
    ["another id, version and title", { id: "other", version: 2, title: { nb: "x", en: "x" } }],
    ["another reassessment", { reassessment: { ...agreement.reassessment, date: "2030-01-01" } }],
    ["another rule for the group", { group: undefined }],
    ["fewer analyses of other measures", { analyses: { ...agreement.analyses, measures: [] } }],
  ])("are the same with %s", (_, changed) => {
    expect(terms(changed)).toEqual(terms({}));
  });

  it.each([
    ["interval", { analyses: { ...agreement.analyses, interval: { type: "plain", level: 0.9 } as const } }],
    ["least number at risk", { analyses: { ...agreement.analyses, minimum_at_risk: 1 } }],
    ["subgroups", { population: { ...agreement.population, subgroups: [] } }],
    ["lag of a source", { sources: agreement.sources.map((source) => ({ ...source, data_lag_days: 1 })) }],
  ])("are other ones with another %s", (_, changed) => {
    expect(terms(changed)).not.toEqual(terms({}));
  });

  it("hold the rule for the group where values are imputed, which seeks the point at which it turns", () => {
    const missing = { imputations: 20, seed: 1, from: ["age" as const], method: "linear" as const };
    const { estimate, reference, margin } = agreement.group ?? {};
    expect(estimateTerms(agreement, { missing }).group).toEqual({ estimate, reference, margin });
    expect(terms({}).group).toBeUndefined();
  });
});
