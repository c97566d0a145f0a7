import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alive, dead, delivered, dose, emigrated } from "../../support/facts.ts";
import { brief, type MeasureParameters, outcomesOf } from "../../support/measured.ts";
import type { Facts } from "../../support/model-folder.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

type Discontinuation = Extract<MeasureParameters, { readonly kind: "time-to-discontinuation" }>;
const ttd: Discontinuation = {
  kind: "time-to-discontinuation",
  gap_days: 90,
  stop_date: "last-dose",
  next_line: ["b"],
  delayed_entry: false,
};
const doses = (...days: string[]) => days.map((day) => dose("p", day));
const cut = [delivered("2022-09-30")];

/** Judged on 2022-12-31; the medicines are delivered until 2022-09-30. First dose 2022-03-01 unless shown. */
const cases: readonly (readonly [string, Facts, Partial<Discontinuation>, string])[] = [
  [
    "last dose 102 days before the data cut is a stop under a 90-day gap",
    { exposure: doses("2022-03-01", "2022-05-10", "2022-06-20"), coverage: cut },
    {},
    "observed 111 1 gap",
  ],
  [
    "and censored on that dose under a 120-day gap",
    { exposure: doses("2022-03-01", "2022-05-10", "2022-06-20"), coverage: cut },
    { gap_days: 120 },
    "observed 111 0 end-of-data",
  ],
  [
    "exactly the gap is a stop",
    { exposure: doses("2022-06-20"), coverage: cut },
    { gap_days: 102 },
    "observed 0 1 gap",
  ],
  [
    "one day less than the gap is none",
    { exposure: doses("2022-06-20"), coverage: cut },
    { gap_days: 103 },
    "observed 0 0 end-of-data",
  ],
  [
    "a stop may be dated on the last dose plus the gap",
    { exposure: doses("2022-03-01", "2022-05-10", "2022-06-20"), coverage: cut },
    { stop_date: "last-dose-plus-gap" },
    "observed 201 1 gap",
  ],
  [
    "a gap inside the series is a stop although doses follow",
    { exposure: doses("2022-03-01", "2022-05-01", "2022-09-20"), coverage: cut },
    {},
    "observed 61 1 gap",
  ],
  [
    "a next dose exactly the gap later comes too late",
    { exposure: doses("2022-03-01", "2022-05-30", "2022-06-20"), coverage: cut },
    {},
    "observed 0 1 gap",
  ],
  [
    "a next dose one day earlier continues",
    { exposure: doses("2022-03-01", "2022-05-29", "2022-08-01"), coverage: cut },
    {},
    "observed 153 0 end-of-data",
  ],
  [
    "death within the gap is the event on its day",
    { exposure: doses("2022-03-01", "2022-05-01"), vital_status: [dead("p", "2022-06-01")], coverage: cut },
    {},
    "observed 92 1 death",
  ],
  [
    "death on the day of the last dose is the event on that day",
    { exposure: doses("2022-03-01", "2022-05-01"), vital_status: [dead("p", "2022-05-01")], coverage: cut },
    {},
    "observed 61 1 death",
  ],
  [
    "death on the first day is an event after 0 days",
    { exposure: doses("2022-03-01"), vital_status: [dead("p", "2022-03-01")], coverage: cut },
    {},
    "observed 0 1 death",
  ],
  [
    "death after the gap does not undo the stop",
    { exposure: doses("2022-03-01"), vital_status: [dead("p", "2022-05-30")], coverage: cut },
    {},
    "observed 0 1 gap",
  ],
  [
    "death after the data cut of the medicines is beyond what can be seen",
    { exposure: doses("2022-08-01"), vital_status: [dead("p", "2022-10-15")], coverage: cut },
    {},
    "observed 0 0 end-of-data",
  ],
  [
    "the first dose of a next line is the event",
    { exposure: [...doses("2022-03-01", "2022-05-01"), dose("p", "2022-05-20", "b")], coverage: cut },
    {},
    "observed 80 1 next-line",
  ],
  [
    "a next-line medicine given together with the first dose is a combination",
    { exposure: [...doses("2022-08-01"), dose("p", "2022-08-01", "b")], coverage: cut },
    {},
    "observed 0 0 end-of-data",
  ],
  [
    "another medicine of the agreement does not continue the first",
    { exposure: [...doses("2022-03-01"), dose("p", "2022-05-01", "aa"), dose("p", "2022-07-01", "aa")], coverage: cut },
    {},
    "observed 0 1 gap",
  ],
  [
    "planned doses that were not given do not count",
    { exposure: [...doses("2022-03-01"), dose("p", "2022-04-01", "a", { counts: false })], coverage: cut },
    {},
    "observed 0 1 gap",
  ],
  [
    "emigration ends what can be seen",
    { exposure: doses("2022-03-01"), vital_status: [emigrated("p", "2022-04-01")], coverage: cut },
    {},
    "observed 0 0 emigration",
  ],
  [
    "a death abroad after it is beyond what can be seen: a stop before it would have been missed",
    {
      exposure: doses("2022-03-01"),
      vital_status: [{ ...dead("p", "2022-05-01"), emigration_date: "2022-04-01" }],
      coverage: cut,
    },
    {},
    "observed 0 0 emigration",
  ],
  [
    "last known alive ends what can be seen",
    { exposure: doses("2022-03-01"), vital_status: [alive("p", "2022-05-29")], coverage: cut },
    {},
    "observed 0 0 end-of-data",
  ],
  [
    "a contact shows a living person, and censors later than the dose",
    {
      exposure: doses("2022-03-01"),
      vital_status: [alive("p", "2022-03-15")],
      contact: [{ person_id: "p", in_date: "2022-05-01", out_date: "2022-05-03" }],
      coverage: cut,
    },
    {},
    "observed 63 0 end-of-data",
  ],
  [
    "a dose after the death is an error of a register and makes no gap",
    { exposure: doses("2022-03-01", "2022-08-01"), vital_status: [dead("p", "2022-04-01")], coverage: cut },
    {},
    "observed 31 1 death",
  ],
];

describe("time to discontinuation", () => {
  test.each(cases)("%s", async (_, facts, parameters, expected) => {
    const rows = await outcomesOf(scratch, facts, { ...ttd, ...parameters }, "2022-12-31");
    expect(rows.map(brief)).toStrictEqual([expected]);
  });

  test("the row points to the first dose and to the last one before the gap", async () => {
    const facts = { exposure: doses("2022-03-01", "2022-05-10", "2022-06-20"), coverage: cut };
    const [row] = await outcomesOf(scratch, facts, ttd, "2022-12-31");
    expect(row?.evidence).toStrictEqual([
      { role: "time-zero", file: "exposure", line: 2 },
      { role: "event", file: "exposure", line: 4 },
    ]);
  });
});
