import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OutcomeRow } from "../../../schemas/measure.ts";
import { brief, type MeasureParameters, outcomesOf } from "../../support/measured.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { clocks, people } from "./people.ts";
import { deathOrPermanentVentilationOf } from "./row-by-row/death-or-permanent-ventilation.ts";
import { overallSurvivalOf } from "./row-by-row/overall-survival.ts";
import { factsOf, iso, type Person } from "./row-by-row/person.ts";
import { scoreChangeOf } from "./row-by-row/score-change.ts";
import { timeToDiscontinuationOf } from "./row-by-row/time-to-discontinuation.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch(1);
});
afterAll(() => scratch.close());

// A crowd is drawn per run; a failure is shown as it is, because shrinking forty people costs minutes.
const runs = { numRuns: 15, seed: 20260630, endOnFailure: true };

/** Every way in which a person ended in any run, so that the last test can see that the crowds met all of them. */
const endings = new Set<string>();

/** What the SQL says of each treated person, beside what a person with a calendar says. */
const bothReadings = async (
  crowd: readonly Person[],
  parameters: MeasureParameters,
  { asOf, dataCut }: { readonly asOf: number; readonly dataCut: number },
  tell: (row: OutcomeRow) => string,
  read: (person: Person) => string | null,
): Promise<{ readonly sql: readonly (readonly string[])[]; readonly byHand: readonly (readonly string[])[] }> => {
  const rows = await outcomesOf(scratch, factsOf(crowd, dataCut), parameters, iso(asOf));
  for (const row of rows) endings.add(`${row.status} ${row.reason}`);
  const byHand = crowd.flatMap((person, i) => {
    const told = read(person);
    return told === null ? [] : [[`p${String(i).padStart(3, "0")}`, told]];
  });
  return { sql: rows.map((row) => [row.person_id, tell(row)]), byHand };
};

describe("the SQL of a measure and a plain reading row by row agree", () => {
  test("overall survival", async () => {
    await fc.assert(
      fc.asyncProperty(people, clocks, async (crowd, clock) => {
        const { sql, byHand } = await bothReadings(
          crowd,
          { kind: "overall-survival", delayed_entry: true },
          clock,
          brief,
          (person) => overallSurvivalOf(person, clock.asOf),
        );
        expect(sql).toStrictEqual(byHand);
      }),
      runs,
    );
  });

  test("time to discontinuation", async () => {
    const parameters = fc.record({
      gap: fc.integer({ min: 1, max: 15 }),
      plusGap: fc.boolean(),
      nextLine: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(people, clocks, parameters, async (crowd, clock, p) => {
        const { sql, byHand } = await bothReadings(
          crowd,
          {
            kind: "time-to-discontinuation",
            gap_days: p.gap,
            stop_date: p.plusGap ? "last-dose-plus-gap" : "last-dose",
            next_line: p.nextLine ? ["b"] : [],
            delayed_entry: true,
          },
          clock,
          brief,
          (person) => timeToDiscontinuationOf(person, p, clock.asOf, clock.dataCut),
        );
        expect(sql).toStrictEqual(byHand);
      }),
      runs,
    );
  });

  test("death or permanent ventilation", async () => {
    const parameters = fc.record({
      hours: fc.constantFrom(15.9, 16),
      days: fc.record({
        rule: fc.constantFrom("at-least" as const, "more-than" as const),
        count: fc.integer({ min: 1, max: 6 }),
      }),
      excludeAcute: fc.boolean(),
      runStart: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(people, clocks, parameters, async (crowd, clock, p) => {
        const { sql, byHand } = await bothReadings(
          crowd,
          {
            kind: "death-or-permanent-ventilation",
            hours_per_day: p.hours,
            days: p.days,
            exclude_acute_reversible: p.excludeAcute,
            event_date: p.runStart ? "run-start" : "criterion-met",
          },
          clock,
          brief,
          (person) => deathOrPermanentVentilationOf(person, p, clock.asOf, clock.dataCut),
        );
        expect(sql).toStrictEqual(byHand);
      }),
      runs,
    );
  });

  test("change of a score", async () => {
    const parameters = fc.record({
      before: fc.integer({ min: 0, max: 10 }),
      after: fc.integer({ min: 0, max: 10 }),
      around: fc.integer({ min: 0, max: 8 }),
      pick: fc.constantFrom("nearest" as const, "first" as const, "last" as const, "worst" as const, "best" as const),
    });
    await fc.assert(
      fc.asyncProperty(people, clocks, parameters, async (crowd, clock, p) => {
        const { sql, byHand } = await bothReadings(
          crowd,
          {
            kind: "score-change",
            scale: "hfmse",
            baseline: { before_days: p.before, after_days: p.after },
            target: { months: 1, before_days: p.around, after_days: p.around },
            pick: p.pick,
            tolerance: 0,
          },
          clock,
          (row) =>
            [row.status, row.baseline, row.value, row.change, row.reason].map((c) => (c === null ? "-" : c)).join(" "),
          (person) => scoreChangeOf(person, p, clock.asOf, clock.dataCut),
        );
        expect(sql).toStrictEqual(byHand);
      }),
      runs,
    );
  });

  test("the crowds met every way to end", () => {
    expect([...endings].sort()).toStrictEqual([
      "not-estimable death",
      "not-estimable death-before-time-zero",
      "not-estimable emigration",
      "not-estimable enters-after-end",
      "not-estimable follow-up-ends-before-time-zero",
      "not-estimable permanent-ventilation-before-time-zero",
      "observed death",
      "observed emigration",
      "observed end-of-data",
      "observed gap",
      "observed next-line",
      "observed null",
      "observed permanent-ventilation",
      "pending assessment-not-due",
      "pending baseline-not-due",
      "pending window-open",
      "unknown conflicting-baseline",
      "unknown conflicting-values",
      "unknown death-date-unknown",
      "unknown no-assessment",
      "unknown no-baseline",
      "unknown no-follow-up",
      "unknown no-ventilation-record",
      "unknown overlapping-ventilation-periods",
    ]);
  });
});
