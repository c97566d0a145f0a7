import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCohort } from "../../../pipelines/cohort/read-cohort.ts";
import { selectCohort } from "../../../pipelines/cohort/select-cohort.ts";
import { type CohortRow, type Criterion, type FlowStep, Population } from "../../../schemas/agreement/population.ts";
import { attribute, dose, score } from "../../support/facts.ts";
import { type Facts, writeModel } from "../../support/model-folder.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const title = { nb: "x", en: "x" };

interface Cohort {
  readonly rows: readonly CohortRow[];
  readonly flow: readonly FlowStep[];
}

const selected = async (facts: Facts, population: object): Promise<Cohort> => {
  const { database, folder } = scratch;
  const model = join(folder, "model");
  await writeModel(model, facts, database);
  const whole = Population.parse({ title, substances: ["a", "aa"], start_from: "2024-01-01", ...population });
  const cohort = join(folder, "cohort");
  const flow = await selectCohort(
    { population: whole, exceptions: "included", model, folder: cohort, asOf: "2024-12-31" },
    database,
  );
  return { flow, rows: await readCohort(cohort, database) };
};

const steps = ({ flow }: Cohort): readonly string[] =>
  flow.map((step) => `${step.id} ${step.persons} -${step.excluded} ?${step.unknown}`);

describe("time zero and start period", () => {
  test("is the first dose ever seen, and only then the period is asked", async () => {
    const cohort = await selected(
      {
        exposure: [
          dose("before", "2023-12-31"),
          dose("before", "2024-05-01"),
          dose("first-day", "2024-01-01"),
          dose("last-day", "2024-06-30"),
          dose("after", "2024-07-01"),
          dose("after-as-of", "2025-01-01"),
          dose("planned", "2024-02-01", "a", { counts: false }),
          dose("other", "2024-02-01", "z"),
        ],
      },
      { start_to: "2024-06-30" },
    );
    expect(cohort.rows.map((row) => [row.person_id, row.time_zero, row.included, row.excluded_by])).toStrictEqual([
      ["before", "2023-12-31", false, "start-period"],
      ["first-day", "2024-01-01", true, null],
      ["last-day", "2024-06-30", true, null],
      ["after", "2024-07-01", false, "start-period"],
    ]);
    expect(steps(cohort)).toStrictEqual(["exposed 4 -0 ?0", "started-in-period 2 -2 ?0", "analysed 2 -0 ?0"]);
  });

  test("two substances on the first day: the one the agreement names first, at its own line", async () => {
    const { rows } = await selected({ exposure: [dose("p", "2024-02-01", "aa"), dose("p", "2024-02-01", "a")] }, {});
    expect(rows).toMatchObject([{ substance: "a", source_file: "exposure", source_line: 3 }]);
  });
});

describe("criteria", () => {
  const diagnosis: Criterion = { id: "dx", title, kind: "diagnosis", icd10: ["C34"], when_unknown: "exclude" };
  const ecog: Criterion = {
    id: "ecog",
    title,
    kind: "assessment",
    assessment: "ecog",
    at_most: 1,
    when_unknown: "keep",
  };

  test("every exclusion is counted once, at the first criterion that makes it, and unknown by the agreed rule", async () => {
    const people = ["ok", "no-dx", "other-dx", "bad-ecog", "ecog-unknown", "both-wrong"];
    const tumour = (person_id: string, icd10: string, diagnosis_date = "2023-12-01") => ({
      person_id,
      tumour_id: "1",
      icd10,
      diagnosis_date,
    });
    const cohort = await selected(
      {
        exposure: people.map((p) => dose(p, "2024-02-01")),
        tumour: [
          tumour("ok", "C341"),
          tumour("other-dx", "C509"),
          tumour("bad-ecog", "C349"),
          tumour("ecog-unknown", "C34"),
          tumour("both-wrong", "C341", "2024-02-02"),
          tumour("both-wrong", "C18", "2023-01-01"),
        ],
        assessment: [
          score("ok", "ecog", "2024-01-20", 1),
          score("bad-ecog", "ecog", "2024-01-20", 2),
          { ...attribute("ecog-unknown", "ecog", "unknown"), date: "2024-01-20" },
          score("both-wrong", "ecog", "2024-01-20", 3),
        ],
      },
      { criteria: [diagnosis, ecog] },
    );
    expect(Object.fromEntries(cohort.rows.map((row) => [row.person_id, [row.excluded_by, row.answers]]))).toStrictEqual(
      {
        ok: [null, { dx: "met", ecog: "met" }],
        "no-dx": ["dx", { dx: "unknown", ecog: "unknown" }],
        "other-dx": ["dx", { dx: "not-met", ecog: "unknown" }],
        "bad-ecog": ["ecog", { dx: "met", ecog: "not-met" }],
        "ecog-unknown": [null, { dx: "met", ecog: "unknown" }],
        "both-wrong": ["dx", { dx: "not-met", ecog: "not-met" }],
      },
    );
    expect(steps(cohort)).toStrictEqual([
      "exposed 6 -0 ?0",
      "started-in-period 6 -0 ?0",
      "dx 3 -3 ?1",
      "ecog 2 -1 ?1",
      "analysed 2 -0 ?0",
    ]);
  });

  const answers = async (criterion: object, facts: Facts): Promise<readonly string[]> => {
    const { rows } = await selected(facts, { criteria: [{ id: "c", title, when_unknown: "keep", ...criterion }] });
    return rows.map((row) => `${row.person_id} ${row.answers.c}`);
  };

  test("an assessment is the latest telling one up to time zero; equal days that disagree are unknown", async () => {
    expect(
      await answers(
        { kind: "assessment", assessment: "ecog", at_most: 1 },
        {
          exposure: ["a-later", "b-older", "c-disagree", "d-telling", "e-agree"].map((p) => dose(p, "2024-02-01")),
          assessment: [
            score("a-later", "ecog", "2024-02-02", 0),
            score("b-older", "ecog", "2023-02-01", 0),
            score("b-older", "ecog", "2024-02-01", 2),
            score("c-disagree", "ecog", "2024-02-01", 1),
            score("c-disagree", "ecog", "2024-02-01", 2),
            score("d-telling", "ecog", "2024-01-01", 1),
            { ...attribute("d-telling", "ecog", "unknown"), date: "2024-01-31" },
            score("e-agree", "ecog", "2024-02-01", 0),
            score("e-agree", "ecog", "2024-02-01", 1),
          ],
        },
      ),
    ).toStrictEqual(["a-later unknown", "b-older not-met", "c-disagree unknown", "d-telling met", "e-agree met"]);
  });

  test("an attribute without a date counts, and a listed code that means unknown is an answer when it is named", async () => {
    const facts = {
      exposure: ["neg", "pos", "untested"].map((p) => dose(p, "2024-02-01")),
      assessment: [
        attribute("neg", "egfr", "neg"),
        attribute("pos", "egfr", "pos"),
        attribute("untested", "egfr", "not_tested"),
      ],
    };
    const egfr = { kind: "assessment", assessment: "egfr" };
    expect(await answers({ ...egfr, one_of: ["neg"] }, facts)).toStrictEqual([
      "neg met",
      "pos not-met",
      "untested unknown",
    ]);
    expect(await answers({ ...egfr, one_of: ["neg", "not_tested"] }, facts)).toStrictEqual([
      "neg met",
      "pos not-met",
      "untested met",
    ]);
  });

  test("a number may be one of listed texts", async () => {
    expect(
      await answers(
        { kind: "assessment", assessment: "smn2_copies", one_of: ["2", "3"] },
        {
          exposure: ["two", "four"].map((p) => dose(p, "2024-02-01")),
          assessment: [score("two", "smn2_copies", null, 2), score("four", "smn2_copies", null, 4)],
        },
      ),
    ).toStrictEqual(["four not-met", "two met"]);
  });

  test("an age that the year of birth cannot decide is unknown", async () => {
    const born = (person_id: string, birth_year: number) => ({ person_id, birth_year });
    const facts = {
      exposure: ["b2005", "b2006", "b2007", "none", "two-years"].map((p) => dose(p, "2024-02-01")),
      person: [
        born("b2005", 2005),
        born("b2006", 2006),
        born("b2007", 2007),
        born("two-years", 2007),
        born("two-years", 2005),
      ],
    };
    expect(await answers({ kind: "age-at-start", under_years: 18 }, facts)).toStrictEqual([
      "b2005 not-met",
      "b2006 unknown",
      "b2007 met",
      "none unknown",
      "two-years unknown",
    ]);
    expect(await answers({ kind: "age-at-start", at_least_years: 18 }, facts)).toStrictEqual([
      "b2005 met",
      "b2006 unknown",
      "b2007 not-met",
      "none unknown",
      "two-years unknown",
    ]);
  });

  test("not treated before needs coverage of medicines from before time zero, in the person's region", async () => {
    const covered = (kind: string, region: string, from_date: string) => ({
      source: "test",
      kind,
      region,
      from_date,
      to_date: "2024-12-31",
      data_cut: "2024-12-31",
      lag_days: 0,
    });
    const facts = {
      exposure: [
        dose("treated", "2023-06-01", "b"),
        dose("same-day", "2024-02-01", "b"),
        ...["treated", "same-day", "home-vest", "home-nord", "homeless"].map((p) => dose(p, "2024-02-01")),
      ],
      person: [
        { person_id: "home-vest", region: "vest" },
        { person_id: "home-nord", region: "nord" },
        { person_id: "same-day", region: "vest" },
      ],
      coverage: [covered("hospital-drugs", "vest", "2020-01-01"), covered("episodes", "national", "2010-01-01")],
    };
    expect(await answers({ kind: "not-treated-before", substances: ["b"] }, facts)).toStrictEqual([
      "home-nord unknown",
      "home-vest met",
      "homeless unknown",
      "same-day met",
      "treated not-met",
    ]);
  });
});

describe("subgroups", () => {
  test("carry a level only where the sources agree", async () => {
    const { rows } = await selected(
      {
        exposure: ["a-agree", "b-disagree", "c-silent"].map((p) => dose(p, "2024-02-01")),
        person: [
          { person_id: "a-agree", sex: "f", region: "vest" },
          { person_id: "a-agree", sex: "f", region: null },
          { person_id: "b-disagree", sex: "f", region: "vest" },
          { person_id: "b-disagree", sex: "m", region: "nord" },
        ],
        assessment: [
          attribute("a-agree", "sma_type", "2"),
          attribute("a-agree", "sma_type", "unknown"),
          attribute("b-disagree", "sma_type", "1"),
          attribute("b-disagree", "sma_type", "2"),
        ],
      },
      { subgroups: ["sex", "region", "sma-type"] },
    );
    expect(rows.map((row) => row.subgroups)).toStrictEqual([
      { sex: "f", region: "vest", "sma-type": "2" },
      { sex: "unknown", region: "unknown", "sma-type": "unknown" },
      { sex: "unknown", region: "unknown", "sma-type": "unknown" },
    ]);
  });
});
