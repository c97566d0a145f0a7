import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alive, dead, delivered, dose, score, ventilated } from "../../support/facts.ts";
import { brief, outcomesOf } from "../../support/measured.ts";
import type { Facts } from "../../support/model-folder.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const moreThan21 = {
  kind: "death-or-permanent-ventilation",
  hours_per_day: 16,
  days: { rule: "more-than", count: 21 },
  exclude_acute_reversible: true,
  event_date: "criterion-met",
} as const;
const atLeast14 = { ...moreThan21, days: { rule: "at-least", count: 14 }, exclude_acute_reversible: false } as const;
type Definition =
  | typeof moreThan21
  | typeof atLeast14
  | (Omit<typeof moreThan21, "event_date"> & { event_date: "run-start" });

const lives = [alive("p", "2023-12-31")];

/** First dose 2023-01-01, judged on 2023-12-31, data cut 2023-06-30, alive at the end of the year unless shown. */
const cases: readonly (readonly [string, Definition, Facts, string])[] = [
  [
    "21 days of 16 hours are not more than 21 days",
    moreThan21,
    { event: [ventilated("p", "2023-02-01", "2023-02-21"), ventilated("p", "2023-02-22", "2023-12-31", 2)] },
    "observed 364 0 end-of-data",
  ],
  [
    "22 days are, and the 22nd is the day",
    moreThan21,
    { event: [ventilated("p", "2023-02-01", "2023-02-22")] },
    "observed 52 1 permanent-ventilation",
  ],
  [
    "13 days are not at least 14 days",
    atLeast14,
    { event: [ventilated("p", "2023-02-01", "2023-02-13"), ventilated("p", "2023-02-14", "2023-12-31", 0)] },
    "observed 364 0 end-of-data",
  ],
  [
    "14 days are, and the 14th is the day",
    atLeast14,
    { event: [ventilated("p", "2023-02-01", "2023-02-14")] },
    "observed 44 1 permanent-ventilation",
  ],
  [
    "the run may be dated on its first day",
    { ...moreThan21, event_date: "run-start" },
    { event: [ventilated("p", "2023-02-01", "2023-02-22")] },
    "observed 31 1 permanent-ventilation",
  ],
  [
    "adjacent periods join",
    atLeast14,
    { event: [ventilated("p", "2023-02-01", "2023-02-07", 16), ventilated("p", "2023-02-08", "2023-02-14", 24)] },
    "observed 44 1 permanent-ventilation",
  ],
  [
    "a day without a record ends the run",
    atLeast14,
    { event: [ventilated("p", "2023-02-01", "2023-02-07"), ventilated("p", "2023-02-09", "2023-02-15")] },
    "observed 45 0 end-of-data",
  ],
  [
    "a day with 15.9 hours ends the run",
    atLeast14,
    {
      event: [
        ventilated("p", "2023-02-01", "2023-02-07"),
        ventilated("p", "2023-02-08", "2023-02-08", 15.9),
        ventilated("p", "2023-02-09", "2023-02-15"),
      ],
    },
    "observed 45 0 end-of-data",
  ],
  [
    "days of an acute, reversible event end the run where the agreement excludes them",
    moreThan21,
    {
      event: [
        ventilated("p", "2023-02-01", "2023-02-10"),
        ventilated("p", "2023-02-11", "2023-02-20", 20, "acute_reversible"),
        ventilated("p", "2023-02-21", "2023-02-28"),
      ],
    },
    "observed 58 0 end-of-data",
  ],
  [
    "and count where it does not",
    atLeast14,
    {
      event: [
        ventilated("p", "2023-02-01", "2023-02-10"),
        ventilated("p", "2023-02-11", "2023-02-20", 20, "acute_reversible"),
      ],
    },
    "observed 44 1 permanent-ventilation",
  ],
  [
    "an ongoing period runs to the data cut: day 14 on the cut itself",
    atLeast14,
    { event: [ventilated("p", "2023-06-17", null)], coverage: [delivered("2023-06-30")] },
    "observed 180 1 permanent-ventilation",
  ],
  [
    "and no further: 13 days by the cut",
    atLeast14,
    { event: [ventilated("p", "2023-06-18", null)], coverage: [delivered("2023-06-30")] },
    "observed 180 0 end-of-data",
  ],
  [
    "death before the run is long enough is the event",
    moreThan21,
    { event: [ventilated("p", "2023-02-01", "2023-03-31")], vital_status: [dead("p", "2023-02-21")] },
    "observed 51 1 death",
  ],
  [
    "29 February is a day like any other",
    atLeast14,
    {
      exposure: [dose("p", "2024-02-01")],
      event: [ventilated("p", "2024-02-16", "2024-02-29")],
      vital_status: [alive("p", "2024-12-31")],
    },
    "observed 28 1 permanent-ventilation",
  ],
  [
    "a run that began before the first dose counts from the first dose when it is dated on its start",
    { ...moreThan21, event_date: "run-start" },
    { event: [ventilated("p", "2022-12-20", "2023-02-22")] },
    "observed 0 1 permanent-ventilation",
  ],
  [
    "ventilated for good before the first dose was never at risk",
    atLeast14,
    { event: [ventilated("p", "2022-12-01", "2023-02-22")] },
    "not-estimable - - permanent-ventilation-before-time-zero",
  ],
  ["silence about ventilation is not breathing unaided", moreThan21, {}, "unknown - - no-ventilation-record"],
  [
    "an assessment that states the hours carries the knowledge until its day",
    moreThan21,
    { assessment: [score("p", "ventilation_hours", "2023-04-01", 0)] },
    "observed 90 0 end-of-data",
  ],
  [
    "death is the event also where nothing is known about ventilation",
    moreThan21,
    { vital_status: [dead("p", "2023-04-01")] },
    "observed 90 1 death",
  ],
  [
    "overlapping periods make the person unknown",
    moreThan21,
    { event: [ventilated("p", "2023-02-01", "2023-02-22"), ventilated("p", "2023-02-22", "2023-02-28", 2)] },
    "unknown - - overlapping-ventilation-periods",
  ],
  [
    "the same period delivered twice does not overlap itself",
    moreThan21,
    { event: [ventilated("p", "2023-02-01", "2023-02-22"), ventilated("p", "2023-02-01", "2023-02-22")] },
    "observed 52 1 permanent-ventilation",
  ],
];

describe("death or permanent ventilation", () => {
  test.each(cases)("%s", async (_, definition, facts, expected) => {
    const all = { exposure: [dose("p", "2023-01-01")], vital_status: lives, ...facts };
    const asOf = all.exposure[0]?.start_date === "2024-02-01" ? "2024-12-31" : "2023-12-31";
    expect((await outcomesOf(scratch, all, definition, asOf)).map(brief)).toStrictEqual([expected]);
  });
});
