import { alive, ventilated } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

const covered = (kind: string) => ({
  source: "test",
  kind,
  region: "national",
  from_date: "2023-01-01",
  to_date: "2024-12-31",
  data_cut: "2024-12-31",
  lag_days: 0,
});
const stay = (in_date: string, out_date: string) => ({ person_id: "p", in_date, out_date, level: "inpatient" });

export const resourceUseTable: MeasureTable = {
  kind: "resource-use",
  asOf: "2024-12-31",
  measure: { kind: "resource-use", what: "bed-days", coverage: ["episodes"] },
  always: { coverage: [covered("episodes"), covered("ventilation")], vital_status: [alive("p", "2024-03-31")] },
  cases: [
    {
      shows: "in on the 1st and out on the 4th is three bed days",
      facts: { contact: [stay("2024-02-01", "2024-02-04")] },
      row: "observed 91 3 -",
    },
    {
      shows: "in and out on one day is one",
      facts: { contact: [stay("2024-02-01", "2024-02-01")] },
      row: "observed 91 1 -",
    },
    {
      shows: "stays that overlap take one bed",
      facts: { contact: [stay("2024-02-01", "2024-02-04"), stay("2024-02-03", "2024-02-06")] },
      row: "observed 91 5 -",
    },
    {
      shows: "days before time zero and after the end do not count",
      facts: { contact: [stay("2023-12-20", "2024-01-03"), stay("2024-03-30", "2024-04-20")] },
      row: "observed 91 4 -",
    },
    {
      shows: "hours of ventilation are hours a day times days",
      facts: { event: [ventilated("p", "2024-02-01", "2024-02-10", 16)] },
      but: { what: "ventilation-hours", coverage: ["ventilation"] },
      row: "observed 91 160 -",
    },
    {
      shows: "two statements about one day contradict each other",
      facts: {
        event: [ventilated("p", "2024-02-01", "2024-02-10", 16), ventilated("p", "2024-02-10", "2024-02-12", 8)],
      },
      but: { what: "ventilation-hours", coverage: ["ventilation"] },
      row: "unknown - - overlapping-ventilation-periods",
    },
    {
      shows: "the same statement twice does not",
      facts: {
        event: [ventilated("p", "2024-02-01", "2024-02-10", 16), ventilated("p", "2024-02-01", "2024-02-10", 16)],
      },
      but: { what: "ventilation-hours", coverage: ["ventilation"] },
      row: "observed 91 160 -",
    },
  ],
};
