import { dead, delivered, dose, emigrated } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

const given = (date: string, amount: number | null, unit = "mg") => dose("p", date, "a", { dose: amount, unit });
const rest = ["2024-01-22", "2024-02-12", "2024-03-04"];

export const relativeDoseIntensityTable: MeasureTable = {
  kind: "relative-dose-intensity",
  asOf: "2024-12-31",
  measure: {
    kind: "relative-dose-intensity",
    unit: "mg",
    planned: { dose: 200, every_days: 21, administrations: 4 },
    stopped: "full-period",
  },
  firstDose: { dose: 200, unit: "mg" },
  always: { coverage: [delivered("2024-12-31")] },
  cases: [
    {
      shows: "all doses as planned",
      facts: { exposure: rest.map((day) => given(day, 200)) },
      row: "observed 800 800 -",
    },
    {
      shows: "reduced doses are less",
      facts: { exposure: rest.map((day) => given(day, 150)) },
      row: "observed 800 650 -",
    },
    {
      shows: "stopped after two, held against the whole period",
      facts: { exposure: [given("2024-01-22", 200)] },
      row: "observed 800 400 -",
    },
    {
      shows: "or against the cycles up to the last dose",
      facts: { exposure: [given("2024-01-22", 200)] },
      but: { stopped: "until-last-dose" },
      row: "observed 400 400 -",
    },
    {
      shows: "a dose on day 84 is after the period",
      facts: { exposure: [given("2024-03-25", 200)] },
      row: "observed 800 200 -",
    },
    {
      shows: "a line without a dose is not guessed",
      facts: { exposure: [given("2024-01-22", null)] },
      row: "unknown - - dose-not-summable",
    },
    {
      shows: "nor is one in another unit",
      facts: { exposure: [given("2024-01-22", 200, "mg/kg")] },
      row: "unknown - - dose-not-summable",
    },
    {
      shows: "the data end within the period: pending",
      facts: { coverage: [delivered("2024-02-01")] },
      but: { planned: { dose: 200, every_days: 21, administrations: 20 } },
      row: "pending - - period-not-over",
    },
    {
      shows: "unless death has ended it",
      facts: { vital_status: [dead("p", "2024-02-01")] },
      but: { planned: { dose: 200, every_days: 21, administrations: 20 } },
      row: "observed 4000 200 -",
    },
    {
      shows: "a dose dated after the death is an error of some register",
      facts: { exposure: [given("2024-02-12", 200)], vital_status: [dead("p", "2024-02-01")] },
      row: "observed 800 200 -",
    },
    {
      shows: "what was given abroad is not in the data",
      facts: { vital_status: [emigrated("p", "2024-02-01")] },
      row: "not-estimable - - emigration",
    },
    {
      shows: "dead before the first dose: one of the two is wrong",
      facts: { vital_status: [dead("p", "2023-12-01")] },
      row: "not-estimable - - death-before-time-zero",
    },
  ],
};
