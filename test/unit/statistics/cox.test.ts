import { describe, expect, test } from "vitest";
import type { CoxData, CoxSettings } from "../../../pipelines/statistics/index.ts";
import { coxRegression, proportionalHazardsTest } from "../../../pipelines/statistics/index.ts";

const efron: CoxSettings = { ties: "efron", level: 0.95, robust: false };
const column = (values: readonly number[], name = "x") => ({ name, values });
const refusal = (data: CoxData, settings = efron) => {
  const fit = coxRegression(data, settings);
  return fit.state === "estimated" ? fit.state : { reason: fit.reason, covariates: fit.covariates };
};
const estimate = (data: CoxData, settings = efron) => {
  const fit = coxRegression(data, settings);
  if (fit.state !== "estimated") throw new Error(fit.reason);
  return fit;
};

const sixMp = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
const sixMpEvent = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
const freireich: CoxData = {
  time: [...sixMp, ...placebo],
  event: [...sixMpEvent, ...placebo.map(() => 1)],
  covariates: [column([...sixMp.map(() => 1), ...placebo.map(() => 0)], "6-MP")],
};

test("6-MP cuts the hazard of relapse to a fifth; the rule for ties moves the figure, not the message", () => {
  const hazardRatio = (ties: CoxSettings["ties"]) => estimate(freireich, { ...efron, ties }).terms[0];
  expect(hazardRatio("efron")?.hazardRatio).toBeCloseTo(0.2076, 4);
  expect(hazardRatio("efron")?.lower).toBeCloseTo(0.0925, 4);
  expect(hazardRatio("efron")?.upper).toBeCloseTo(0.4659, 4);
  expect(hazardRatio("breslow")?.hazardRatio).toBeCloseTo(0.2211, 4);
  expect(hazardRatio("exact")?.hazardRatio).toBeCloseTo(0.1963, 4);
});

describe("a regression the data do not allow is refused, with the reason and the covariate", () => {
  const time = [1, 2, 3, 4, 5, 6];
  const event = [1, 1, 1, 1, 0, 1];
  const mixed = [3, 1, 4, 1, 5, 9];

  test("nobody has time at risk, or nobody has the event", () => {
    expect(refusal({ time: [], event: [], covariates: [column([])] })).toEqual({ reason: "no-rows", covariates: [] });
    expect(refusal({ entry: [3], time: [3], event: [1], covariates: [column([1])] })).toMatchObject({
      reason: "no-rows",
    });
    expect(refusal({ time, event: time.map(() => 0), covariates: [column(mixed)] })).toMatchObject({
      reason: "no-events",
    });
  });

  test("a weight is 0 or below", () => {
    for (const weight of [0, -1]) {
      const data = { time, event, covariates: [column(mixed)], weight: [1, 1, weight, 1, 1, 1] };
      expect(refusal(data)).toMatchObject({ reason: "weight-not-positive" });
    }
  });

  test("a covariate is constant, in all rows or in each stratum", () => {
    const constant = { reason: "constant-covariate", covariates: ["drug"] };
    const sevens = column([7.1, 7.1, 7.1, 7.1, 7.1, 7.1], "drug");
    expect(refusal({ time, event, covariates: [column(mixed), sevens] })).toEqual(constant);
    const byStratum = { time, event, stratum: [0, 0, 0, 1, 1, 1], covariates: [column([2, 2, 2, 8, 8, 8], "drug")] };
    expect(refusal(byStratum)).toEqual(constant);
  });

  test("a covariate differs only among those who had left when events happened", () => {
    const data = { time: [1, 2, 3, 4], event: [0, 0, 1, 1], covariates: [column([5, 6, 1, 1], "late")] };
    expect(refusal(data)).toEqual({ reason: "no-contrast", covariates: ["late"] });
    expect(refusal({ time: [5, 5], event: [1, 1], covariates: [column([1, 2])] }, { ...efron, ties: "exact" })).toEqual(
      {
        reason: "no-contrast",
        covariates: ["x"],
      },
    );
  });

  test("a covariate is the sum of two others", () => {
    const other = [2, 7, 1, 8, 2, 8];
    const sum = mixed.map((value, i) => 3 * value - 2 * (other[i] ?? 0) + 11);
    const covariates = [column(mixed, "a"), column(other, "b"), column(sum, "c")];
    expect(refusal({ time, event, covariates })).toEqual({ reason: "collinear-covariates", covariates: ["c"] });
  });

  test("a covariate tells at every event who has it, upwards or downwards", () => {
    const highest = { time, event, covariates: [column([6, 5, 4, 3, 2, 1], "dose")] };
    const lowest = { time, event, covariates: [column([1, 2, 3, 4, 5, 6], "dose")] };
    const separated = { reason: "separation", covariates: ["dose"] };
    for (const ties of ["efron", "breslow", "exact"] as const) {
      expect(refusal(highest, { ...efron, ties })).toEqual(separated);
      expect(refusal(lowest, { ...efron, ties })).toEqual(separated);
    }
  });

  test("a covariate separates although one alone at risk, of next to no risk, stands between the others", () => {
    const data = {
      entry: [3, 4, 0, 2, -1],
      time: [4, 5.001, 1.002, 3.003, 3.004],
      event: [1, 1, 1, 0, 1],
      covariates: [{ name: "z", values: [3, 0, 0, 0, 1] }],
    };
    const got = coxRegression(data, { ties: "efron", level: 0.95, robust: false });
    expect(got).toMatchObject({ state: "not-estimable", reason: "separation", covariates: ["z"] });
  });

  test("a group without events is separated, whatever stands beside it", () => {
    const group = column([0, 0, 0, 0, 1, 0], "spared");
    const age = column([60, 71, 55, 64, 62, 58], "age");
    expect(refusal({ time, event, covariates: [age, group] })).toEqual({
      reason: "separation",
      covariates: ["spared"],
    });
    const tiny = time.map(() => 1e-7);
    expect(refusal({ time, event, covariates: [group], weight: tiny })).toMatchObject({ reason: "separation" });
  });

  test("small weights alone are no separation", () => {
    const data = { time, event, covariates: [column([0, 1, 1, 0, 1, 0])] };
    const weight = time.map(() => 1e-7);
    const [plain, light] = [estimate(data), estimate({ ...data, weight })];
    expect(light.terms[0]?.coefficient).toBeCloseTo(plain.terms[0]?.coefficient ?? Number.NaN, 8);
  });
});

test("columns that cannot be those of a regression are a programmer's error", () => {
  const time = [1, 2, 3];
  const event = [1, 0, 1];
  const covariates = [column([1, 2, 4])];
  const faulty: readonly CoxData[] = [
    { time, event, covariates: [] },
    { time, event, covariates: [column([1, 2, 4]), column([3, 1, 2])] },
    { time, event, covariates: [column([1, 2])] },
    { time, event, covariates: [column([1, Number.NaN, 4])] },
    { time, event: [1, 2, 0], covariates },
    { time: [1, 2, Number.POSITIVE_INFINITY], event, covariates },
    { time, event, covariates, weight: [1, Number.NaN, 1] },
    { time, event, covariates, cluster: [1, 2] },
  ];
  for (const data of faulty) expect(() => coxRegression(data, efron)).toThrow(RangeError);
  const good = { time, event, covariates };
  expect(() => coxRegression(good, { ...efron, level: 1 })).toThrow(RangeError);
  expect(() => coxRegression(good, { ...efron, ties: "exact", robust: true })).toThrow(RangeError);
  expect(() => coxRegression({ ...good, weight: [1, 1, 1] }, { ...efron, ties: "exact" })).toThrow(RangeError);
});

test("rows without time at risk are left out and counted", () => {
  const data = { entry: [0, 2, 0, 0, 3], time: [4, 2, 5, 7, 1], event: [1, 1, 1, 0, 1] };
  const covariates = [column([1, 9, 0, 2, 9])];
  const fit = estimate({ ...data, covariates });
  expect(fit).toMatchObject({ n: 3, events: 2, excluded: 2 });
  const without = estimate({ time: [4, 5, 7], event: [1, 1, 0], covariates: [column([1, 0, 2])] });
  expect(fit.terms).toEqual(without.terms);
});

test("cutting the rows at the start of treatment takes away the time the treated could not have died", () => {
  // Six patients; treatment starts on day 10 for two of the three then alive. By hand: r / (2r + 1) * 1 / (1 + r) is
  // largest at r = 1 / sqrt(2).
  const died = [4, 6, 8, 14, 16, 20];
  const treatedFrom = [null, null, null, 10, null, 10];
  const naive = estimate({
    time: died,
    event: died.map(() => 1),
    covariates: [column(treatedFrom.map((day) => (day === null ? 0 : 1)))],
  });
  const pieces = died.flatMap((day, i) => {
    const start = treatedFrom[i] ?? null;
    if (start === null) return [{ entry: 0, time: day, event: 1, x: 0 }];
    return [
      { entry: 0, time: start, event: 0, x: 0 },
      { entry: start, time: day, event: 1, x: 1 },
    ];
  });
  const asItHappened = estimate({
    entry: pieces.map((piece) => piece.entry),
    time: pieces.map((piece) => piece.time),
    event: pieces.map((piece) => piece.event),
    covariates: [column(pieces.map((piece) => piece.x))],
  });
  expect(naive.terms[0]?.hazardRatio).toBeLessThan(0.3);
  expect(asItHappened.terms[0]?.hazardRatio).toBeCloseTo(Math.SQRT1_2, 6);
});

test("a risk set from which someone of enormous risk was taken keeps its digits", () => {
  // Two cohorts that are never at risk together: the same as two strata. The later one holds a hazard e^40 times larger.
  const early = { entry: [0, 0, 0, 0, 0], time: [2, 3, 4, 5, 6], event: [1, 1, 0, 1, 1], x: [0, 1, 0.5, 1, 0] };
  const late = { entry: [7, 7, 7, 7, 7], time: [8, 9, 10, 11, 12], event: [1, 0, 1, 1, 1], x: [60, 1, 0, 1, 0.5] };
  const both = (name: "entry" | "time" | "event" | "x") => [...early[name], ...late[name]];
  const data = { entry: both("entry"), time: both("time"), event: both("event"), covariates: [column(both("x"))] };
  const together = estimate(data);
  const apart = estimate({ ...data, stratum: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1] });
  expect(together.terms[0]?.coefficient).toBeCloseTo(apart.terms[0]?.coefficient ?? Number.NaN, 10);
  expect(together.terms[0]?.standardError).toBeCloseTo(apart.terms[0]?.standardError ?? Number.NaN, 10);
});

test("with no more clusters than covariates there is no robust error, where the formula would give 0", () => {
  const data = {
    time: [1, 2, 3, 4, 5, 6, 7],
    event: [1, 1, 0, 1, 1, 0, 1],
    covariates: [column([3, 1, 4, 1, 5, 9, 2], "a"), column([2, 7, 1, 8, 2, 8, 1], "b")],
  };
  const robust = { ...efron, robust: true };
  const singular = { reason: "robust-variance-singular", covariates: [] };
  expect(refusal({ ...data, cluster: [1, 1, 1, 1, 1, 1, 1] }, robust)).toEqual(singular);
  expect(refusal({ ...data, cluster: [1, 1, 1, 2, 2, 2, 2] }, robust)).toEqual(singular);
  expect(estimate({ ...data, cluster: [1, 1, 2, 2, 3, 3, 4] }, robust).clusters).toBe(4);
  expect(estimate(data, robust).clusters).toBe(7);
  expect(estimate(data).clusters).toBeNull();
});

test("what rounding leaves of a robust variance of 0 is not taken for one", () => {
  const data = {
    time: [2, 2, 1, 2, 1, 1],
    event: [0, 1, 0, 1, 0, 1],
    stratum: [1, 1, 0, 1, 0, 1],
    cluster: [0, 0, 0, 0, 1, 2],
    covariates: [column([1, 0, 0, 0, 0, 1], "x"), column([3, 0, 0, 1, 0, 3], "z")],
  };
  expect(estimate(data).terms).toHaveLength(2);
  expect(refusal(data, { ...efron, robust: true })).toEqual({ reason: "robust-variance-singular", covariates: [] });
});

test("scores that cancel within a day give no robust error either", () => {
  const together = { time: [1, 1, 1], event: [1, 1, 1], covariates: [column([0, 0, 1])] };
  expect(refusal(together, { ...efron, robust: true })).toMatchObject({ reason: "robust-variance-singular" });
});

describe("the test of proportional hazards", () => {
  test("sees an effect that turns", () => {
    // Those with x die first of all, and those without it last of all but two.
    const time = Array.from({ length: 40 }, (_, i) => i + 1);
    const x = time.map((day) => (day <= 12 ? Number(day % 4 !== 0) : Number(day % 4 === 0)));
    const data = { time, event: time.map(() => 1), covariates: [column(x)] };
    const got = proportionalHazardsTest(data, estimate(data), "identity");
    expect(got.state === "estimated" ? got.all.pValue : 1).toBeLessThan(0.05);
    expect(got.state === "estimated" ? got.terms.map((term) => term.name) : []).toEqual(["x"]);
  });

  test("is refused where all events fall on one day", () => {
    const data = { time: [5, 5, 6, 7], event: [1, 1, 0, 0], covariates: [column([1, 0, 1, 3])] };
    expect(proportionalHazardsTest(data, estimate(data), "km")).toEqual({
      state: "not-estimable",
      reason: "no-change-visible",
    });
  });

  test("takes only the covariates of the fit", () => {
    const other = { ...freireich, covariates: [column(Array.from(freireich.covariates[0]?.values ?? []), "other")] };
    expect(() => proportionalHazardsTest(other, estimate(freireich), "km")).toThrow(RangeError);
  });
});
