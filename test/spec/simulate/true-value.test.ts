import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawCourse } from "../../../pipelines/simulate/draw/course.ts";
import { seePatient } from "../../../pipelines/simulate/draw/draw-patient.ts";
import { asTruth } from "../../../pipelines/simulate/draw/view.ts";
import { FactSheet } from "../../../pipelines/simulate/fact-sheet.ts";
import { judgeDrawn } from "../../../pipelines/simulate/judge-drawn.ts";
import { personKey } from "../../../pipelines/simulate/judge-run.ts";
import { recipeOf } from "../../../pipelines/simulate/recipe.ts";
import { resolvePlan } from "../../../pipelines/simulate/resolve.ts";
import { rightVerdicts, trueValue } from "../../../pipelines/simulate/true-value.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { exampleAgreement, oneScenario, perfect, withoutLag } from "../../support/simulate/agreements.ts";

const lung = withoutLag(exampleAgreement("nsclc-pembrolizumab"));
const children = withoutLag(exampleAgreement("sma-onasemnogene"));
const ready = { minimum_follow_up_months: 0, share: 1, coverage: [] };

const deciding = (
  agreement: Agreement,
  group: Omit<NonNullable<Agreement["group"]>, "ready" | "margin">,
): Agreement => ({
  ...agreement,
  milestones: [],
  group: { ...group, margin: 0, ready },
});

/** A long gap, so that deaths within it are many enough to be seen. */
const ttd = (stop_date: "last-dose" | "last-dose-plus-gap"): Agreement =>
  deciding(
    {
      ...lung,
      measures: lung.measures.map((m) =>
        m.kind === "time-to-discontinuation" ? { ...m, stop_date, gap_days: 330 } : m,
      ),
    },
    { estimate: { kind: "survival", measure: "ttd", days: 365 }, reference: { value: 0.3, source: "test" } },
  );

describe("the true value of a scenario", () => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await openScratch();
  });
  afterAll(async () => {
    await scratch.close();
  });

  const outcomesOf = async (agreement: Agreement, many: number) => {
    const plan = resolvePlan(agreement, oneScenario({ ...perfect, hazard_ratio: 2 }));
    const assumed = plan.scenarios[0]?.assumed;
    if (assumed === undefined) throw new Error("a plan has a scenario");
    const recipe = recipeOf(agreement);
    const sheet = new FactSheet();
    const patients = Array.from({ length: many }, (_, number) => {
      const course = drawCourse(recipe, assumed, 7, number);
      const patient = { personId: personKey(0, number), seed: 7, number, start: "2022-01-15", course };
      seePatient(assumed, patient, asTruth(recipe, "2026-06-30"), sheet);
      return patient;
    });
    const rows = await judgeDrawn(agreement, sheet, plan.from, "2026-06-30", scratch);
    return { assumed, patients, outcomes: rows.outcomes.get(agreement.group?.estimate.measure ?? "") ?? [] };
  };

  it.each(["criterion-met", "run-start"] as const)("comes on the very day drawn, dated on %s", async (event_date) => {
    const dated: Agreement = {
      ...children,
      measures: children.measures.map((m) => (m.kind === "death-or-permanent-ventilation" ? { ...m, event_date } : m)),
    };
    const agreement = deciding(dated, {
      estimate: { kind: "survival", measure: "dpv", days: 365 },
      reference: { value: 0.6, source: "test" },
    });
    const { patients, outcomes } = await outcomesOf(agreement, 300);
    const drawn = new Map(patients.map(({ personId, course }) => [personId, course]));
    const events = outcomes.filter(({ event }) => event === 1);
    for (const { person_id, time_days, reason } of events) {
      const course = drawn.get(person_id);
      const day = reason === "death" ? course?.death : course?.ventilation;
      expect(time_days).toBe(day);
    }
    expect(new Set(events.map(({ reason }) => reason))).toEqual(new Set(["death", "permanent-ventilation"]));
  });

  it.each([
    { name: "overall survival", agreement: lung },
    {
      name: "death or permanent ventilation",
      agreement: deciding(children, {
        estimate: { kind: "survival", measure: "dpv", days: 365 },
        reference: { value: 0.6, source: "test" },
      }),
    },
    { name: "time to discontinuation, dated on the last dose", agreement: ttd("last-dose") },
    { name: "time to discontinuation, dated a gap later", agreement: ttd("last-dose-plus-gap") },
  ])("is what the measure of the night finds in many patients: $name", async ({ agreement }) => {
    const many = 4000;
    const { assumed, outcomes } = await outcomesOf(agreement, many);
    expect(outcomes).toHaveLength(many);
    const free = outcomes.filter(({ time_days }) => (time_days ?? 0) > 365).length / many;
    const truth = trueValue(agreement, assumed) ?? -1;
    expect(Math.abs(free - truth)).toBeLessThan(4 * Math.sqrt((truth * (1 - truth)) / many));
  });

  it.each([
    { kind: "survival", measure: "os", days: 365, value: 0.45 },
    { kind: "restricted-mean", measure: "os", days: 730, value: 400 },
    { kind: "survival", measure: "ttd", days: 365, value: 0.3 },
  ] as const)(
    "is the agreed reference where nothing else is assumed: $kind of $measure",
    ({ kind, measure, days, value }) => {
      const agreement = deciding(lung, { estimate: { kind, measure, days }, reference: { value, source: "test" } });
      const [scenario] = resolvePlan(agreement, oneScenario({})).scenarios;
      expect(scenario && trueValue(agreement, scenario.assumed)).toBe(value);
      expect(
        scenario &&
          rightVerdicts(
            agreement.group ?? {
              estimate: { kind, measure, days },
              reference: { value, source: "" },
              margin: 0,
              ready,
            },
            value,
          ),
      ).toEqual(["met"]);
    },
  );

  it.each([
    { truth: 0.5, right: ["met"] },
    { truth: 0.45, right: ["met"] },
    { truth: 0.4499, right: ["met", "not-met"] },
    { truth: 0.4, right: ["met", "not-met"] },
    { truth: 0.3999, right: ["not-met"] },
  ])("makes $right right at $truth, for a reference of 0.45 less 0.05", ({ truth, right }) => {
    if (lung.group === undefined) throw new Error("the example has a rule for the group");
    expect(rightVerdicts(lung.group, truth)).toEqual(right);
  });

  it("of a share that did not decline is the normal probability, by hand", () => {
    const base = withoutLag(exampleAgreement("sma-nusinersen"));
    const agreement: Agreement = {
      ...base,
      analyses: {
        ...base.analyses,
        measures: [{ measure: "hfmse-14m", landmarks_days: [], compare: [], exact_shares: false }],
      },
      group: {
        estimate: { kind: "share-not-declined", measure: "hfmse-14m" },
        reference: { value: 0.8, source: "test" },
        margin: 0,
        ready,
      },
    };
    // Mean 0 and standard deviation 5 % of 66 points a year, 14 months: P(change >= -2) = Phi(2 / 3.85) = Phi(0.5195) = 0.6983.
    const [scenario] = resolvePlan(agreement, oneScenario({ scores: { change_per_year: 0, change_sd: 5 } })).scenarios;
    expect(scenario && trueValue(agreement, scenario.assumed)).toBeCloseTo(0.6983, 4);
    const [reference] = resolvePlan(agreement, oneScenario({})).scenarios;
    expect(reference && trueValue(agreement, reference.assumed)).toBeCloseTo(0.8, 10);
  });
});
