import { alive, dead, delivered, dose } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

export const timeToDiscontinuationTable: MeasureTable = {
  kind: "time-to-discontinuation",
  asOf: "2024-12-31",
  measure: { kind: "time-to-discontinuation", gap_days: 90, next_line: ["b"] },
  always: { coverage: [delivered("2024-12-31")] },
  cases: [
    {
      shows: "90 days without a dose within follow-up: stopped on the last dose",
      facts: { exposure: [dose("p", "2024-02-01")], vital_status: [alive("p", "2024-12-31")] },
      row: "observed 0 31 1 gap",
    },
    {
      shows: "88 days without a dose at the end of follow-up are no stop yet",
      facts: { exposure: [dose("p", "2024-02-01")], vital_status: [alive("p", "2024-04-29")] },
      row: "observed 0 31 0 end-of-data",
    },
    {
      shows: "the stop may be dated when the gap has passed",
      facts: { exposure: [dose("p", "2024-02-01")], vital_status: [alive("p", "2024-12-31")] },
      but: { stop_date: "last-dose-plus-gap" },
      row: "observed 0 121 1 gap",
    },
    {
      shows: "death ends the time and is the event",
      facts: { vital_status: [dead("p", "2024-02-01")] },
      row: "observed 0 31 1 death",
    },
    {
      shows: "or death competes with stopping",
      facts: { vital_status: [dead("p", "2024-02-01")] },
      but: { death: "competing" },
      row: "observed 0 31 0 death",
    },
    {
      shows: "the first dose of a next line is the event",
      facts: { exposure: [dose("p", "2024-02-01", "b")], vital_status: [alive("p", "2024-12-31")] },
      row: "observed 0 31 1 next-line",
    },
    {
      shows: "death and next line on one day: the gap's order puts death first",
      facts: { exposure: [dose("p", "2024-02-01", "b")], vital_status: [dead("p", "2024-02-01")] },
      row: "observed 0 31 1 death",
    },
    {
      shows: "another tie order makes another reason",
      facts: { exposure: [dose("p", "2024-02-01", "b")], vital_status: [dead("p", "2024-02-01")] },
      but: { tie_order: ["next-line", "gap", "death"] },
      row: "observed 0 31 1 next-line",
    },
    {
      shows: "from diagnosis, a medicine before the first dose is an earlier line, not the next one",
      facts: {
        exposure: [dose("p", "2023-12-20", "b"), dose("p", "2024-01-20")],
        tumour: [{ person_id: "p", tumour_id: "1", diagnosis_date: "2023-12-02" }],
        vital_status: [alive("p", "2024-03-01")],
      },
      but: { time_zero: "diagnosis" },
      row: "observed 30 49 0 end-of-data",
    },
  ],
};
