import { alive, dead } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

const cause = (detail: string) => ({ person_id: "p", kind: "cause-of-death", start_date: "2024-03-01", detail });

export const cancerSpecificSurvivalTable: MeasureTable = {
  kind: "cancer-specific-survival",
  asOf: "2024-12-31",
  measure: { kind: "cancer-specific-survival", causes: ["C34"], unknown_cause: "unknown" },
  cases: [
    {
      shows: "a death of the disease is the event",
      facts: { vital_status: [dead("p", "2024-03-01")], event: [cause("C349")] },
      row: "observed 0 60 1 cancer-death",
    },
    {
      shows: "a death of something else competes",
      facts: { vital_status: [dead("p", "2024-03-01")], event: [cause("I219")] },
      row: "observed 0 60 0 other-death",
    },
    {
      shows: "a death without a cause is what the agreement says",
      facts: { vital_status: [dead("p", "2024-03-01")] },
      row: "unknown 0 - - cause-unknown",
    },
    {
      shows: "here it counts as another death",
      facts: { vital_status: [dead("p", "2024-03-01")] },
      but: { unknown_cause: "other" },
      row: "observed 0 60 0 other-death",
    },
    {
      shows: "two causes that lead to different answers are no statement",
      facts: { vital_status: [dead("p", "2024-03-01")], event: [cause("C349"), cause("I219")] },
      row: "unknown 0 - - cause-unknown",
    },
    {
      shows: "the living are censored",
      facts: { vital_status: [alive("p", "2024-06-30")] },
      row: "observed 0 181 0 end-of-data",
    },
  ],
};
