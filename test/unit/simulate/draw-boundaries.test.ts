import { describe, expect, it } from "vitest";
import { addDays } from "../../../pipelines/evaluate/calendar.ts";
import { defaultAssumptions } from "../../../pipelines/simulate/default-assumptions.ts";
import type { Course } from "../../../pipelines/simulate/draw/course.ts";
import { seeDoses } from "../../../pipelines/simulate/draw/doses.ts";
import { seePatient } from "../../../pipelines/simulate/draw/draw-patient.ts";
import { seeFollowUp } from "../../../pipelines/simulate/draw/follow-up.ts";
import { seeResponses } from "../../../pipelines/simulate/draw/responses.ts";
import { drawUsage } from "../../../pipelines/simulate/draw/usage.ts";
import { asTruth, type View } from "../../../pipelines/simulate/draw/view.ts";
import { type DrawnRow, FactSheet } from "../../../pipelines/simulate/fact-sheet.ts";
import { type Recipe, recipeOf } from "../../../pipelines/simulate/recipe.ts";
import { randomOf } from "../../../pipelines/synthetic/random/random.ts";
import type { ModelTableName } from "../../../schemas/model/tables.ts";
import { exampleAgreement, typeExample } from "../../support/simulate/agreements.ts";

/** A sheet that tells what was written on it. */
class OpenSheet extends FactSheet {
  readonly rows: (readonly [ModelTableName, DrawnRow])[] = [];

  override add(table: ModelTableName, row: DrawnRow): void {
    this.rows.push([table, row]);
  }

  of(table: ModelTableName): readonly DrawnRow[] {
    return this.rows.flatMap(([name, row]) => (name === table ? [row] : []));
  }
}

const never = Number.POSITIVE_INFINITY;
const start = "2024-01-01";
const eventFree: Course = {
  ...{ death: never, ventilation: never, emigration: never, switching: never, lastDose: 0 },
  ...{ respirationWorse: never, nutritionWorse: never, smaType: null, scores: [], responseLost: never, usage: null },
};
const drawn = { person_id: "p", source: "clinic", start };
const until = (recipe: Recipe, day: number): View => asTruth(recipe, addDays(start, day));

const gene = recipeOf(exampleAgreement("sma-onasemnogene"));
const carT = recipeOf(typeExample("o02-success-fee-spain"));
const cycles = recipeOf(typeExample("f06-free-initial-doses"));

describe("what is seen of a patient on the last day that the data tell about", () => {
  it.each([
    [0, true],
    [-1, false],
  ])("a first dose, known until %i days after it: %s", (day, isSeen) => {
    const { values } = defaultAssumptions(gene.agreement);
    const patient = { personId: "p", seed: 1, number: 0, start, course: eventFree };
    expect(seePatient(values, patient, until(gene, day), new OpenSheet()) !== null).toBe(isSeen);
  });

  it.each([
    ["a death", { death: 100 }, "dead"],
    ["an emigration", { emigration: 100 }, "emigrated"],
    ["a death on the day of emigration", { death: 100, emigration: 100 }, "emigrated"],
    ["a death the day before it", { death: 99, emigration: 100 }, "dead"],
  ])("%s, and the day before it", (_, course, status) => {
    const seen = (day: number): unknown => {
      const sheet = new OpenSheet();
      seeFollowUp({ ...eventFree, ...course }, drawn, until(gene, day), 1, sheet);
      return sheet.of("vital_status")[0]?.status;
    };
    expect([seen(98), seen(100)]).toEqual(["alive", status]);
  });

  it("a run of ventilation that begins on it", () => {
    const seen = (day: number): number => {
      const sheet = new OpenSheet();
      seeFollowUp({ ...eventFree, ventilation: 100 + gene.runDays }, drawn, until(gene, day), 1, sheet);
      return sheet.of("event").length;
    };
    expect([seen(99), seen(100)]).toEqual([0, 1]);
  });

  it("a response looked for on it, and the day on which it is lost", () => {
    const look = (day: number, course: Partial<Course> = {}): readonly unknown[] => {
      const sheet = new OpenSheet();
      const asked = seeResponses({ ...eventFree, ...course }, drawn, until(carT, day), 1, 0, sheet);
      return [asked, sheet.of("assessment").at(-1)?.code];
    };
    // Asked for after 12 and 18 months: days 366 and 547 of a leap year and the next.
    expect([look(365), look(366), look(546), look(547)]).toEqual([
      [0, undefined],
      [1, "CR"],
      [1, "CR"],
      [2, "CR"],
    ]);
    expect([look(366, { responseLost: 366 })[1], look(366, { responseLost: 367 })[1]]).toEqual([
      "simulated-no-response",
      "CR",
    ]);
    // Nothing is seen on the day of death, nor of emigration.
    expect([look(600, { death: 366 })[0], look(600, { death: 367 })[0], look(600, { emigration: 366 })[0]]).toEqual([
      0, 1, 0,
    ]);
  });

  it("is missing as for those who do badly from the day on which the response is lost", () => {
    const { values } = defaultAssumptions(carT.agreement);
    const blur = { ...values, missing: { share: 0.5, odds_ratio: 1e12 }, visits: { jitter_days: 0 } };
    const noted = (responseLost: number): number => {
      const sheet = new OpenSheet();
      const view = { ...until(carT, 366), blur };
      for (let n = 0; n < 40; n += 1) seeResponses({ ...eventFree, responseLost }, drawn, view, 1, n, sheet);
      return sheet.of("assessment").length;
    };
    expect([noted(366), noted(367) > 0]).toEqual([0, true]);
  });

  it("a last dose and a switch on it", () => {
    const stopping: Recipe = { ...gene, needs: new Set(["stopping"]) };
    const doses = (course: Partial<Course>, day: number): readonly unknown[] => {
      const sheet = new OpenSheet();
      seeDoses({ ...eventFree, ...course }, drawn, until(stopping, day), 30, 1, 0, sheet);
      return sheet.of("exposure").map(({ start_date }) => start_date);
    };
    expect(doses({ lastDose: 45 }, 44)).toEqual(["2024-01-01", "2024-01-31"]);
    expect(doses({ lastDose: 45 }, 45)).toEqual(["2024-01-01", "2024-01-31", "2024-02-15"]);
    expect(doses({ lastDose: 45 }, 30)).toEqual(["2024-01-01", "2024-01-31"]);
    expect(doses({ switching: 45 }, 44)).toEqual(["2024-01-01"]);
    expect(doses({ switching: 45 }, 45)).toEqual(["2024-01-01", "2024-02-15"]);
  });
});

describe("how the medicine is used", () => {
  const usage = { everyDays: 30, substance: "sunitinib", indication: null, weightKg: null, sides: [], units: 1 };

  it("ends before the last day where only units are counted", () => {
    const sheet = new OpenSheet();
    seeDoses({ ...eventFree, usage, lastDose: 60 }, drawn, until(cycles, 365), 30, 1, 0, sheet);
    expect(sheet.of("exposure").map(({ start_date }) => start_date)).toEqual(["2024-01-01", "2024-01-31"]);
  });

  it.each([
    [100, 2],
    [100.1, 4],
  ])("a patient of %d kg under a limit of 100 gets %d units: exactly the limit is not above it", (mean_kg, units) => {
    const { agreement, needs } = recipeOf(typeExample("f07-weight-flat-price"));
    const { values } = defaultAssumptions(agreement);
    const assumed = {
      ...values,
      weight: { mean_kg, sd_kg: 0 },
      units: { ...values.units, per_use: 2, above_weight: 2 },
    };
    expect(drawUsage({ agreement, needs }, assumed, () => randomOf(1, 1, 1)).units).toBe(units);
  });
});
