import { dead, delivered, dose, score } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

const chop = (date: string, value: number) => score("p", "chop_intend", date, value);
const before = chop("2023-12-20", 20);

export const responseTable: MeasureTable = {
  kind: "response",
  asOf: "2024-12-31",
  measure: {
    kind: "response",
    scale: "chop_intend",
    baseline: { before_days: 30, after_days: 14 },
    target: { months: 6, before_days: 30, after_days: 30 },
    pick: "last",
    threshold: 4,
    death: "no-response",
  },
  always: { coverage: [delivered("2024-12-31")] },
  cases: [
    {
      shows: "exactly the threshold is a response",
      facts: { assessment: [before, chop("2024-07-01", 24)] },
      row: "observed 1 4 -",
    },
    { shows: "a point less is none", facts: { assessment: [before, chop("2024-07-01", 23)] }, row: "observed 0 3 -" },
    {
      shows: "where lower is better, a fall is the response",
      facts: { assessment: [before, chop("2024-07-01", 16)] },
      but: { better: "lower" },
      row: "observed 1 -4 -",
    },
    {
      shows: "a death before the window closed is no response",
      facts: { assessment: [before], vital_status: [dead("p", "2024-05-01")] },
      row: "observed 0 - death",
    },
    {
      shows: "or leaves the person out of the share",
      facts: { assessment: [before], vital_status: [dead("p", "2024-05-01")] },
      but: { death: "not-estimable" },
      row: "not-estimable - - death",
    },
    {
      shows: "composite: another medicine before the window is no response, whatever the score",
      facts: { assessment: [before, chop("2024-07-01", 40)], exposure: [dose("p", "2024-05-01", "b")] },
      but: { intercurrent: [{ kind: "switch", substances: ["b"], strategy: "composite" }] },
      row: "observed 0 - intercurrent-failure",
    },
    { shows: "no value is unknown, not a failure", facts: { assessment: [before] }, row: "unknown - - no-assessment" },
  ],
};
