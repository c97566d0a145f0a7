import { alive, dead, delivered, dose, emigrated } from "../../../support/facts.ts";
import type { MeasureTable } from "./measure-table.ts";

export const costTable: MeasureTable = {
  kind: "cost",
  asOf: "2024-12-31",
  measure: {
    kind: "cost",
    unit: { kind: "packs" },
    price: { minor_units: 250_000, currency: "NOK", level: "AUP", source: "made up" },
    months: 6,
  },
  firstDose: { packages: 2 },
  always: { coverage: [delivered("2024-12-31")] },
  cases: [
    {
      shows: "packs times price, the day six months on no longer in the period",
      facts: {
        exposure: ["2024-06-30", "2024-07-01"].map((day) => dose("p", day, "a", { packages: 1 })),
        vital_status: [alive("p", "2024-12-31")],
      },
      row: "observed - 750000 -",
    },
    {
      shows: "who died in the period is in it with what was used",
      facts: { vital_status: [dead("p", "2024-02-01")] },
      row: "observed - 500000 -",
    },
    {
      shows: "a pack line without its number makes the person unknown",
      facts: { exposure: [dose("p", "2024-02-01")], vital_status: [alive("p", "2024-12-31")] },
      row: "unknown - - quantity-unknown",
    },
    {
      shows: "nothing used in a later period costs nothing",
      facts: { vital_status: [alive("p", "2024-12-31")] },
      but: { from_months: 3, months: 3 },
      row: "observed - 0 -",
    },
    {
      shows: "the period is not over",
      facts: { vital_status: [alive("p", "2024-12-31")] },
      but: { months: 24 },
      row: "pending - - period-not-over",
    },
    {
      shows: "emigrated within it",
      facts: { vital_status: [emigrated("p", "2024-03-01")] },
      row: "not-estimable - - emigration",
    },
    {
      shows: "half an øre is rounded up",
      facts: {
        exposure: [dose("p", "2024-02-01", "a", { packages: 0.5 })],
        vital_status: [alive("p", "2024-12-31")],
      },
      but: { price: { minor_units: 333, currency: "NOK", level: "AUP", source: "made up" } },
      row: "observed - 833 -",
    },
  ],
};
