import { alive, dead, delivered, dose, emigrated } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

const diagnosed = (diagnosis_date: string) => ({ person_id: "p", tumour_id: "1", diagnosis_date });
const other = (start_date: string) => ({
  person_id: "p",
  kind: "administration",
  substance: "b",
  start_date,
  counts: true,
});
const switched = (strategy: string) => ({ intercurrent: [{ kind: "switch", substances: ["b"], strategy }] });

export const overallSurvivalTable: MeasureTable = {
  kind: "overall-survival",
  asOf: "2024-12-31",
  measure: { kind: "overall-survival" },
  cases: [
    {
      shows: "death is the event on its day",
      facts: { vital_status: [dead("p", "2024-03-01")] },
      row: "observed 0 60 1 death",
    },
    {
      shows: "the living are censored on the last day known",
      facts: { vital_status: [alive("p", "2024-06-30")] },
      row: "observed 0 181 0 end-of-data",
    },
    {
      shows: "emigration censors",
      facts: { vital_status: [emigrated("p", "2024-02-29")] },
      row: "observed 0 59 0 emigration",
    },
    {
      shows: "nobody says whether the person lives: unknown, never alive",
      facts: {},
      row: "unknown 0 - - no-follow-up",
    },
    {
      shows: "first seen by the register on day 30: at risk from then on",
      facts: { vital_status: [alive("p", "2024-06-30")], tumour: [diagnosed("2024-01-31")] },
      row: "observed 30 181 0 end-of-data",
    },
    {
      shows: "dead before the register could have seen the person: nothing is under observation",
      facts: { vital_status: [dead("p", "2024-01-20")], tumour: [diagnosed("2024-01-31")] },
      row: "not-estimable 30 - - enters-after-end",
    },
    {
      shows: "from diagnosis, the time before the first dose is not at risk",
      facts: { vital_status: [dead("p", "2024-03-01")], tumour: [diagnosed("2023-12-02")] },
      but: { time_zero: "diagnosis" },
      row: "observed 30 90 1 death",
    },
    {
      shows: "from diagnosis, a person without one is unknown",
      facts: { vital_status: [dead("p", "2024-03-01")] },
      but: { time_zero: "diagnosis" },
      row: "unknown 0 - - no-diagnosis",
    },
    {
      shows: "treatment-policy: a switch changes nothing",
      facts: { vital_status: [dead("p", "2024-03-01")], exposure: [other("2024-02-01")] },
      but: switched("treatment-policy"),
      row: "observed 0 60 1 death",
    },
    {
      shows: "hypothetical: a switch censors",
      facts: { vital_status: [dead("p", "2024-03-01")], exposure: [other("2024-02-01")] },
      but: switched("hypothetical"),
      row: "observed 0 31 0 switch",
    },
    {
      shows: "composite: a switch is the event",
      facts: { vital_status: [dead("p", "2024-03-01")], exposure: [other("2024-02-01")] },
      but: switched("composite"),
      row: "observed 0 31 1 switch",
    },
    {
      shows: "death on the day of the switch comes first",
      facts: { vital_status: [dead("p", "2024-03-01")], exposure: [other("2024-03-01")] },
      but: switched("composite"),
      row: "observed 0 60 1 death",
    },
    {
      shows: "while-on-treatment: follow-up ends 20 days after the last dose, and the stop competes",
      facts: { vital_status: [dead("p", "2024-03-01")] },
      but: { intercurrent: [{ kind: "stop", gap_days: 20, strategy: "while-on-treatment" }] },
      row: "observed 0 20 0 stop",
    },
    {
      shows: "an agreed cut-off censors everyone",
      facts: { vital_status: [dead("p", "2024-03-01")] },
      but: { censoring: { at_days: 30 } },
      row: "observed 0 30 0 cut-off",
    },
    {
      shows: "landmark: a member by day 30 is at risk from the landmark on",
      facts: { vital_status: [dead("p", "2024-03-01")], exposure: [other("2024-01-31")] },
      but: { landmark: { days: 30, among: { kind: "treated-with", substances: ["b"], by_days: 30 } } },
      row: "observed 30 60 1 death",
    },
    {
      shows: "landmark: a member by what an assessment showed",
      facts: {
        vital_status: [dead("p", "2024-03-01")],
        assessment: [{ person_id: "p", kind: "response", date: "2024-01-20", code: "complete" }],
      },
      but: {
        landmark: { days: 30, among: { kind: "assessed", assessment: "response", one_of: ["complete"], by_days: 30 } },
      },
      row: "observed 30 60 1 death",
    },
    {
      shows: "landmark: who died before it is in no estimate, member or not",
      facts: { vital_status: [dead("p", "2024-01-20")], exposure: [other("2024-01-10")] },
      but: { landmark: { days: 30, among: { kind: "treated-with", substances: ["b"], by_days: 30 } } },
      row: "not-estimable 30 - - enters-after-end",
    },
    {
      shows: "landmark: who joins a day later is in no estimate",
      facts: { vital_status: [dead("p", "2024-03-01")], exposure: [other("2024-02-01")] },
      but: { landmark: { days: 30, among: { kind: "treated-with", substances: ["b"], by_days: 30 } } },
      row: "not-estimable 30 - - not-in-landmark-group",
    },
    {
      shows: "a stop is not seen beyond the data of any source of the doses",
      facts: {
        exposure: [dose("p", "2024-01-11", "a", { source: "second" })],
        coverage: [delivered("2024-01-25"), delivered("2024-12-31", 0, "second")],
        vital_status: [dead("p", "2024-03-01")],
      },
      but: { intercurrent: [{ kind: "stop", gap_days: 20, strategy: "while-on-treatment" }] },
      row: "observed 0 60 1 death",
    },
    {
      shows: "who is unknown stays so, whatever happened before",
      facts: { exposure: [dose("p", "2024-02-01", "b")] },
      but: { intercurrent: [{ kind: "switch", substances: ["b"], strategy: "composite" }] },
      row: "unknown 0 - - no-follow-up",
    },
  ],
};
