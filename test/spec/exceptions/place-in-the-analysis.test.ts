import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCohort } from "../../../pipelines/cohort/read-cohort.ts";
import { selectCohort } from "../../../pipelines/cohort/select-cohort.ts";
import { evaluateGroup } from "../../../pipelines/evaluate/evaluate-group.ts";
import { membersOf } from "../../../pipelines/evaluate/group-members.ts";
import { personsIn } from "../../../pipelines/evaluate/groups.ts";
import { measuredFromRows, startsFromRows } from "../../../pipelines/evaluate/groups-from-rows.ts";
import { numberPatients } from "../../../pipelines/evaluate/patient-numbers.ts";
import { readGroups } from "../../../pipelines/evaluate/read-groups.ts";
import { readOutcomeRows } from "../../../pipelines/measure/read-outcome.ts";
import type { IndividualExceptionRule } from "../../../schemas/agreement/edge-cases.ts";
import { Population } from "../../../schemas/agreement/population.ts";
import { attribute, dose } from "../../support/facts.ts";
import { writeModel } from "../../support/model-folder.ts";
import { writeCohort, writeOutcome } from "../../support/outcome-folder.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { cohortRow, example, outcome } from "../evaluate/made-up.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const decided = (person_id: string, decided_date: string | null, decision = "granted", substance = "a") => ({
  ...{ person_id, decided_date, decision, substance },
  application: `of ${person_id}`,
  applied_date: "2023-06-01",
  reasons: "",
});

/** Everyone starts on 2024-03-01 but the one who started before the period. */
const facts = {
  exposure: [
    dose("agreed", "2024-03-01"),
    dose("before-start", "2024-03-01"),
    dose("on-the-day", "2024-03-01"),
    dose("after-start", "2024-03-01"),
    dose("refused", "2024-03-01"),
    dose("other-medicine", "2024-03-01"),
    dose("waiting", "2024-03-01"),
    dose("old", "2023-03-01"),
  ],
  assessment: [attribute("agreed", "fits", "yes"), attribute("before-start", "fits", "no")],
  exception: [
    decided("before-start", "2024-02-01"),
    decided("on-the-day", "2024-03-01"),
    decided("after-start", "2024-03-02"),
    decided("refused", "2024-02-01", "refused"),
    decided("other-medicine", "2024-02-01", "granted", "z"),
    decided("waiting", null, "waiting"),
    decided("old", "2023-01-01"),
    decided("never-treated", "2024-01-01"),
  ],
};

const selected = async (exceptions: IndividualExceptionRule) => {
  const model = join(scratch.folder, "model");
  await writeModel(model, facts, scratch.database);
  const population = Population.parse({
    title: { nb: "x", en: "x" },
    substances: ["a"],
    start_from: "2024-01-01",
    criteria: [
      {
        ...{ id: "fits", title: { nb: "x", en: "x" }, kind: "assessment", assessment: "fits" },
        ...{ one_of: ["yes"], when_unknown: "keep" },
      },
    ],
  });
  const input = { population, exceptions, model, folder: join(scratch.folder, exceptions), asOf: "2024-12-31" };
  const flow = await selectCohort(input, scratch.database);
  const rows = await readCohort(input.folder, scratch.database);
  return {
    apart: rows.filter((row) => row.by_exception).map((row) => `${row.person_id}: ${row.excluded_by ?? "included"}`),
    included: rows.filter(({ included }) => included).length,
    flow: flow.map((step) => `${step.id} ${step.persons} -${step.excluded}`),
  };
};

describe("treatment that was granted by an individual exception", () => {
  test("is told by a grant of the agreement's medicine on or before the first dose, and left out where agreed", async () => {
    expect(await selected("excluded")).toStrictEqual({
      apart: ["old: start-period", "before-start: individual-exception", "on-the-day: individual-exception"],
      included: 5,
      flow: ["exposed 8 -0", "started-in-period 7 -1", "individual-exceptions 5 -2", "fits 5 -0", "analysed 5 -0"],
    });
  });

  test("is a stratum of its own where agreed, whatever the start criteria say", async () => {
    expect(await selected("own-stratum")).toMatchObject({
      apart: ["old: start-period", "before-start: own-stratum", "on-the-day: own-stratum"],
      included: 5,
    });
  });

  test("is included where agreed, and the flow says so", async () => {
    expect(await selected("included")).toStrictEqual({
      apart: ["old: start-period", "before-start: fits", "on-the-day: included"],
      included: 6,
      flow: ["exposed 8 -0", "started-in-period 7 -1", "individual-exceptions 7 -0", "fits 6 -1", "analysed 6 -0"],
    });
  });
});

describe("a stratum of its own", () => {
  const agreement = example("nsclc-pembrolizumab");
  const measure = "os";
  const person = (i: number, time_days: number, event: 0 | 1) =>
    outcome({ person_id: `p${i}`, time_zero: "2022-01-03", time_days, event });
  const population = [person(1, 100, 1), person(2, 400, 0), person(3, 800, 0), person(4, 900, 1)];
  const stratum = [person(5, 10, 1), person(6, 20, 1)];
  const cohort = [
    ...population.map(({ person_id }) => cohortRow({ person_id })),
    ...stratum.map(({ person_id }) =>
      cohortRow({ person_id, included: false, excluded_by: "own-stratum", by_exception: true }),
    ),
  ];
  const known = { asOf: "2026-06-30", dataCuts: { kreftregisteret: "2026-06-30" } };
  const judged = (rows: typeof population, of: typeof cohort) =>
    evaluateGroup({
      ...{ agreement, agreementHash: "made-up", runId: "made-up", software: "utfall test", ...known },
      starts: startsFromRows(of),
      measured: measuredFromRows(agreement, new Map([[measure, rows]]), of, known),
      coverage: [],
    });

  test("moves no estimate of the population, and no verdict", () => {
    const without = judged(population, cohort.slice(0, 4));
    const beside = judged([...population, ...stratum], cohort);
    const ofOthers = beside.results.filter(({ group }) => group.name !== "individual-exception");
    expect(ofOthers).toStrictEqual(without.results);
    expect(beside.verdict).toStrictEqual(without.verdict);
    expect(beside.warnings).toStrictEqual(without.warnings);
  });

  test("has its own count and curve, and its persons can be traced", async () => {
    const { results, curves } = judged([...population, ...stratum], cohort);
    const group = { name: "individual-exception", level: "own-stratum" };
    const figure = `nsclc-pembrolizumab@1/${measure}/individual-exception-own-stratum/count-n`;
    expect(results.find((row) => row.figure === figure)).toMatchObject({ value: 2, group });
    expect(curves.find((curve) => curve.group.name === group.name)).toMatchObject({ n: 2, events: 2 });
    const [folders, { database }] = [
      { cohort: join(scratch.folder, "c"), outcome: join(scratch.folder, "o") },
      scratch,
    ];
    await writeCohort(folders.cohort, cohort, database);
    await writeOutcome(folders.outcome, [...population, ...stratum], database);
    const [os] = agreement.measures;
    if (os === undefined) throw new Error("the example has measures");
    const source = { agreement, measure: os, known, ...folders };
    const traced = async (of: { name: string; level: string }) =>
      (await readOutcomeRows(membersOf(of, source), database)).map(({ person_id }) => person_id);
    expect(await traced(group)).toStrictEqual(["p5", "p6"]);
    for (const of of ["all", "delayed-entry-ignored"]) {
      const name = of === "all" ? "all" : "sensitivity";
      expect(await traced({ name, level: of })).toStrictEqual(["p1", "p2", "p3", "p4"]);
    }
    const measured = measuredFromRows(agreement, new Map([[measure, [...population, ...stratum]]]), cohort, known);
    const inHandGroups = measured.get(measure);
    if (inHandGroups === undefined) throw new Error("the measure was evaluated");
    for (const { apart } of [await readGroups(source, database), inHandGroups]) {
      expect(apart === null ? 0 : personsIn(apart, ({ status }) => status === "observed")).toBe(2);
      expect(apart === null ? 0 : personsIn(apart)).toBe(2);
    }
  });

  test("has no number and no milestone, even where the agreement flags those who fail a criterion", () => {
    const flags = example("sma-nusinersen");
    const place = (personId: string, excludedBy: string | null) => ({
      ...{ personId, timeZero: "2022-01-03", included: excludedBy === null, excludedBy },
    });
    const numbered = numberPatients(flags, [
      place("in", null),
      place("fails", "sma-type"),
      place("stratum", "own-stratum"),
      place("out", "individual-exception"),
    ]);
    expect(numbered.map(({ patient }) => patient.personId)).toStrictEqual(["fails", "in"]);
  });
});
