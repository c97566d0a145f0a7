import { expect, test } from "vitest";
import { gammaQuantile } from "../../../pipelines/statistics/distributions/gamma-quantile.ts";
import {
  eventTableFromPersons,
  exactRate,
  meanWithInterval,
  stratifiedLogRankTest,
  studentTQuantile,
  wilsonProportion,
} from "../../../pipelines/statistics/index.ts";
import type { ReferenceStratified } from "./regression-reference.ts";
import { intervalReference } from "./regression-reference.ts";
import { relativeError } from "./relative-error.ts";

// R 4.2.2, survival 3.5-3: the calls are in make-regression-reference.R.
const tolerance = 1e-11;
const at = (column: readonly number[], i: number): number => column[i] ?? Number.NaN;

const strataOf = ({ entry, time, event, group, stratum }: ReferenceStratified) =>
  [...new Set(stratum)].toSorted().map((s) =>
    [...new Set(group)].toSorted().map((g) => {
      const pick = (column: readonly number[]) => column.filter((_, i) => group[i] === g && stratum[i] === s);
      const persons = { time: pick(time), event: pick(event) };
      return eventTableFromPersons(entry.length === 0 ? persons : { ...persons, entry: pick(entry) });
    }),
  );

test.each(intervalReference.stratified)("the stratified log-rank test of $name is that of R", (given) => {
  const got = stratifiedLogRankTest(strataOf(given));
  if (got.state !== "estimated") throw new Error(got.reason);
  expect(got.degreesOfFreedom).toBe(given.df);
  // coxph, which R has for delayed entry, tells neither.
  if (given.entry.length === 0) {
    expect(Array.from(got.observed)).toEqual(given.observed);
    expect(relativeError(got.expected, given.expected)).toBeLessThan(tolerance);
  }
  expect(relativeError([got.chiSquare], [given.chiSquare])).toBeLessThan(tolerance);
  expect(relativeError([got.pValue], [given.pValue])).toBeLessThan(1e-10);
});

test("Wilson intervals are those of prop.test without correction", () => {
  const { successes, trials, level, lower, upper } = intervalReference.wilson;
  const got = successes.map((x, i) => wilsonProportion(x, at(trials, i), at(level, i)));
  const bounds = (side: "lower" | "upper") => got.map((one) => (one.state === "estimated" ? one[side] : null));
  expect(relativeError(bounds("lower"), lower)).toBeLessThan(1e-10);
  expect(relativeError(bounds("upper"), upper)).toBeLessThan(tolerance);
});

test("exact intervals for rates are those of poisson.test", () => {
  const { events, personTime, level, lower, upper } = intervalReference.rates;
  const got = events.map((x, i) => exactRate(x, at(personTime, i), at(level, i)));
  const bounds = (side: "lower" | "upper") => got.map((one) => (one.state === "estimated" ? one[side] : null));
  expect(relativeError(bounds("lower"), lower)).toBeLessThan(tolerance);
  expect(relativeError(bounds("upper"), upper)).toBeLessThan(tolerance);
});

test("gamma quantiles are those of qgamma, from both ends", () => {
  const { p, shape, lower, upper } = intervalReference.gamma;
  const got = (tail: "lower" | "upper") => p.map((value, i) => gammaQuantile(value, at(shape, i), tail));
  expect(relativeError(got("lower"), lower)).toBeLessThan(tolerance);
  expect(relativeError(got("upper"), upper)).toBeLessThan(tolerance);
});

test("t quantiles are those of qt, far out and with many degrees of freedom", () => {
  const { p, df, quantile } = intervalReference.studentT;
  const got = p.map((value, i) => studentTQuantile(value, at(df, i)));
  expect(relativeError(got, quantile)).toBeLessThan(tolerance);
});

test("means and their intervals are those of t.test", () => {
  for (const { values, found } of intervalReference.means) {
    const got = meanWithInterval(values, 0.95);
    if (got.state !== "estimated") throw new Error(got.reason);
    expect(relativeError([got.mean, got.standardError, got.lower, got.upper], found)).toBeLessThan(tolerance);
  }
});
