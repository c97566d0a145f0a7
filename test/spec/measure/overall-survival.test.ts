import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alive, dead, dose, emigrated } from "../../support/facts.ts";
import { brief, outcomesOf } from "../../support/measured.ts";
import type { FactRow } from "../../support/model-folder.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const os = { kind: "overall-survival", delayed_entry: true } as const;

/** First dose 2024-01-01 for everyone; judged on 2024-12-31. */
const cases: readonly (readonly [string, readonly FactRow[], string])[] = [
  ["death is the event on its day", [dead("p", "2024-03-01")], "observed 60 1 death"],
  ["death on the day of the first dose is an event after 0 days", [dead("p", "2024-01-01")], "observed 0 1 death"],
  ["death on the as-of day is an event", [dead("p", "2024-12-31")], "observed 365 1 death"],
  ["death after the as-of day is not known yet", [dead("p", "2025-01-01")], "observed 365 0 end-of-data"],
  ["alive is censored on the day it was known", [alive("p", "2024-06-30")], "observed 181 0 end-of-data"],
  ["alive after the as-of day is censored on the as-of day", [alive("p", "2025-06-30")], "observed 365 0 end-of-data"],
  ["emigration censors", [emigrated("p", "2024-02-29")], "observed 59 0 emigration"],
  ["no vital status keeps the person, as unknown", [], "unknown - - no-follow-up"],
  ["a death without a date is unknown, not alive", [dead("p", null)], "unknown - - death-date-unknown"],
  ["a death before the first dose cannot be", [dead("p", "2023-12-31")], "not-estimable - - death-before-time-zero"],
  [
    "follow-up that ends before the first dose says nothing",
    [alive("p", "2023-12-31")],
    "not-estimable - - follow-up-ends-before-time-zero",
  ],
  [
    "a better source that knows the person alive later overrules a death",
    [alive("p", "2024-06-30", 1), dead("p", "2024-03-01", 2)],
    "observed 181 0 end-of-data",
  ],
  [
    "a lower source's death stands when the better source is silent after it",
    [alive("p", "2024-02-01", 1), dead("p", "2024-03-01", 2)],
    "observed 60 1 death",
  ],
  [
    "a lower source's death on the day the better source last knew the person alive stands",
    [alive("p", "2024-03-01", 1), dead("p", "2024-03-01", 2)],
    "observed 60 1 death",
  ],
  [
    "the better of two deaths is believed",
    [dead("p", "2024-03-02", 2), dead("p", "2024-03-01", 1)],
    "observed 60 1 death",
  ],
  [
    "two sources of one rank with different deaths decide nothing",
    [dead("p", "2024-03-01", 3), dead("p", "2024-03-02", 3)],
    "unknown - - death-date-unknown",
  ],
  [
    "an undated death is dated by a lower source",
    [dead("p", null, 1), dead("p", "2024-03-01", 2)],
    "observed 60 1 death",
  ],
  [
    "the best dated statement ends follow-up, also when a lower source knows the person alive longer",
    [alive("p", "2024-02-01", 1), alive("p", "2024-06-30", 2)],
    "observed 31 0 end-of-data",
  ],
  [
    "a death abroad after an emigration is a death",
    [{ ...dead("p", "2024-03-01"), emigration_date: "2024-02-01" }],
    "observed 60 1 death",
  ],
];

describe("overall survival", () => {
  test.each(cases)("%s", async (_, vital_status, expected) => {
    const rows = await outcomesOf(scratch, { exposure: [dose("p", "2024-01-01")], vital_status }, os, "2024-12-31");
    expect(rows.map(brief)).toStrictEqual([expected]);
  });

  test("a person first seen by a register after the first dose enters late, and not at all at or after the end", async () => {
    const facts = {
      exposure: ["early", "late", "never"].map((p) => dose(p, "2024-01-01")),
      vital_status: [alive("early", "2024-06-30"), alive("late", "2024-06-30"), dead("never", "2024-02-01")],
      tumour: [
        { person_id: "early", tumour_id: "1", diagnosis_date: "2023-12-01" },
        { person_id: "late", tumour_id: "1", diagnosis_date: "2024-01-31" },
        { person_id: "never", tumour_id: "1", diagnosis_date: "2024-02-01" },
      ],
    };
    const late = await outcomesOf(scratch, facts, os, "2024-12-31");
    expect(late.map((row) => [row.entry_days, brief(row)])).toStrictEqual([
      [0, "observed 181 0 end-of-data"],
      [30, "observed 181 0 end-of-data"],
      [31, "not-estimable - - enters-after-end"],
    ]);
    const all = await outcomesOf(scratch, facts, { ...os, delayed_entry: false }, "2024-12-31");
    expect(all.map((row) => [row.entry_days, brief(row)])).toStrictEqual([
      [0, "observed 181 0 end-of-data"],
      [0, "observed 181 0 end-of-data"],
      [0, "observed 31 1 death"],
    ]);
  });

  test("a dose after the as-of day starts nobody", async () => {
    expect(await outcomesOf(scratch, { exposure: [dose("p", "2025-01-01")] }, os, "2024-12-31")).toStrictEqual([]);
  });
});
