import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bootstrap, percentileInterval } from "../../../pipelines/statistics/index.ts";
import type { MeasureAnalysis } from "../../../schemas/agreement/analysis.ts";
import { judgedPersons } from "../../support/judged-persons.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { lungAgreement, lungStudy } from "./lung-study.ts";
import { modelReference } from "./model-reference.ts";

const { persons } = modelReference.lung;
const asked = { replicates: 200, seed: 7 };
const DAY = 365;

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const judge = async (over: Partial<MeasureAnalysis>, study: Parameters<typeof judgedPersons>[2] = lungStudy) => {
  const { results } = await judgedPersons(scratch, lungAgreement(over), study);
  return (end: string) => {
    const found = results.find((row) => row.figure === `nsclc-pembrolizumab@1/os/${end}`);
    if (found === undefined) throw new Error(`no figure ${end}`);
    return found;
  };
};

interface Weighted {
  readonly days: number;
  readonly died: 0 | 1;
  readonly weight: number;
}

/** Kaplan–Meier under weights at the day, written out. */
const survival = (rows: readonly Weighted[]): number =>
  [...new Set(rows.filter(({ days, died }) => died === 1 && days <= DAY).map(({ days }) => days))].reduce(
    (left, day) => {
      const sum = (some: readonly Weighted[]) => some.reduce((total, { weight }) => total + weight, 0);
      const atRisk = rows.filter(({ days }) => days >= day);
      return left * (1 - sum(atRisk.filter(({ days, died }) => days === day && died === 1)) / sum(atRisk));
    },
    1,
  );

const drawnFrom = <Person>(all: readonly Person[], figure: (drawn: readonly Person[]) => number) => {
  const sample = bootstrap((rows) => figure(Array.from(rows).flatMap((row) => all[row] ?? [])), {
    rows: all.length,
    ...asked,
  });
  if (sample.state !== "resampled") throw new Error(sample.reason);
  const found = percentileInterval(sample, 0.95);
  if (found.state !== "estimated") throw new Error(found.reason);
  return found;
};

const trial = {
  ...{ id: "trial", title: { nb: "Studie", en: "Trial" }, source: "made up", n: 120, least_effective_size: 0 },
  means: [{ covariate: "age" as const, median: 66 }],
  survival: [{ days: DAY, value: 0.42, lower: 0.35, upper: 0.49 }],
};

/** One column of zeros and ones has weights that need no search: half of the weight to those at or below the median. */
const byMedian = (drawn: readonly (typeof persons)[number][]): readonly Weighted[] => {
  const below = drawn.filter(({ age }) => age <= 66).length;
  return drawn.map((person) => ({
    ...person,
    weight: (0.5 * drawn.length) / (person.age <= 66 ? below : drawn.length - below),
  }));
};

describe("a published median", () => {
  it("gives half of the weight to those at or below it", async () => {
    const figure = await judge({ external: trial });
    const weighted = byMedian(persons);
    const squares = weighted.reduce((sum, { weight }) => sum + weight ** 2, 0);
    expect(figure("external-trial/effective-sample-size").value).toBeCloseTo(persons.length ** 2 / squares, 6);
    expect(figure(`external-trial/survival-${DAY}`).value).toBeCloseTo(survival(weighted), 8);
    expect(persons.filter(({ age }) => age <= 66).length / persons.length).not.toBeCloseTo(0.5, 1);
  });

  it("may stand beside the mean of the same covariate", async () => {
    const means = [...trial.means, { covariate: "age" as const, mean: 64 }];
    const figure = await judge({ external: { ...trial, means } });
    expect(figure(`external-trial/survival-${DAY}`).state).toBe("estimated");
    expect(figure("external-trial/effective-sample-size").value).toBeLessThan(persons.length);
  });
});

describe("intervals of the whole chain, where the agreement asks for them", () => {
  it("weigh everyone anew in every draw of a comparison with a publication", async () => {
    const figure = await judge({ external: { ...trial, bootstrap: asked } });
    const wanted = drawnFrom(persons, (drawn) => survival(byMedian(drawn)));
    const found = figure(`external-trial/survival-${DAY}`);
    expect(found.settings.interval).toBe("bootstrap");
    expect(found.settings.analysis).toMatchObject({ bootstrap: asked });
    expect(found.value).toBeCloseTo(wanted.estimate, 8);
    expect(found.lower).toBeCloseTo(wanted.lower, 8);
    expect(found.upper).toBeCloseTo(wanted.upper, 8);
  });

  it("have the spread of the published figure in the difference from it", async () => {
    const figure = await judge({ external: { ...trial, bootstrap: { replicates: 2000, seed: 7 } } });
    const own = figure(`external-trial/survival-${DAY}`);
    const apart = figure(`external-trial/difference-survival-${DAY}`);
    const width = ({ lower, upper }: typeof own) => (upper ?? Number.NaN) - (lower ?? Number.NaN);
    expect(apart.settings.interval).toBe("bootstrap");
    expect(width(apart) / Math.hypot(width(own), 0.14)).toBeGreaterThan(0.93);
    expect(width(apart) / Math.hypot(width(own), 0.14)).toBeLessThan(1.07);
  });

  it("weigh everyone anew in every draw of an adjusted comparison", async () => {
    // Two values of the covariate: the logistic regression is saturated, and the score is a share.
    const halved = persons.map((person) => ({ ...person, ecog: person.ecog === 0 ? 0 : 1 }));
    const facts = {
      ...lungStudy.facts,
      assessment: lungStudy.facts.assessment.map((row) => ({ ...row, value: row.value === 0 ? 0 : 1 })),
    };
    const figure = await judge(
      {
        adjust: {
          ...{ by: "sex", level: "f", against: "m", method: "overlap", estimand: "ato" },
          ...{ covariates: ["ecog"], greatest_weight: 20, bootstrap: asked },
        },
      },
      { ...lungStudy, facts },
    );
    const difference = (drawn: readonly (typeof halved)[number][]): number => {
      const scored = drawn.map((person) => {
        const alike = drawn.filter(({ ecog }) => ecog === person.ecog);
        const score = alike.filter(({ sex }) => sex === "f").length / alike.length;
        return { ...person, weight: person.sex === "f" ? 1 - score : score };
      });
      const of = (wanted: string) => survival(scored.filter(({ sex }) => sex === wanted));
      return of("f") - of("m");
    };
    const wanted = drawnFrom(halved, difference);
    const found = figure(`adjusted-sex-f-against-m/difference-survival-${DAY}`);
    expect(found.settings.interval).toBe("bootstrap");
    expect(found.value).toBeCloseTo(wanted.estimate, 8);
    expect(found.lower).toBeCloseTo(wanted.lower, 8);
    expect(found.upper).toBeCloseTo(wanted.upper, 8);
    const ratio = figure("adjusted-sex-f-against-m/hazard-ratio");
    expect(ratio.settings.interval).toBe("bootstrap");
    expect(ratio.lower).toBeLessThan(ratio.value ?? Number.NaN);
    expect(figure("adjusted-sex-f-against-m/e-value-of-limit").state).toBe("estimated");
  });

  it("are not there where some draws do not give the figure, and the number says so", async () => {
    const last = Math.max(...persons.map(({ days }) => days));
    const figure = await judge({
      landmarks_days: [DAY, last],
      external: { ...trial, survival: [{ days: last, value: 0.05 }], bootstrap: asked },
    });
    expect(figure(`external-trial/survival-${last}`)).toMatchObject({
      ...{ state: "estimated", lower: null, upper: null },
      warnings: [{ id: "replicates-without-estimate" }],
    });
    expect(figure(`external-trial/survival-${last}`).settings.interval).toBeNull();
  });
});
