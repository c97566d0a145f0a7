import { alive, dead, delivered, dose } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

export const timeToNextTreatmentTable: MeasureTable = {
  kind: "time-to-next-treatment",
  asOf: "2024-12-31",
  measure: { kind: "time-to-next-treatment", next_treatment: ["b"], death: "competing" },
  always: { coverage: [delivered("2024-09-30")] },
  cases: [
    {
      shows: "the first dose of a next treatment is the event",
      facts: {
        exposure: ["2024-04-01", "2024-03-01"].map((day) => dose("p", day, "b")),
        vital_status: [alive("p", "2024-12-31")],
      },
      row: "observed 0 60 1 next-treatment",
    },
    {
      shows: "another medicine is a next treatment only where any other is one",
      facts: { exposure: [dose("p", "2024-03-01", "c")], vital_status: [alive("p", "2024-12-31")] },
      row: "observed 0 273 0 end-of-data",
    },
    {
      shows: "with any-other it is",
      facts: { exposure: [dose("p", "2024-03-01", "c")], vital_status: [alive("p", "2024-12-31")] },
      but: { next_treatment: "any-other" },
      row: "observed 0 60 1 next-treatment",
    },
    {
      shows: "death competes",
      facts: { vital_status: [dead("p", "2024-03-01")] },
      row: "observed 0 60 0 death",
    },
    {
      shows: "or is the event",
      facts: { vital_status: [dead("p", "2024-03-01")] },
      but: { death: "event" },
      row: "observed 0 60 1 death",
    },
    {
      shows: "a death after the doses' data cut is not counted: a treatment before it would have been missed",
      facts: { vital_status: [dead("p", "2024-10-01")] },
      row: "observed 0 273 0 end-of-data",
    },
    {
      shows: "without vital status, and without a next treatment, nobody knows",
      facts: {},
      row: "unknown 0 - - no-follow-up",
    },
    {
      shows: "a dose after the last day known alive shows a living person",
      facts: { exposure: [dose("p", "2024-05-01")], vital_status: [alive("p", "2024-02-01")] },
      row: "observed 0 121 0 end-of-data",
    },
  ],
};
