import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GroupEvaluation } from "../../../pipelines/evaluate/evaluate-group.ts";
import type { AdjustAnalysis } from "../../../schemas/agreement/adjust-analysis.ts";
import { judgedPersons } from "../../support/judged-persons.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { lungAgreement, lungStudy } from "./lung-study.ts";
import { modelReference } from "./model-reference.ts";

// R 4.2.2, survival 3.5-3: the calls are in make-model-reference.R.
const { landmarks, tau, adjusted } = modelReference.lung;

const women = (over: Partial<AdjustAnalysis>): AdjustAnalysis => ({
  ...{ by: "sex", level: "f", against: "m", covariates: ["age", "ecog"], greatest_weight: 20 },
  ...{ method: "overlap", estimand: "ato", ...over },
});

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const judge = (over: Partial<AdjustAnalysis>, study: Parameters<typeof judgedPersons>[2] = lungStudy) =>
  judgedPersons(scratch, lungAgreement({ adjust: women(over) }), study);

const figure = (of: GroupEvaluation, end: string) => {
  const hit = of.results.find((row) => row.figure === `nsclc-pembrolizumab@1/os/adjusted-sex-${end}`);
  if (hit === undefined) throw new Error(`no figure ${end}`);
  return hit;
};

/** Within a millionth of the number: R climbs to its maxima by steps of its own. */
const expectNear = (value: number | null | undefined, want: number | undefined, size = Math.abs(want ?? 1)): void => {
  expect(Math.abs((value ?? Number.NaN) - (want ?? Number.NaN))).toBeLessThan(1e-6 * size);
};

describe.each(adjusted)("women against men by $name, from the agreement to the figure", (given) => {
  let judged: GroupEvaluation;
  beforeAll(async () => {
    judged = await judge({ method: given.method, estimand: given.estimand });
  });

  it.each(["f", "m"] as const)("survival, restricted mean and effective size of %s are those of survfit", (level) => {
    const group = given[level];
    expect(figure(judged, `${level}/count-n`).value).toBe(group.n);
    expectNear(figure(judged, `${level}/effective-sample-size`).value, group.effective);
    landmarks.forEach((day, i) => {
      const at = figure(judged, `${level}/survival-${day}`);
      expectNear(at.value, group.survival[i]);
      expectNear(at.standardError, group.error[i]);
      expectNear(at.lower, group.lower[i]);
      expectNear(at.upper, group.upper[i]);
    });
    const mean = figure(judged, `${level}/restricted-mean-${tau}`);
    expectNear(mean.value, group.mean);
    expectNear(mean.standardError, group.meanError);
  });

  it("the hazard ratio is that of coxph with robust errors", () => {
    const { value, lower, upper } = figure(judged, "f-against-m/hazard-ratio");
    for (const [i, found] of [value, lower, upper].entries()) expectNear(found, given.hazardRatio[i]);
  });

  it("the levels are as far apart before and after as by hand, and so are the weights", () => {
    ["age", "ecog"].forEach((covariate, i) => {
      expectNear(figure(judged, `f-against-m/difference-before-${covariate}`).value, given.before[i]);
      expectNear(figure(judged, `f-against-m/difference-after-${covariate}`).value, given.after[i], 1);
    });
    expectNear(figure(judged, "f-against-m/weight-largest").value, given.largest);
    const propensities = judged.results.filter(({ estimate }) => estimate === "propensity");
    expect(propensities).toHaveLength(given.propensity.length);
    for (const [i, { value }] of propensities.entries()) expectNear(value, given.propensity[i]);
  });

  it("differences are those of the levels, with errors that add up", () => {
    const found = figure(judged, "f-against-m/difference-survival-365");
    expectNear(found.value, (given.f.survival[1] ?? 0) - (given.m.survival[1] ?? 0));
    expectNear(found.standardError, Math.hypot(given.f.error[1] ?? 0, given.m.error[1] ?? 0));
    expectNear((found.upper ?? 0) - (found.value ?? 0), 1.959963984540054 * (found.standardError ?? 0));
  });
});

describe("an adjusted comparison that the data do not bear", () => {
  it("is refused with the number of persons where one would count for too much", async () => {
    const hit = figure(
      await judge({ method: "inverse-probability", estimand: "ate", greatest_weight: 3 }),
      "f-against-m/hazard-ratio",
    );
    expect(hit).toMatchObject({ value: null, state: "not-estimable" });
    const [warning] = hit.warnings.filter(({ id }) => id === "weights-refused");
    expect(warning?.values.persons).toBeGreaterThan(0);
  });

  it("is refused where a covariate tells the levels apart for certain", async () => {
    const assessment = lungStudy.facts.assessment.map((fact, i) => ({
      ...fact,
      value: lungStudy.facts.person[i]?.sex === "f" ? 0 : 1,
    }));
    const judged = await judge({ covariates: ["ecog"] }, { ...lungStudy, facts: { ...lungStudy.facts, assessment } });
    expect(figure(judged, "f-against-m/hazard-ratio").warnings).toContainEqual({ id: "weights-refused", values: {} });
  });

  it("warns of persons near to certainty, and counts those without a covariate", async () => {
    const person = lungStudy.facts.person.map((fact, i) => ({
      ...fact,
      birth_year: i < 5 ? null : fact.birth_year - (fact.sex === "f" && i > 12 ? 25 : 0),
    }));
    const judged = await judge({ method: "overlap" }, { ...lungStudy, facts: { ...lungStudy.facts, person } });
    const { warnings } = figure(judged, "f-against-m/hazard-ratio");
    expect(warnings).toContainEqual({ id: "persons-without-covariate", values: { persons: 5 } });
    expect(warnings.map(({ id }) => id)).toContain("extreme-weights");
  });
});
