import { alive, dead } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

const born = (birth_year: number | null, sex: string | null = "f") => ({ person_id: "p", birth_year, sex });

export const netSurvivalTable: MeasureTable = {
  kind: "net-survival",
  asOf: "2024-12-31",
  measure: { kind: "net-survival" },
  cases: [
    {
      shows: "death of any cause, with sex and age to look the population up by",
      facts: { vital_status: [dead("p", "2024-03-01")], person: [born(1950)] },
      row: "observed 0 60 1 death",
    },
    {
      shows: "the living are censored",
      facts: { vital_status: [alive("p", "2024-06-30")], person: [born(1950, "m")] },
      row: "observed 0 181 0 end-of-data",
    },
    {
      shows: "without a year of birth the age at diagnosis will do",
      facts: {
        vital_status: [alive("p", "2024-06-30")],
        person: [born(null)],
        assessment: [{ person_id: "p", kind: "age_years", date: "2023-12-01", value: 73 }],
      },
      row: "observed 0 181 0 end-of-data",
    },
    {
      shows: "without sex the population cannot be looked up",
      facts: { vital_status: [alive("p", "2024-06-30")], person: [born(1950, null)] },
      row: "unknown 0 - - no-sex-or-age",
    },
    {
      shows: "nor where two sources give different years of birth",
      facts: { vital_status: [alive("p", "2024-06-30")], person: [born(1950), born(1951)] },
      row: "unknown 0 - - no-sex-or-age",
    },
    {
      shows: "a stated age does not settle which of the two is right",
      facts: {
        vital_status: [alive("p", "2024-06-30")],
        person: [born(1950), born(1951)],
        assessment: [{ person_id: "p", kind: "age_years", date: "2023-12-01", value: 73 }],
      },
      row: "unknown 0 - - no-sex-or-age",
    },
  ],
};
