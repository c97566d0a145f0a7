import { dead, delivered } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

const sits = (date: string, code: string) => ({ person_id: "p", kind: "who_sit", date, code });

export const milestoneAttainmentTable: MeasureTable = {
  kind: "milestone-attainment",
  asOf: "2024-12-31",
  measure: {
    kind: "milestone-attainment",
    assessment: "who_sit",
    one_of: ["yes"],
    by: { months: 6, after_days: 30 },
    already_there: "left-out",
    not_shown: { before_days: 60 },
  },
  always: { coverage: [delivered("2024-12-31")] },
  cases: [
    {
      shows: "shown once is attained",
      facts: { assessment: [sits("2024-03-01", "yes")] },
      row: "observed 1 - attained",
    },
    {
      shows: "and stays attained when it is lost",
      facts: { assessment: [sits("2024-03-01", "yes"), sits("2024-07-01", "no")] },
      row: "observed 1 - attained",
    },
    {
      shows: "looked for near the target and not found",
      facts: { assessment: [sits("2024-07-01", "no")] },
      row: "observed 0 - not-attained",
    },
    {
      shows: "looked for too early says nothing",
      facts: { assessment: [sits("2024-03-01", "no")] },
      row: "unknown - - no-assessment",
    },
    {
      shows: "death without it is not attained",
      facts: { vital_status: [dead("p", "2024-05-01")] },
      row: "observed 0 - death",
    },
    {
      shows: "there at time zero: left out",
      facts: { assessment: [sits("2023-12-01", "yes")] },
      row: "not-estimable - - already-there",
    },
    {
      shows: "or counted",
      facts: { assessment: [sits("2023-12-01", "yes")] },
      but: { already_there: "counted" },
      row: "observed 1 - already-there",
    },
    {
      shows: "two answers on the latest day before: shown is shown",
      facts: { assessment: [sits("2023-12-01", "yes"), sits("2023-12-01", "no")] },
      row: "not-estimable - - already-there",
    },
    {
      shows: "an assessment dated after the death is an error of some register",
      facts: { assessment: [sits("2024-06-01", "yes")], vital_status: [dead("p", "2024-05-01")] },
      row: "observed 0 - death",
    },
  ],
};
