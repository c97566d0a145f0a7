import fc from "fast-check";
import { expect, test } from "vitest";
import { standardisedDifferences } from "../../../pipelines/statistics/index.ts";

const person = fc.record({
  treated: fc.nat(1),
  x: fc.integer({ min: -50, max: 50 }),
  weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
});
type Person = { readonly treated: number; readonly x: number; readonly weight: number };

/** Before and after weighting; null where there are not two groups. */
const differences = (persons: readonly Person[]): readonly (number | null)[] | null => {
  const x = { name: "x", values: persons.map((one) => one.x) };
  const weight = persons.map((one) => one.weight);
  const treated = persons.map((one) => one.treated);
  const got = standardisedDifferences(treated, [x], weight, "pooled");
  return got.state === "estimated" ? got.covariates.flatMap(({ before, after }) => [before, after]) : null;
};

const expectNear = (got: ReturnType<typeof differences>, want: ReturnType<typeof differences>, sign = 1): void => {
  if (got === null || want === null) {
    expect(got).toBe(want);
    return;
  }
  want.forEach((value, k) => {
    const own = got[k];
    if (typeof value === "number" && typeof own === "number") expect(own).toBeCloseTo(sign * value, 8);
    else expect(own).toBe(value);
  });
};

test("a standardised difference turns with the groups, and heeds neither order, unit and zero of the covariate nor scale of weights", () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 2, maxLength: 40 }), (drawn) => {
      // Away from 0 and 1, so that no other unit makes a column of shares of it.
      const persons = drawn.map((one) => ({ ...one, x: one.x + 100 }));
      const want = differences(persons);
      expectNear(differences(persons.toReversed()), want);
      expectNear(differences(persons.map((one) => ({ ...one, treated: 1 - one.treated }))), want, -1);
      expectNear(differences(persons.map((one) => ({ ...one, x: 2.5 * one.x + 10 }))), want);
      expectNear(differences(persons.map((one) => ({ ...one, weight: 3 * one.weight }))), want);
    }),
    { numRuns: 200 },
  );
});
