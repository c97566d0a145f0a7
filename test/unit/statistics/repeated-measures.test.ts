import { describe, expect, test } from "vitest";
import type { VisitChanges } from "../../../pipelines/statistics/index.ts";
import {
  changeByVisit,
  mixedContrast,
  mixedTerms,
  randomEffectsModel,
  repeatedMeasuresModel,
} from "../../../pipelines/statistics/index.ts";
import { repeatedReference } from "../../reference/statistics/repeated-reference.ts";

/** Twelve made-up persons in two groups at three visits, nobody missing. */
const changes: VisitChanges = (() => {
  const values = [
    [-2, -3, -5],
    [1, 0, -1],
    [-1, -4, -4],
    [0, -1, -3],
    [-3, -2, -6],
    [2, -1, -2],
    [0, 1, 1],
    [-1, 1, 2],
    [2, 0, 3],
    [1, 3, 2],
    [-2, 0, -1],
    [0, 2, 1],
  ];
  const rows = values.flatMap((own, person) =>
    own.map((change, k) => ({ person, visit: [30, 90, 180][k] ?? 0, change })),
  );
  return {
    person: rows.map(({ person }) => person),
    visit: rows.map(({ visit }) => visit),
    group: rows.map(({ person }) => (person < 6 ? 1 : 0)),
    change: rows.map(({ change }) => change),
    covariates: [],
  };
})();
const estimated = (data: VisitChanges, method: "satterthwaite" | "kenward-roger" = "satterthwaite") => {
  const got = changeByVisit(data, method, 0.95);
  if (got.state !== "estimated") throw new Error(got.reason);
  return got;
};
const without = (data: VisitChanges, drop: (row: number) => boolean): VisitChanges => {
  const keep = Array.from(data.person).map((_, row) => !drop(row));
  const pick = (column: ArrayLike<number>) => Array.from(column).filter((_, row) => keep[row]);
  return {
    person: pick(data.person),
    visit: pick(data.visit),
    group: pick(data.group),
    change: pick(data.change),
    covariates: data.covariates.map((one) => ({ ...one, values: pick(one.values) })),
  };
};

describe("with nobody missing", () => {
  test.each(["satterthwaite", "kenward-roger"] as const)(
    "every visit's difference is the two-sample t-test of that visit, %s",
    (method) => {
      const got = estimated(changes, method);
      for (const { visit, group, estimate, standardError, degreesOfFreedom } of got.differences) {
        const of = (wanted: number) =>
          Array.from(changes.change).filter((_, i) => changes.visit[i] === visit && changes.group[i] === wanted);
        const mean = (own: readonly number[]) => own.reduce((sum, one) => sum + one, 0) / own.length;
        const squares = (own: readonly number[]) => own.reduce((sum, one) => sum + (one - mean(own)) ** 2, 0);
        expect(group).toBe(1);
        expect(estimate).toBeCloseTo(mean(of(1)) - mean(of(0)), 10);
        expect(standardError).toBeCloseTo(Math.sqrt(((squares(of(1)) + squares(of(0))) / 10) * (2 / 6)), 9);
        expect(degreesOfFreedom).toBeCloseTo(10, 7);
      }
      expect(got.means.map(({ persons }) => persons)).toEqual([6, 6, 6, 6, 6, 6]);
    },
  );
});

describe("with visits missing", () => {
  const holes = new Set([2, 8, 17, 20, 25, 26]);
  const data = without(changes, (row) => holes.has(row));

  test("persons with a missing visit still count, and the plain mean of those seen is not the answer", () => {
    const got = estimated(data);
    const last = got.means.find(({ group, visit }) => group === 1 && visit === 180);
    const seen = Array.from(data.change).filter((_, i) => data.visit[i] === 180 && data.group[i] === 1);
    expect(last?.persons).toBe(seen.length);
    expect(Math.abs((last?.estimate ?? 0) - seen.reduce((sum, one) => sum + one, 0) / seen.length)).toBeGreaterThan(
      0.05,
    );
  });

  test("Kenward and Roger's errors are no smaller than the plain ones", () => {
    const plain = estimated(data, "satterthwaite");
    const wide = estimated(data, "kenward-roger");
    wide.means.forEach((own, k) => {
      expect(own.standardError).toBeGreaterThanOrEqual((plain.means[k]?.standardError ?? Number.NaN) * (1 - 1e-9));
      expect(own.estimate).toBeCloseTo(plain.means[k]?.estimate ?? Number.NaN, 9);
    });
  });

  test("the order of rows does not matter, and scaling the values scales the answers", () => {
    const got = estimated(data);
    const order = Array.from(data.person.length === undefined ? [] : Array.from(data.person).keys()).toReversed();
    const turn = (column: ArrayLike<number>) => order.map((row) => column[row] ?? Number.NaN);
    const turned = estimated({
      ...data,
      person: turn(data.person),
      visit: turn(data.visit),
      group: turn(data.group),
      change: turn(data.change),
    });
    const scaled = estimated({ ...data, change: Array.from(data.change, (own) => own * 1000) });
    got.means.forEach((own, k) => {
      expect(turned.means[k]?.estimate).toBeCloseTo(own.estimate, 8);
      expect((scaled.means[k]?.estimate ?? 0) / 1000).toBeCloseTo(own.estimate, 8);
      expect(scaled.means[k]?.degreesOfFreedom).toBeCloseTo(own.degreesOfFreedom, 6);
    });
  });
});

test("means are at the average covariate of persons, however often each was seen", () => {
  const baseline = Array.from(changes.person, (person) => person * person);
  const got = estimated({ ...changes, covariates: [{ name: "baseline", values: baseline, byVisit: true }] });
  const shifted = estimated({
    ...changes,
    covariates: [{ name: "baseline", values: baseline.map((own) => own + 50), byVisit: true }],
  });
  got.means.forEach((own, k) => {
    expect(shifted.means[k]?.estimate).toBeCloseTo(own.estimate, 8);
  });
  const differs = baseline.map((own, row) => (row === 0 ? own + 1 : own));
  expect(() => estimated({ ...changes, covariates: [{ name: "baseline", values: differs, byVisit: false }] })).toThrow(
    RangeError,
  );
});

describe("what cannot be told is refused by name", () => {
  test("a group that nobody of was seen at a visit", () => {
    const data = without(changes, (row) => changes.visit[row] === 90 && changes.group[row] === 1);
    expect(changeByVisit(data, "satterthwaite", 0.95)).toEqual({
      state: "not-estimable",
      reason: "empty-cell",
      group: 1,
      visit: 90,
    });
  });

  test("two visits that no one person was seen at", () => {
    const data = without(changes, (row) => changes.visit[row] === ((changes.person[row] ?? 0) % 2 === 0 ? 180 : 90));
    expect(changeByVisit(data, "satterthwaite", 0.95)).toMatchObject({ reason: "covariance-not-identified" });
  });

  test("a single person, nobody, and fixed effects that say the same", () => {
    const one = {
      person: [1, 1],
      visit: [1, 2],
      value: [3, 4],
      fixed: [
        { name: "a", values: [1, 0] },
        { name: "b", values: [0, 1] },
      ],
    };
    expect(repeatedMeasuresModel(one, "satterthwaite")).toMatchObject({ reason: "too-few-rows" });
    expect(
      repeatedMeasuresModel({ person: [], visit: [], value: [], fixed: [{ name: "a", values: [] }] }, "satterthwaite"),
    ).toMatchObject({
      reason: "too-few-rows",
      persons: 0,
    });
    const fixed = [
      { name: "one", values: Array.from(changes.person, () => 1) },
      { name: "two", values: Array.from(changes.person, () => 2) },
    ];
    expect(repeatedMeasuresModel({ ...changes, value: changes.change, fixed }, "satterthwaite")).toMatchObject({
      reason: "collinear-fixed-effects",
      effects: ["two"],
    });
    const equal = { ...changes, value: Array.from(changes.person, () => 3), fixed: fixed.slice(0, 1) };
    expect(repeatedMeasuresModel(equal, "satterthwaite")).toMatchObject({ reason: "too-few-rows" });
  });

  test("a random effect without variance", () => {
    // Within each person values differ more than persons do: the likelihood is highest below a variance of 0.
    const person = [1, 1, 2, 2, 3, 3, 4, 4];
    const value = [1, 9, 8.5, 2, 1.5, 9, 9, 1];
    const ones = { name: "intercept", values: person.map(() => 1) };
    expect(randomEffectsModel({ person, value, fixed: [ones], random: [ones] }, "satterthwaite")).toMatchObject({
      reason: "random-variance-at-zero",
    });
  });

  test("rows that cannot be those of the model", () => {
    const ones = { name: "intercept", values: [1, 1] };
    expect(() =>
      repeatedMeasuresModel({ person: [1, 1], visit: [5, 5], value: [1, 2], fixed: [ones] }, "satterthwaite"),
    ).toThrow(RangeError);
    expect(() =>
      repeatedMeasuresModel({ person: [1, 2], visit: [5, 5], value: [1, 2], fixed: [] }, "satterthwaite"),
    ).toThrow(RangeError);
    expect(() =>
      repeatedMeasuresModel({ person: [1, 2], visit: [5, 5], value: [1, Number.NaN], fixed: [ones] }, "satterthwaite"),
    ).toThrow(RangeError);
  });
});

test("a contrast of one coefficient is that coefficient; a contrast of nothing is refused", () => {
  const given = repeatedReference.random[0];
  if (given === undefined) throw new Error("no reference");
  const fit = randomEffectsModel(given, "satterthwaite");
  if (fit.state !== "estimated") throw new Error(fit.reason);
  const [first] = mixedTerms(fit, 0.95);
  expect(mixedContrast(fit, [1, 0, 0, 0], 0.95)).toEqual({ ...first, name: undefined });
  expect(() => mixedContrast(fit, [0, 0, 0, 0], 0.95)).toThrow(RangeError);
  expect(() => mixedContrast(fit, [1], 0.95)).toThrow(RangeError);
});
