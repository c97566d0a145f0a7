import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { selectCohort } from "../../../pipelines/cohort/select-cohort.ts";
import { loadUnitFacts } from "../../../pipelines/measure/unit-facts.ts";
import type { Units } from "../../../schemas/agreement/units.ts";
import { dose } from "../../support/facts.ts";
import { type FactRow, type Facts, writeModel } from "../../support/model-folder.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const unitsOf = async (unit: Units["unit"], facts: Facts): Promise<readonly string[]> => {
  const { database, folder } = scratch;
  const [model, cohort, asOf] = [join(folder, "model"), join(folder, "cohort"), "2024-12-31"];
  await writeModel(model, facts, database);
  const title = { nb: "x", en: "x" };
  const population = { title, substances: ["a"], start_from: "1900-01-01", criteria: [], subgroups: [] };
  await selectCohort({ population, exceptions: "included", model, folder: cohort, asOf }, database);
  const found = await loadUnitFacts({ model, cohort, asOf }, unit, ["a"], database);
  return found.map((f) =>
    [f.personId, f.date, f.quantity ?? "-", f.indication ?? "-", f.weightKg ?? "-", f.product ?? "-"].join(" "),
  );
};

const packs = (date: string, packages: number | null, rest: FactRow = {}): FactRow =>
  dose("p", date, "a", { packages, counts: packages === null || packages > 0, ...rest });

describe("units of the analysed", () => {
  test.each<[string, Units["unit"], Facts, readonly string[]]>([
    [
      "as packs keep fractions, returns, pack number and indication",
      { kind: "packs" },
      {
        exposure: [packs("2024-01-01", 1.5, { product_no: "123456", indication: "C349" }), packs("2024-02-01", -1)],
      },
      ["p 2024-01-01 1.5000 C349 - 123456", "p 2024-02-01 -1.0000 - - -"],
    ],
    [
      "as packs keep a line that does not say how many, without a quantity",
      { kind: "packs" },
      { exposure: [packs("2024-01-01", null)] },
      ["p 2024-01-01 - - - -"],
    ],
    [
      "as doses are one for each line, and planned doses are none",
      { kind: "doses" },
      { exposure: [dose("p", "2024-01-01"), dose("p", "2024-02-01", "a", { counts: false, dose: 0 })] },
      ["p 2024-01-01 1 - - -"],
    ],
    [
      "as whole vials are rounded up exactly, and an amount in another unit has no quantity",
      { kind: "dose-amount", unit: "mg", per_unit: 45, whole: true },
      {
        exposure: [
          dose("p", "2024-01-01", "a", { dose: 90, unit: "mg" }),
          dose("p", "2024-01-02", "a", { dose: 90.0001, unit: "mg" }),
          dose("p", "2024-01-03", "a", { dose: 90, unit: "ml" }),
        ],
      },
      ["p 2024-01-01 2 - - -", "p 2024-01-02 3 - - -", "p 2024-01-03 - - - -"],
    ],
    [
      "as parts of vials are quotients, so that nothing is rounded",
      { kind: "dose-amount", unit: "mg", per_unit: 45, whole: false },
      { exposure: [dose("p", "2024-01-01", "a", { dose: 10, unit: "mg" })] },
      ["p 2024-01-01 10.0000/45 - - -"],
    ],
    [
      "as cycles of 42 days are those in which anything was given",
      { kind: "cycles", days: 42 },
      { exposure: ["2024-01-01", "2024-02-11", "2024-02-12", "2024-05-20"].map((day) => dose("p", day)) },
      ["p 2024-01-01 1 - - -", "p 2024-02-12 1 - - -", "p 2024-05-20 1 - - -"],
    ],
    [
      "as patient-months run from the day of the first dose",
      { kind: "patient-months" },
      { exposure: ["2024-01-31", "2024-02-28", "2024-03-30", "2024-03-31"].map((day) => dose("p", day)) },
      ["p 2024-01-31 1 - - -", "p 2024-03-30 1 - - -", "p 2024-03-31 1 - - -"],
    ],
    [
      "are those of the agreement's substances: a companion given first that day does not take the cycle's place",
      { kind: "cycles", days: 42 },
      {
        exposure: [dose("p", "2024-01-01", "companion"), dose("p", "2024-01-02"), dose("p", "2024-02-20", "companion")],
      },
      ["p 2024-01-02 1 - - -"],
    ],
    [
      "carry the latest weight on or before the day, never a later one",
      { kind: "doses" },
      {
        exposure: ["2024-01-01", "2024-03-01"].map((day) => dose("p", day)),
        assessment: [
          { person_id: "p", kind: "weight_kg", date: "2024-02-01", value: 101.5 },
          { person_id: "p", kind: "weight_kg", date: "2024-04-01", value: 90 },
        ],
      },
      ["p 2024-01-01 1 - - -", "p 2024-03-01 1 - 101.500 -"],
    ],
    [
      "after the as-of day, or of another substance's patients, are not there",
      { kind: "doses" },
      { exposure: [dose("p", "2024-01-01"), dose("p", "2025-01-01"), dose("q", "2024-01-01", "b")] },
      ["p 2024-01-01 1 - - -"],
    ],
  ])("%s", async (_, unit, facts, expected) => {
    expect(await unitsOf(unit, facts)).toEqual(expected);
  });
});
