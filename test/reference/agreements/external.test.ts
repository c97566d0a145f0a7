import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GroupEvaluation } from "../../../pipelines/evaluate/evaluate-group.ts";
import { predictSurvival, survivalRegression } from "../../../pipelines/statistics/index.ts";
import type { ExternalAnalysis } from "../../../schemas/agreement/external-analysis.ts";
import { judgedPersons } from "../../support/judged-persons.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { lungAgreement, lungStudy } from "./lung-study.ts";
import { modelReference } from "./model-reference.ts";

// R 4.2.2, survival 3.5-3: the calls are in make-model-reference.R.
const { landmarks, tau, matched, persons } = modelReference.lung;

const published = { days: 365, value: 0.42, lower: 0.35, upper: 0.49 };
const trial: ExternalAnalysis = {
  ...{ id: "trial", title: { nb: "Studie", en: "Trial" }, source: "made up", n: 120, least_effective_size: 0 },
  means: [
    { covariate: "age", mean: 65 },
    { covariate: "ecog", mean: 1.2 },
  ],
  survival: [published, { days: 183, value: 0.7 }],
};

let scratch: Scratch;
let judged: GroupEvaluation;
const judge = (over: Partial<ExternalAnalysis>, study: Parameters<typeof judgedPersons>[2] = lungStudy) =>
  judgedPersons(scratch, lungAgreement({ external: { ...trial, ...over } }), study);
beforeAll(async () => {
  scratch = await openScratch();
  judged = await judge({});
});
afterAll(() => scratch.close());

const figure = (of: GroupEvaluation, end: string) => {
  const hit = of.results.find((row) => row.figure === `nsclc-pembrolizumab@1/os/${end}`);
  if (hit === undefined) throw new Error(`no figure ${end}`);
  return hit;
};

/** Within a millionth of the number, or of 1 for a difference, where digits are lost: R climbs by steps of its own. */
const expectNear = (
  value: number | null | undefined,
  want: number | undefined,
  size = Math.abs(want ?? Number.NaN),
): void => {
  expect(Math.abs((value ?? Number.NaN) - (want ?? Number.NaN))).toBeLessThan(1e-6 * size);
};

describe("everyone weighted to a publication, from the agreement to the figure", () => {
  it("survival, restricted mean and effective size are those of survfit under the same weights", () => {
    expectNear(figure(judged, "external-trial/effective-sample-size").value, matched.effective);
    for (const [i, day] of landmarks.entries()) {
      const at = figure(judged, `external-trial/survival-${day}`);
      expectNear(at.value, matched.survival[i]);
      expectNear(at.standardError, matched.error[i]);
    }
    const mean = figure(judged, `external-trial/restricted-mean-${tau}`);
    expectNear(mean.value, matched.mean);
    expectNear(mean.standardError, matched.meanError);
  });

  it("the difference takes the published limits for a normal interval, and says that it is unanchored", () => {
    const found = figure(judged, "external-trial/difference-survival-365");
    expectNear(found.value, (matched.survival[1] ?? 0) - published.value, 1);
    expectNear(found.standardError, Math.hypot(matched.error[1] ?? 0, 0.14 / (2 * 1.959963984540054)));
    expect(found.warnings).toContainEqual({ id: "unanchored", values: {} });
    expect(found.settings.analysis).toMatchObject({ source: "made up", means: trial.means });
  });

  it("without published limits there is a difference and no interval", () => {
    const found = figure(judged, "external-trial/difference-survival-183");
    expectNear(found.value, (matched.survival[0] ?? 0) - 0.7, 1);
    expect(found).toMatchObject({ lower: null, upper: null, standardError: null, state: "estimated" });
  });

  it("keeps the published figure as published, of the persons of the publication", () => {
    expect(figure(judged, "external-trial/published-survival-365")).toMatchObject({
      ...{ value: 0.42, lower: 0.35, upper: 0.49, n: 120 },
      settings: { method: "published", interval: "normal", level: 0.95 },
    });
  });

  it("is refused where ours cannot be weighted to it, or where too few would carry it", async () => {
    const impossible = await judge({ means: [{ covariate: "age", mean: 120 }] });
    const few = await judge({ least_effective_size: 227 });
    for (const of of [impossible, few]) {
      expect(figure(of, "external-trial/difference-survival-365")).toMatchObject({
        value: null,
        state: "not-estimable",
        warnings: [{ id: "weights-refused", values: {} }],
      });
    }
  });
});

describe("distributions read beyond follow-up, from the agreement to the figure", () => {
  const agreement = lungAgreement({ extrapolate: { families: ["weibull", "exponential"], horizon_days: 2000 } });

  it("give the survival of the estimator that is held to R, and say from when it is extrapolated", async () => {
    const of = await judgedPersons(scratch, agreement, lungStudy);
    const fit = survivalRegression(
      { time: persons.map(({ days }) => days), event: persons.map(({ died }) => died), covariates: [] },
      { family: "weibull" },
      0.95,
    );
    if (fit.state !== "estimated") throw new Error(fit.reason);
    const found = figure(of, "parametric-weibull/survival-2000");
    expectNear(found.value, predictSurvival(fit, [], [2000]).survival.value[0]);
    expectNear(figure(of, "parametric-weibull/aic").value, fit.aic);
    expect(found.warnings).toContainEqual({ id: "extrapolated", values: { longestDays: 1022 } });
    expect(figure(of, "parametric-exponential/aic").value).toBeGreaterThan(fit.aic);
  });

  it("are drawn from time zero to the horizon by the same numbers, and say how far anybody was observed", async () => {
    const { fitted, results } = await judgedPersons(scratch, agreement, lungStudy);
    expect(fitted.map(({ group }) => group.level)).toEqual(["weibull", "exponential"]);
    const rate = results.find((row) => row.figure.endsWith("parametric-exponential/survival-2000"));
    const [, exponential] = fitted;
    const events = persons.filter(({ died }) => died === 1).length;
    expect(exponential).toMatchObject({ observedTo: 1022, n: persons.length, events });
    expect(exponential?.points[0]).toEqual({ time: 0, survival: 1, lower: 1, upper: 1 });
    // One rate all along: survival on any day is that of the horizon, to the power of the part of the way gone.
    for (const { time, survival } of exponential?.points ?? [])
      expectNear(survival, (rate?.value ?? Number.NaN) ** (time / 2000), 1);
    const last = exponential?.points.at(-1);
    expect(last).toEqual({ time: 2000, survival: rate?.value, lower: rate?.lower, upper: rate?.upper });
    const days = exponential?.points.map(({ time }) => time) ?? [];
    expect(exponential?.ticks.filter((day) => day > 0 && !days.includes(day))).toEqual([]);
  });

  it("give no number where nobody has had the event", async () => {
    const outcomes = new Map(
      [...lungStudy.outcomes].map(([id, rows]) => [id, rows.map((row) => ({ ...row, event: 0 as const }))]),
    );
    const of = await judgedPersons(scratch, agreement, { ...lungStudy, outcomes });
    expect(figure(of, "parametric-weibull/survival-2000")).toMatchObject({
      value: null,
      state: "not-estimable",
      warnings: [{ id: "model-not-fitted", values: {} }],
    });
  });
});
