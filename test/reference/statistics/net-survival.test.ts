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

  // Over days rs.surv takes the hazard of a day differently by terms of second order; over exits, by those of weeks.
  const near = { "pohar-perme": 2e-4, ederer2: 1e-3 } as const;

  test.each(given.rows)("the curve of rs.surv, $method, is near where 50 are at risk", (want) => {
    const got = curveOf(given, want.method === "ederer2" ? "ederer-2" : "pohar-perme");
    expect(Array.from(got.time)).toEqual(want.time);
    want.survival.forEach((survival, row) => {
      if ((got.atRisk[row] ?? 0) < 50) return;
      expect(Math.abs((got.survival[row] ?? Number.NaN) - survival)).toBeLessThan(near[want.method]);
      const error = want.standardError[row] ?? Number.NaN;
      expect(Math.abs((got.standardError[row] ?? Number.NaN) - error)).toBeLessThan(1e-4);
    });
  });
});
