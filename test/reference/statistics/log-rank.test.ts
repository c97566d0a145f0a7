import { expect, test } from "vitest";
import { eventTableFromPersons, logRankTest } from "../../../pipelines/statistics/index.ts";
import type { ReferenceLogRank } from "./reference.ts";
import { reference } from "./reference.ts";
import { relativeError } from "./relative-error.ts";

const tablesOf = ({ entry, time, event, group }: ReferenceLogRank) =>
  [...new Set(group)].toSorted().map((wanted) => {
    const pick = (column: readonly number[]) => column.filter((_, i) => group[i] === wanted);
    const persons = { time: pick(time), event: pick(event) };
    return eventTableFromPersons(entry.length === 0 ? persons : { ...persons, entry: pick(entry) });
  });

// R 4.2.2, survival 3.5-3: survdiff, and coxph(ties = "exact") under delayed entry.
test.each(reference.logRanks)("the log-rank test of $name is that of R", (given) => {
  const got = logRankTest(tablesOf(given));
  if (got.state !== "estimated") throw new Error(got.reason);
  expect(got.degreesOfFreedom).toBe(given.df);
  expect(relativeError([got.chiSquare], [given.chiSquare])).toBeLessThan(1e-11);
  expect(relativeError([got.pValue], [given.pValue])).toBeLessThan(1e-10);
  if (given.observed.length === 0) return;
  expect(Array.from(got.observed)).toEqual(given.observed);
  expect(relativeError(got.expected, given.expected)).toBeLessThan(1e-11);
});
