import fc from "fast-check";
import { expect, test } from "vitest";
import { changeByVisit } from "../../../pipelines/statistics/index.ts";

/** Twelve to twenty persons, two groups, two visits of which a person may miss the second. */
const person = fc.record({
  group: fc.nat(1),
  change: fc.integer({ min: -20, max: 20 }),
  later: fc.option(fc.integer({ min: -20, max: 20 })),
});
const persons = fc.array(person, { minLength: 12, maxLength: 20 });
const check = <T extends unknown[]>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 60 });
const near = (got: number | undefined, want: number, digits = 1e-8): void => {
  expect(Math.abs((got ?? Number.NaN) - want)).toBeLessThanOrEqual(digits * Math.max(1, Math.abs(want)));
};

interface Row {
  readonly person: number;
  readonly visit: number;
  readonly group: number;
  readonly change: number;
}

const rowsOf = (all: readonly { group: number; change: number; later: number | null }[]): readonly Row[] =>
  all.flatMap(({ group, change, later }, number) => {
    const first = { person: number, visit: 30, group, change };
    return later === null ? [first] : [first, { ...first, visit: 90, change: later }];
  });
const fitOf = (rows: readonly Row[]) =>
  changeByVisit(
    {
      person: rows.map((row) => row.person),
      visit: rows.map((row) => row.visit),
      group: rows.map((row) => row.group),
      change: rows.map((row) => row.change),
      covariates: [],
    },
    "satterthwaite",
    0.95,
  );

test("order of rows and names of persons do not matter; a change of zero and unit moves means, not the comparison", () => {
  check(
    fc.property(persons, fc.integer({ min: -40, max: 40 }), fc.constantFrom(2, 7, 365.25), (all, zero, unit) => {
      const rows = rowsOf(all);
      const want = fitOf(rows);
      if (want.state !== "estimated") return;
      const others = fitOf(rows.toReversed().map((row) => ({ ...row, person: 1000 - row.person })));
      const moved = fitOf(rows.map((row) => ({ ...row, change: row.change * unit + zero })));
      if (others.state !== "estimated" || moved.state !== "estimated") throw new Error("not estimable");
      want.means.forEach(({ estimate, standardError }, k) => {
        near(others.means[k]?.estimate, estimate);
        near(others.means[k]?.standardError, standardError);
        near(moved.means[k]?.estimate, estimate * unit + zero);
        near(moved.means[k]?.standardError, standardError * unit);
      });
      want.differences.forEach(({ estimate, degreesOfFreedom }, k) => {
        near(moved.differences[k]?.estimate, estimate * unit);
        near(moved.differences[k]?.degreesOfFreedom, degreesOfFreedom, 1e-6);
      });
    }),
  );
});
