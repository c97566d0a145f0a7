import { describe, expect, test } from "vitest";
import type { NetSurvivalMethod } from "../../../pipelines/statistics/index.ts";
import { netSurvival } from "../../../pipelines/statistics/index.ts";
import type { ReferenceNetSurvival } from "./net-survival-reference.ts";
import { netSurvivalReference } from "./net-survival-reference.ts";
import { relativeError } from "./relative-error.ts";

// R 4.2.2, relsurv 2.2-9: the calls are in make-net-survival-reference.R.
const { tables, cases, made } = netSurvivalReference;

test("the reference was made with the versions the method text names", () => {
  expect(made).toMatchObject({ R: "4.2.2", relsurv: "2.2.9" });
});

const curveOf = (given: ReferenceNetSurvival, method: NetSurvivalMethod) => {
  const { entry, ...persons } = given;
  const late = entry.length > 1 && entry.some((day) => day >= 0);
  return netSurvival(late ? given : persons, tables[given.table], method, 0.95);
};

describe.each(cases)("$name", (given) => {
  test.each([
    ["pohar-perme", given.poharPerme],
    ["ederer-2", given.ederer2],
  ] as const)("the %s curve is that of the estimator written out over days", (method, want) => {
    const got = curveOf(given, method);
    expect(relativeError(got.time, want.time)).toBe(0);
    expect(relativeError(got.atRisk, want.atRisk)).toBe(0);
    expect(relativeError(got.survival, want.survival)).toBeLessThan(1e-9);
    expect(relativeError(got.standardError, want.standardError)).toBeLessThan(1e-9);
    expect(got.personDaysOutside).toBe(0);
  });

  test.each(given.rows)("the $method curve is that of rs.surv, deaths taken as jumps", (want) => {
    const got = curveOf(given, want.method === "ederer2" ? "ederer-2" : "pohar-perme");
    expect(relativeError(got.time, want.time)).toBe(0);
    expect(relativeError(got.survival, want.survival)).toBeLessThan(1e-9);
    expect(relativeError(got.standardError, want.standardError)).toBeLessThan(1e-9);
  });
});

test("rs.surv has an answer for each set without late entries and day 0", () => {
  expect(cases.filter(({ rows }) => rows.length === 2)).toHaveLength(7);
});
