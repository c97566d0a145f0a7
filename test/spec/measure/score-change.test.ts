import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dead, delivered, dose, emigrated, score } from "../../support/facts.ts";
import { outcomesOf } from "../../support/measured.ts";
import type { FactRow, Facts } from "../../support/model-folder.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const change = {
  kind: "score-change",
  scale: "hfmse",
  baseline: { before_days: 90, after_days: 14 },
  target: { months: 6, before_days: 30, after_days: 30 },
  pick: "nearest",
  tolerance: 2,
} as const;
type Parameters = { readonly pick?: "nearest" | "first" | "last" | "worst" | "best"; readonly better?: "lower" };

const hfmse = (...scores: readonly (readonly [string, number])[]): readonly FactRow[] =>
  scores.map(([day, value]) => score("p", "hfmse", day, value));

/** First dose 2023-08-31: six months later is 2024-02-29, the window 2024-01-30 to 2024-03-30. Judged on 2024-06-30. */
const cases: readonly (readonly [string, Parameters, Facts, string])[] = [
  [
    "31 August plus six months is 29 February: 30 January is inside the window",
    {},
    { assessment: hfmse(["2023-08-31", 20], ["2024-01-30", 24]) },
    "observed 20 24 4 -",
  ],
  [
    "29 January is outside",
    {},
    { assessment: hfmse(["2023-08-31", 20], ["2024-01-29", 24]) },
    "unknown 20 - - no-assessment",
  ],
  ["30 March is inside", {}, { assessment: hfmse(["2023-08-31", 20], ["2024-03-30", 17]) }, "observed 20 17 -3 -"],
  [
    "31 March is outside",
    {},
    { assessment: hfmse(["2023-08-31", 20], ["2024-03-31", 17]) },
    "unknown 20 - - no-assessment",
  ],
  [
    "the latest baseline up to the first dose is taken, not a later one",
    {},
    { assessment: hfmse(["2023-06-30", 10], ["2023-08-30", 11], ["2023-09-02", 12], ["2024-02-29", 20]) },
    "observed 11 20 9 -",
  ],
  [
    "without one before, the first after the first dose",
    {},
    { assessment: hfmse(["2023-09-02", 12], ["2023-09-14", 13], ["2024-02-29", 20]) },
    "observed 12 20 8 -",
  ],
  [
    "a baseline 91 days before is too old",
    {},
    { assessment: hfmse(["2023-06-01", 12], ["2024-02-29", 20]) },
    "unknown - - - no-baseline",
  ],
  ["0 is a real score", {}, { assessment: hfmse(["2023-08-31", 0], ["2024-02-29", 0]) }, "observed 0 0 0 -"],
  [
    "nearest: equally near, the earlier counts",
    {},
    { assessment: hfmse(["2023-08-31", 20], ["2024-02-27", 25], ["2024-03-02", 21]) },
    "observed 20 25 5 -",
  ],
  [
    "first",
    { pick: "first" },
    { assessment: hfmse(["2023-08-31", 20], ["2024-02-01", 21], ["2024-02-29", 25], ["2024-03-15", 18]) },
    "observed 20 21 1 -",
  ],
  [
    "last",
    { pick: "last" },
    { assessment: hfmse(["2023-08-31", 20], ["2024-02-01", 21], ["2024-02-29", 25], ["2024-03-15", 18]) },
    "observed 20 18 -2 -",
  ],
  [
    "worst",
    { pick: "worst" },
    { assessment: hfmse(["2023-08-31", 20], ["2024-02-01", 21], ["2024-02-29", 25], ["2024-03-15", 18]) },
    "observed 20 18 -2 -",
  ],
  [
    "best",
    { pick: "best" },
    { assessment: hfmse(["2023-08-31", 20], ["2024-02-01", 21], ["2024-02-29", 25], ["2024-03-15", 18]) },
    "observed 20 25 5 -",
  ],
  [
    "worst of a scale on which lower is better is the highest",
    { pick: "worst", better: "lower" },
    { assessment: hfmse(["2023-08-31", 20], ["2024-02-01", 21], ["2024-03-15", 18]) },
    "observed 20 21 1 -",
  ],
  [
    "two scores on the picked day cannot be told apart",
    {},
    { assessment: hfmse(["2023-08-31", 20], ["2024-02-29", 25], ["2024-02-29", 26]) },
    "unknown 20 - - conflicting-values",
  ],
  [
    "the worst of two scores on one day is the lower one",
    { pick: "worst" },
    { assessment: hfmse(["2023-08-31", 20], ["2024-02-29", 26], ["2024-02-29", 25]) },
    "observed 20 25 5 -",
  ],
  [
    "two baselines on one day are no baseline",
    {},
    { assessment: hfmse(["2023-08-31", 20], ["2023-08-31", 21], ["2024-02-29", 25]) },
    "unknown - - - conflicting-baseline",
  ],
  [
    "a death before the window closed leaves nothing to measure",
    {},
    { assessment: hfmse(["2023-08-31", 20]), vital_status: [dead("p", "2024-02-01")] },
    "not-estimable 20 - - death",
  ],
  [
    "so does an emigration",
    {},
    { assessment: hfmse(["2023-08-31", 20]), vital_status: [emigrated("p", "2024-02-01")] },
    "not-estimable 20 - - emigration",
  ],
  [
    "a death after the assessment does not take it away",
    {},
    { assessment: hfmse(["2023-08-31", 20], ["2024-02-10", 22]), vital_status: [dead("p", "2024-02-20")] },
    "observed 20 22 2 -",
  ],
  [
    "another scale does not stand in",
    {},
    { assessment: [...hfmse(["2023-08-31", 20]), score("p", "rulm", "2024-02-29", 30)] },
    "unknown 20 - - no-assessment",
  ],
  [
    "a delivery that ends before the window does cannot hold the score yet",
    {},
    { assessment: hfmse(["2023-08-31", 20]), coverage: [delivered("2024-03-29")] },
    "pending 20 - - assessment-not-due",
  ],
  [
    "nor can one whose delay has not passed",
    {},
    { assessment: hfmse(["2023-08-31", 20]), coverage: [delivered("2024-06-30", 93)] },
    "pending 20 - - assessment-not-due",
  ],
  [
    "when the delay has passed, it is due and not there",
    {},
    { assessment: hfmse(["2023-08-31", 20]), coverage: [delivered("2024-06-30", 92)] },
    "unknown 20 - - no-assessment",
  ],
];

const told = (row: Awaited<ReturnType<typeof outcomesOf>>[number]): string =>
  [row.status, row.baseline, row.value, row.change, row.reason]
    .map((cell) => (cell === null ? "-" : String(cell)))
    .join(" ");

describe("change of a score", () => {
  test.each(cases)("%s", async (_, parameters, facts, expected) => {
    const all = { exposure: [dose("p", "2023-08-31")], ...facts };
    const rows = await outcomesOf(scratch, all, { ...change, ...parameters }, "2024-06-30");
    expect(rows.map(told)).toStrictEqual([expected]);
  });

  test("a score inside an open window waits, unless the first one counts", async () => {
    const facts = { exposure: [dose("p", "2023-08-31")], assessment: hfmse(["2023-08-31", 20], ["2024-02-10", 22]) };
    expect((await outcomesOf(scratch, facts, change, "2024-03-29")).map(told)).toStrictEqual([
      "pending 20 - - window-open",
    ]);
    expect((await outcomesOf(scratch, facts, change, "2024-03-30")).map(told)).toStrictEqual(["observed 20 22 2 -"]);
    const first = { ...change, pick: "first" } as const;
    expect((await outcomesOf(scratch, facts, first, "2024-03-29")).map(told)).toStrictEqual(["observed 20 22 2 -"]);
  });
});
