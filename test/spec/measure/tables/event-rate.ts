import { alive, dead } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

const covered = (to_date: string, from_date = "2023-01-01") => ({
  source: "test",
  kind: "episodes",
  region: "national",
  from_date,
  to_date,
  data_cut: to_date,
  lag_days: 0,
});
const stay = (in_date: string, main_diagnosis = "J189", level = "inpatient") => ({
  person_id: "p",
  in_date,
  out_date: in_date,
  level,
  main_diagnosis,
});

export const eventRateTable: MeasureTable = {
  kind: "event-rate",
  asOf: "2024-12-31",
  measure: { kind: "event-rate", event: { kind: "admission" }, coverage: ["episodes"] },
  cases: [
    {
      shows: "admissions in the days under observation, both ends included",
      facts: {
        contact: [stay("2024-01-01"), stay("2024-03-01"), stay("2024-03-02")],
        vital_status: [dead("p", "2024-03-01")],
        coverage: [covered("2024-12-31")],
      },
      row: "observed 61 2 -",
    },
    {
      shows: "two admissions on one day count once, an outpatient contact never",
      facts: {
        contact: [stay("2024-02-01"), stay("2024-02-01"), stay("2024-02-05", "J189", "outpatient")],
        vital_status: [alive("p", "2024-03-31")],
        coverage: [covered("2024-12-31")],
      },
      row: "observed 91 1 -",
    },
    {
      shows: "no event in covered time is 0",
      facts: { vital_status: [alive("p", "2024-03-31")], coverage: [covered("2024-12-31")] },
      row: "observed 91 0 -",
    },
    {
      shows: "time ends with coverage",
      facts: {
        contact: [stay("2024-02-15")],
        vital_status: [alive("p", "2024-12-31")],
        coverage: [covered("2024-01-31")],
      },
      row: "observed 31 0 -",
    },
    {
      shows: "without coverage at time zero nothing is known",
      facts: { vital_status: [alive("p", "2024-12-31")], coverage: [covered("2024-12-31", "2024-06-01")] },
      row: "unknown - - not-covered",
    },
    {
      shows: "complications are contacts for the agreed diagnoses",
      facts: {
        contact: [stay("2024-02-01", "J960"), stay("2024-02-02", "G120")],
        vital_status: [alive("p", "2024-03-31")],
        coverage: [covered("2024-12-31")],
      },
      but: { event: { kind: "complication", icd10: ["J96"] } },
      row: "observed 91 1 -",
    },
    {
      shows: "procedures are days with an agreed code",
      facts: {
        procedure: [{ person_id: "p", code: "GBB00", system: "procedure", date: "2024-02-01" }],
        vital_status: [alive("p", "2024-03-31")],
        coverage: [covered("2024-12-31")],
      },
      but: { event: { kind: "procedure", codes: ["GBB"] }, up_to_days: 60 },
      row: "observed 60 1 -",
    },
  ],
};
