import { alive, dead, delivered, dose } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

export const persistenceTable: MeasureTable = {
  kind: "persistence",
  asOf: "2024-12-31",
  measure: { kind: "persistence", gap_days: 60, next_line: ["b"] },
  always: { coverage: [delivered("2024-12-31")] },
  cases: [
    {
      shows: "60 days without a dose: no longer on treatment",
      facts: { exposure: [dose("p", "2024-02-01")], vital_status: [alive("p", "2024-12-31")] },
      row: "observed 0 31 1 gap",
    },
    {
      shows: "a death on treatment is no discontinuation, it competes",
      facts: { exposure: [dose("p", "2024-02-01")], vital_status: [dead("p", "2024-02-20")] },
      row: "observed 0 50 0 death",
    },
    {
      shows: "doses to the end: still on treatment at the last one",
      facts: {
        exposure: ["2024-02-20", "2024-04-10"].map((day) => dose("p", day)),
        vital_status: [alive("p", "2024-05-01")],
      },
      row: "observed 0 100 0 end-of-data",
    },
  ],
};
