import { dead, delivered, dose, score } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

const hfmse = (date: string, value: number) => score("p", "hfmse", date, value);
const before = hfmse("2023-12-20", 20);

export const scoreChangeTable: MeasureTable = {
  kind: "score-change",
  asOf: "2024-12-31",
  measure: {
    kind: "score-change",
    scale: "hfmse",
    baseline: { before_days: 30, after_days: 14 },
    target: { months: 6, before_days: 30, after_days: 30 },
    pick: "nearest",
    tolerance: 2,
  },
  always: { coverage: [delivered("2024-12-31")] },
  cases: [
    {
      shows: "value less baseline",
      facts: { assessment: [before, hfmse("2024-07-01", 24)] },
      row: "observed 20 24 4 -",
    },
    {
      shows: "of two the nearest to the target counts",
      facts: { assessment: [before, hfmse("2024-06-20", 30), hfmse("2024-07-03", 24)] },
      row: "observed 20 24 4 -",
    },
    {
      shows: "or the worst",
      facts: { assessment: [before, hfmse("2024-06-20", 30), hfmse("2024-07-03", 24)] },
      but: { pick: "worst" },
      row: "observed 20 24 4 -",
    },
    {
      shows: "or the best",
      facts: { assessment: [before, hfmse("2024-06-20", 30), hfmse("2024-07-03", 24)] },
      but: { pick: "best" },
      row: "observed 20 30 10 -",
    },
    {
      shows: "confirmed by two: the smaller of two falls",
      facts: { assessment: [before, hfmse("2024-06-20", 12), hfmse("2024-07-03", 16)] },
      but: { pick: { confirmed: 2 } },
      row: "observed 20 16 -4 -",
    },
    {
      shows: "two that point both ways bear out no change",
      facts: { assessment: [before, hfmse("2024-06-20", 12), hfmse("2024-07-03", 26)] },
      but: { pick: { confirmed: 2 } },
      row: "observed 20 20 0 -",
    },
    {
      shows: "one alone confirms nothing",
      facts: { assessment: [before, hfmse("2024-06-20", 12)] },
      but: { pick: { confirmed: 2 } },
      row: "unknown 20 - - too-few-to-confirm",
    },
    {
      shows: "one before a death in the window: there is no more to wait for",
      facts: { assessment: [before, hfmse("2024-06-20", 12)], vital_status: [dead("p", "2024-07-01")] },
      but: { pick: { confirmed: 2 } },
      row: "not-estimable 20 - - death",
    },
    {
      shows: "two scores on one day contradict each other",
      facts: { assessment: [before, hfmse("2024-07-01", 24), hfmse("2024-07-01", 25)] },
      row: "unknown 20 - - conflicting-values",
    },
    {
      shows: "the window is open on the day of judgement",
      facts: { assessment: [before, hfmse("2024-12-30", 24)] },
      but: { target: { months: 12, before_days: 30, after_days: 30 } },
      row: "pending 20 - - window-open",
    },
    {
      shows: "a day after the window is too late",
      facts: { assessment: [before, hfmse("2024-08-01", 24)] },
      row: "unknown 20 - - no-assessment",
    },
    {
      shows: "unless the agreement gives days of grace; it is marked",
      facts: { assessment: [before, hfmse("2024-08-01", 24)] },
      but: { target: { months: 6, before_days: 30, after_days: 30, grace_days: 14 } },
      row: "observed 20 24 4 late-assessment",
    },
    {
      shows: "a death before the window closed leaves no change to estimate",
      facts: { assessment: [before], vital_status: [dead("p", "2024-05-01")] },
      row: "not-estimable 20 - - death",
    },
    {
      shows: "a value after a switch is not read where the strategy is hypothetical",
      facts: { assessment: [before, hfmse("2024-07-01", 24)], exposure: [dose("p", "2024-05-01", "b")] },
      but: { intercurrent: [{ kind: "switch", substances: ["b"], strategy: "hypothetical" }] },
      row: "not-estimable 20 - - intercurrent-event",
    },
    {
      shows: "while on treatment, the latest value before the switch counts",
      facts: {
        assessment: [before, hfmse("2024-03-01", 22), hfmse("2024-04-01", 23), hfmse("2024-07-01", 24)],
        exposure: [dose("p", "2024-05-01", "b")],
      },
      but: { intercurrent: [{ kind: "switch", substances: ["b"], strategy: "while-on-treatment" }] },
      row: "observed 20 23 3 -",
    },
    {
      shows: "no baseline, no change",
      facts: { assessment: [hfmse("2024-07-01", 24)] },
      row: "unknown - - - no-baseline",
    },
    {
      shows: "a score dated after the death is an error of some register",
      facts: { assessment: [before, hfmse("2024-06-20", 24)], vital_status: [dead("p", "2024-06-01")] },
      row: "not-estimable 20 - - death",
    },
    {
      shows: "grace days confirm nothing beside values of the window",
      facts: { assessment: [before, hfmse("2024-07-01", 24), hfmse("2024-08-01", 26), hfmse("2024-08-02", 27)] },
      but: { pick: { confirmed: 2 }, target: { months: 6, before_days: 30, after_days: 30, grace_days: 14 } },
      row: "unknown 20 - - too-few-to-confirm",
    },
    {
      shows: "where the window holds none, the first two of the grace days confirm",
      facts: { assessment: [before, hfmse("2024-08-01", 26), hfmse("2024-08-02", 27), hfmse("2024-08-05", 22)] },
      but: { pick: { confirmed: 2 }, target: { months: 6, before_days: 30, after_days: 30, grace_days: 14 } },
      row: "observed 20 26 6 late-assessment",
    },
  ],
};
