import { alive, dead, delivered, score, ventilated } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

export const deathOrPermanentVentilationTable: MeasureTable = {
  kind: "death-or-permanent-ventilation",
  asOf: "2024-12-31",
  measure: {
    kind: "death-or-permanent-ventilation",
    hours_per_day: 16,
    days: { rule: "more-than", count: 21 },
    exclude_acute_reversible: true,
  },
  always: { coverage: [delivered("2024-12-31")] },
  cases: [
    {
      shows: "21 days are not more than 21",
      facts: { event: [ventilated("p", "2024-02-01", "2024-02-21")], vital_status: [alive("p", "2024-12-31")] },
      row: "observed 0 51 0 end-of-data",
    },
    {
      shows: "the 22nd day meets the criterion",
      facts: { event: [ventilated("p", "2024-02-01", "2024-02-22")], vital_status: [alive("p", "2024-12-31")] },
      row: "observed 0 52 1 permanent-ventilation",
    },
    {
      shows: "at least 14 days is met on the 14th",
      facts: { event: [ventilated("p", "2024-02-01", "2024-02-14")], vital_status: [alive("p", "2024-12-31")] },
      but: { days: { rule: "at-least", count: 14 } },
      row: "observed 0 44 1 permanent-ventilation",
    },
    {
      shows: "days of an acute, reversible event do not count",
      facts: {
        event: [ventilated("p", "2024-02-01", "2024-03-31", 16, "acute_reversible")],
        vital_status: [alive("p", "2024-12-31")],
      },
      row: "observed 0 90 0 end-of-data",
    },
    {
      shows: "silence about ventilation is not breathing unaided",
      facts: { vital_status: [alive("p", "2024-12-31")] },
      row: "unknown 0 - - no-ventilation-record",
    },
    {
      shows: "a stated number of hours carries the knowledge to its day",
      facts: {
        assessment: [score("p", "ventilation_hours", "2024-06-30", 0)],
        vital_status: [alive("p", "2024-12-31")],
      },
      row: "observed 0 181 0 end-of-data",
    },
    {
      shows: "death is the event",
      facts: { vital_status: [dead("p", "2024-03-01")] },
      row: "observed 0 60 1 death",
    },
    {
      shows: "death on the day on which the criterion is met: ventilation comes first, unless the order says otherwise",
      facts: { event: [ventilated("p", "2024-02-01", null)], vital_status: [dead("p", "2024-02-22")] },
      but: { tie_order: ["death", "permanent-ventilation"] },
      row: "observed 0 52 1 death",
    },
  ],
};
