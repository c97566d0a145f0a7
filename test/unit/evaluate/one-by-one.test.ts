import { describe, expect, it } from "vitest";
import { measuresOneByOne, patientsOneByOne } from "../../../pipelines/evaluate/one-by-one.ts";
import { typeExample } from "../../spec/agreement-types/settled.ts";
import { example } from "../../spec/evaluate/made-up.ts";

const lung = example("nsclc-pembrolizumab");

describe("what a judgement reads person by person", () => {
  it("is the outcome that a milestone asks for", () => {
    expect([...measuresOneByOne(example("sma-onasemnogene"))]).toEqual(["dpv"]);
  });

  it("is the change of score that a patient's price follows", () => {
    const { price_rules, ...agreement } = typeExample("o06-price-by-gain");
    const followed = price_rules.flatMap(({ formula }) =>
      formula.kind === "bands-by-score-change" ? [formula.measure] : [],
    );
    expect(followed).toHaveLength(1);
    expect([...measuresOneByOne({ ...agreement, price_rules })]).toEqual(expect.arrayContaining(followed));
    expect([...measuresOneByOne({ ...agreement, price_rules: [] })]).toEqual([]);
  });

  it("is no outcome where the group alone is judged", () => {
    expect([...measuresOneByOne(lung)]).toEqual([]);
  });

  it("is every fact of a patient who has milestones, or whose values are held against a limit", () => {
    const onasemnogene = example("sma-onasemnogene");
    expect(patientsOneByOne(onasemnogene)).toBe("facts");
    expect(patientsOneByOne({ ...onasemnogene, milestones: [] })).toBe("facts");
  });

  it("is the place in the population where units are counted or start criteria are shown, else nothing", () => {
    const open = { ...lung, population: { ...lung.population, criteria: [] } };
    const { units } = typeExample("f01-flat-discount");
    if (units === undefined) throw new Error("the example counts units");
    expect(patientsOneByOne(lung)).toBe("answers");
    expect(patientsOneByOne({ ...open, units })).toBe("answers");
    expect(patientsOneByOne(open)).toBe("nothing");
  });
});
