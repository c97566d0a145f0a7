import { delivered, dose } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

const given = (date: string, amount: number | null) => dose("p", date, "a", { dose: amount, unit: "mg" });
const packs = (date: string, packages: number) => ({
  person_id: "p",
  kind: "dispensing",
  substance: "a",
  start_date: date,
  packages,
  counts: packages > 0,
});

export const wasteTable: MeasureTable = {
  kind: "waste",
  asOf: "2024-12-31",
  measure: { kind: "waste", unit: "mg", delivered: { kind: "whole-vials", content: 100 } },
  firstDose: { dose: 250, unit: "mg" },
  always: { coverage: [delivered("2024-12-31")] },
  cases: [
    { shows: "250 mg opens three vials of 100 mg: 50 mg are left", facts: {}, row: "observed 300 50 -" },
    {
      shows: "a dose of whole vials leaves nothing",
      facts: { exposure: [given("2024-02-01", 200)] },
      row: "observed 500 50 -",
    },
    {
      shows: "a dose without an amount is not guessed",
      facts: { exposure: [given("2024-02-01", null)] },
      row: "unknown - - dose-not-summable",
    },
    {
      shows: "packs delivered, a return subtracted, less what was given",
      facts: { exposure: [packs("2024-01-02", 5), packs("2024-03-01", -1)] },
      but: { delivered: { kind: "packs", content: 100 } },
      row: "observed 400 150 -",
    },
    {
      shows: "more given than delivered: some line is missing",
      facts: { exposure: [packs("2024-01-02", 2)] },
      but: { delivered: { kind: "packs", content: 100 } },
      row: "unknown - - given-exceeds-delivered",
    },
    {
      shows: "nothing delivered",
      facts: {},
      but: { delivered: { kind: "packs", content: 100 } },
      row: "unknown - - nothing-delivered",
    },
  ],
};
