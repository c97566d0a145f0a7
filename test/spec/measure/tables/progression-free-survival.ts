import { alive, dead } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

const covered = (to_date: string, from_date = "2023-01-01", region = "national") => ({
  source: "test",
  kind: "progression",
  region,
  from_date,
  to_date,
  data_cut: to_date,
  lag_days: 0,
});
const progressed = (start_date: string, detail = "imaging") => ({
  person_id: "p",
  kind: "progression",
  start_date,
  detail,
});

export const progressionFreeSurvivalTable: MeasureTable = {
  kind: "progression-free-survival",
  asOf: "2024-12-31",
  measure: {
    kind: "progression-free-survival",
    evidence: ["imaging", "biopsy"],
    from_day: 14,
    coverage: ["progression"],
  },
  cases: [
    {
      shows: "the first progression with an agreed kind of evidence is the event",
      facts: {
        event: [progressed("2024-05-01"), progressed("2024-03-01", "biopsy")],
        vital_status: [dead("p", "2024-06-01")],
        coverage: [covered("2024-12-31")],
      },
      row: "observed 0 60 1 progression",
    },
    {
      shows: "a clinician's message does not count where the agreement leaves it out",
      facts: {
        event: [progressed("2024-03-01", "clinical_message")],
        vital_status: [dead("p", "2024-06-01")],
        coverage: [covered("2024-12-31")],
      },
      row: "observed 0 152 1 death",
    },
    {
      shows: "a progression on day 13 is the old disease",
      facts: {
        event: [progressed("2024-01-14")],
        vital_status: [alive("p", "2024-06-01")],
        coverage: [covered("2024-12-31")],
      },
      row: "observed 0 152 0 end-of-data",
    },
    {
      shows: "no report after coverage has ended is not no progression: censored where it ends",
      facts: { vital_status: [alive("p", "2024-12-31")], coverage: [covered("2024-03-31")] },
      row: "observed 0 90 0 end-of-coverage",
    },
    {
      shows: "two periods that touch are one",
      facts: {
        vital_status: [alive("p", "2024-12-31")],
        coverage: [covered("2024-03-31"), covered("2024-06-30", "2024-04-01")],
      },
      row: "observed 0 181 0 end-of-coverage",
    },
    {
      shows: "a person who is not covered at time zero is unknown",
      facts: { vital_status: [alive("p", "2024-12-31")], coverage: [covered("2024-12-31", "2024-02-01")] },
      row: "unknown 0 - - not-covered",
    },
    {
      shows: "coverage of another region covers nobody here",
      facts: {
        person: [{ person_id: "p", region: "vest" }],
        vital_status: [alive("p", "2024-12-31")],
        coverage: [covered("2024-12-31", "2023-01-01", "nord")],
      },
      row: "unknown 0 - - not-covered",
    },
    {
      shows: "progression and death on one day: the order decides which",
      facts: {
        event: [progressed("2024-06-01")],
        vital_status: [dead("p", "2024-06-01")],
        coverage: [covered("2024-12-31")],
      },
      but: { death: "competing", tie_order: ["death", "progression"] },
      row: "observed 0 152 0 death",
    },
  ],
};
