import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GroupEvaluation } from "../../../pipelines/evaluate/evaluate-group.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { contradictions } from "../../../schemas/agreement/consistency.ts";
import type { OutcomeRow } from "../../../schemas/measure.ts";
import { cohortRow, example, outcome } from "../../spec/evaluate/made-up.ts";
import { judgedPersons } from "../../support/judged-persons.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { modelReference } from "./model-reference.ts";

// R 4.2.2, nlme 3.1-162: the calls are in make-model-reference.R.
const { persons, visits, slope, slopeError } = modelReference.repeated;

const shape = example("sma-nusinersen");
const [visit] = shape.measures.filter((measure) => measure.kind === "score-change");
const title = { nb: "Gjentatt", en: "Repeated" };
const agreement: Agreement = {
  ...shape,
  measures: visits.flatMap(({ years }) =>
    visit === undefined ? [] : [{ ...visit, id: `year-${years}`, target: { ...visit.target, months: years * 12 } }],
  ),
  milestones: [],
  decision: { ...shape.decision, uncertainties: [] },
  published: [],
  assumed: [],
  analyses: {
    ...shape.analyses,
    measures: [],
    repeated: [
      {
        ...{ id: "visits", title, covariance: "unstructured", degrees_of_freedom: "satterthwaite" },
        ...{ measures: ["year-6", "year-2", "year-4"], covariates: ["baseline", "sex"] },
      },
      {
        ...{ id: "line", title, covariance: "random-slope", degrees_of_freedom: "satterthwaite" },
        ...{ measures: ["year-2", "year-4", "year-6"], covariates: [] },
      },
    ],
  },
};

const row = (person: string, change: number | undefined, baseline: number): OutcomeRow =>
  outcome({
    person_id: person,
    baseline,
    ...(change === undefined
      ? { status: "unknown", reason: "missing" }
      : { change, value: baseline + change, status: "observed" }),
  });

const study = {
  cohort: persons.map(({ person }) => cohortRow({ person_id: person, time_zero: "2021-12-15" })),
  outcomes: new Map(
    visits.map(({ years, person: seen, change }) => [
      `year-${years}`,
      persons.map(({ person, baseline }) => row(person, change[seen.indexOf(person)], baseline)),
    ]),
  ),
  facts: { person: persons.map(({ person, sex }) => ({ person_id: person, sex })) },
};

let scratch: Scratch;
let judged: GroupEvaluation;
beforeAll(async () => {
  scratch = await openScratch();
  judged = await judgedPersons(scratch, agreement, study);
});
afterAll(() => scratch.close());

const found = (end: string, of = judged) => {
  const hit = of.results.find(({ figure }) => figure === `sma-nusinersen@1/${end}`);
  if (hit === undefined) throw new Error(`no figure ${end}`);
  return hit;
};

/** Within a ten-thousandth of the standard error: R stops there. */
const expectNear = (value: number | null, want: number, error: number) =>
  expect(Math.abs((value ?? Number.NaN) - want)).toBeLessThan(1e-4 * error);

describe("a model of repeated scores, from the agreement to the figure", () => {
  it("is asked for without a contradiction", () => {
    expect(contradictions(agreement).filter(({ path }) => path[0] === "analyses")).toEqual([]);
  });

  it.each(visits)("has the adjusted mean of gls at year $years", ({ years, mean, error, person }) => {
    const hit = found(`year-${years}/repeated-visits/adjusted-mean-change`);
    expectNear(hit.value, mean, error);
    expectNear(hit.standardError, error, error);
    expect(hit).toMatchObject({ n: person.length, unit: "points", state: "estimated" });
    expect(hit.settings).toMatchObject({
      method: "mixed-model-repeated-measures",
      interval: "t",
      analysis: { covariates: ["baseline", "sex"], degrees_of_freedom: "satterthwaite", likelihood: "restricted" },
    });
  });

  it("has the mean slope of lme, under the last visit", () => {
    const hit = found("year-6/repeated-line/slope");
    expectNear(hit.value, slope, slopeError);
    expectNear(hit.standardError, slopeError, slopeError);
    expect(hit).toMatchObject({ n: persons.length, unit: "points-per-year" });
  });
});

describe("a model that the data do not allow", () => {
  const few = (keep: number) => ({
    ...study,
    outcomes: new Map(
      [...study.outcomes].map(([id, rows]) => [
        id,
        rows.map((each, i) => (i < keep ? each : row(each.person_id, undefined, each.baseline ?? 0))),
      ]),
    ),
  });

  it("gives no number and says so, with few patients and a shrunken denominator", async () => {
    const hit = found("year-4/repeated-visits/adjusted-mean-change", await judgedPersons(scratch, agreement, few(3)));
    expect(hit).toMatchObject({ value: null, lower: null, state: "not-estimable" });
    expect(hit.warnings.map(({ id }) => id)).toEqual(["few-persons", "denominator-shrinks", "model-not-fitted"]);
  });

  it("where nobody was seen at a visit, the others keep their number", async () => {
    const outcomes = new Map([...study.outcomes, ["year-4", few(0).outcomes.get("year-4") ?? []]]);
    const of = await judgedPersons(scratch, agreement, { ...study, outcomes });
    expect(found("year-4/repeated-visits/adjusted-mean-change", of)).toMatchObject({ n: 0, state: "not-estimable" });
    expect(found("year-2/repeated-visits/adjusted-mean-change", of).state).toBe("estimated");
  });

  it("leaves out and counts those whose covariate sources do not state, or state twice", async () => {
    const [first, second, ...rest] = study.facts.person;
    const facts = { person: [{ ...first, sex: null }, { ...second }, { ...second, sex: "f" }, ...rest] };
    const hit = found(
      "year-2/repeated-visits/adjusted-mean-change",
      await judgedPersons(scratch, agreement, { ...study, facts }),
    );
    expect(hit.warnings).toContainEqual({ id: "persons-without-covariate", values: { persons: 2 } });
    expect(hit.n).toBe((visits[0]?.person.length ?? 0) - 2);
  });
});
