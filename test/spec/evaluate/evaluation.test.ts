import { describe, expect, it } from "vitest";
import { daysBetween } from "../../../pipelines/evaluate/calendar.ts";
import { type EvaluationInput, evaluate } from "../../../pipelines/evaluate/evaluate.ts";
import { estimatesOf } from "../../../pipelines/evaluate/evaluate-group.ts";
import { measuredFromRows, startsFromRows } from "../../../pipelines/evaluate/groups-from-rows.ts";
import type { UtfallError } from "../../../schemas/errors.ts";
import { Evaluation } from "../../../schemas/evaluation.ts";
import { alive, assessed, cohortRow, dead, example, outcome, patient } from "./made-up.ts";

const asOf = "2024-06-30";
const starts = { first: "2021-12-15", second: "2023-06-01" } as const;

const cohort = Object.entries(starts).map(([person_id, time_zero]) =>
  cohortRow({ person_id, time_zero, substance: "onasemnogene", subgroups: { "sma-type": "1" } }),
);
const outcomes = new Map([
  [
    "dpv",
    Object.entries(starts).map(([person_id, time_zero]) =>
      outcome({ person_id, time_zero, time_days: daysBetween(time_zero, asOf), event: 0, reason: "end-of-data" }),
    ),
  ],
]);

const run = {
  agreement: example("sma-onasemnogene"),
  agreementHash: "made-up-hash",
  runId: "made-up-run",
  asOf,
  dataCuts: { sma_children: asOf, folkeregisteret: asOf },
  starts: startsFromRows(cohort),
  coverage: [],
};

const input = (over: Partial<EvaluationInput> = {}): EvaluationInput => ({
  ...run,
  estimates: estimatesOf({
    ...run,
    software: "utfall test",
    measured: measuredFromRows(run.agreement, outcomes, cohort, { asOf, dataCuts: {} }),
  }),
  outcomes,
  // Handed over in the other order: numbers follow time zero.
  patients: Object.entries(starts)
    .map(([personId, timeZero]) => patient(timeZero, "onasemnogene", { personId, vital: alive(asOf) }))
    .toReversed(),
  disputes: [],
  ...over,
});

describe("an evaluation", () => {
  const evaluation = evaluate(input());

  it("is a value of its schema and survives JSON", () => {
    expect(Evaluation.parse(JSON.parse(JSON.stringify(evaluation)))).toEqual(evaluation);
  });

  it("carries what it was made from", () => {
    expect(evaluation).toMatchObject({
      agreement: "sma-onasemnogene",
      agreementVersion: 1,
      agreementHash: "made-up-hash",
      runId: "made-up-run",
      asOf,
      group: null,
    });
  });

  it("shows each start criterion of each patient, unknown where nothing answers it", () => {
    const [first, second] = input().patients;
    const answered = evaluate(
      input({
        patients: [first, second]
          .flatMap((each) => (each === undefined ? [] : [each]))
          .map((each, i) => (i === 0 ? each : { ...each, answers: { "smn2-copies": "met" } })),
      }),
    );
    expect(answered.eligibility).toEqual([
      { patient: 1, criterion: "smn2-copies", answer: "met" },
      { patient: 2, criterion: "smn2-copies", answer: "unknown" },
    ]);
  });

  it("numbers patients by time zero and names no person", () => {
    expect(evaluation.milestones.map(({ patient: n, due }) => `${n} ${due}`).slice(0, 6)).toEqual([
      "1 2021-12-15",
      "1 2022-12-15",
      "1 2023-12-15",
      "1 2024-12-15",
      "1 2025-12-15",
      "2 2023-06-01",
    ]);
    expect(evaluation.milestones[5]?.figure).toBe("sma-onasemnogene@1/milestones/year-0/2");
    expect(JSON.stringify(evaluation)).not.toMatch(/"first"|"second"|person_id/);
  });

  it("tallies every status of every milestone, the zeros too", () => {
    const none = { NOT_MET: 0, UNKNOWN: 0, NOT_APPLICABLE: 0, RETEST_DUE: 0, DISPUTED: 0 };
    expect(evaluation.tally.map(({ milestone, counts }) => [milestone, counts])).toEqual([
      ["year-0", { ...none, MET: 2, NOT_DUE: 0, PENDING: 0 }],
      // The second child's first anniversary was on 1 June; the lag of 60 days has not passed.
      ["year-1", { ...none, MET: 1, NOT_DUE: 0, PENDING: 1 }],
      ["year-2", { ...none, MET: 1, NOT_DUE: 1, PENDING: 0 }],
      ["year-3", { ...none, MET: 0, NOT_DUE: 2, PENDING: 0 }],
      ["year-4", { ...none, MET: 0, NOT_DUE: 2, PENDING: 0 }],
    ]);
  });

  it("settles: four instalments payable, one held, five not due", () => {
    const one = 43102493n;
    expect(evaluation.settlement?.totals).toEqual({
      payable: String(4n * one),
      refundable: "0",
      held: String(one),
      disputed: "0",
      notDue: String(5n * one),
    });
  });

  it("is due again on the next due date after the day of judgement", () => {
    expect(evaluation.nextDue?.date).toBe("2024-12-15");
    expect(evaluation.nextDue?.what.en).toBe("After three years");
  });

  it("is due again at the reassessment once no milestone is left, and then never", () => {
    const later = (day: string) => evaluate(input({ asOf: day })).nextDue?.date ?? null;
    expect([later("2026-12-31"), later("2027-06-01"), later("2027-06-02")]).toEqual(["2027-01-15", null, null]);
  });

  it("warns of few persons on every estimate", () => {
    const warned = evaluation.results.map(({ warnings }) => warnings.some(({ id }) => id === "few-persons"));
    expect(new Set(warned)).toEqual(new Set([true]));
  });

  it("comes out the same twice", () => {
    expect(JSON.stringify(evaluate(input()))).toBe(JSON.stringify(evaluation));
  });
});

describe("a case that the agreement does not answer", () => {
  it("stops the run, naming the case and no person", () => {
    const { death_before_due: _unanswered, ...edge_cases } = example("sma-onasemnogene").edge_cases;
    const agreement = { ...example("sma-onasemnogene"), edge_cases };
    const patients = [patient(starts.first, "onasemnogene", { personId: "first", vital: dead("2022-01-01") })];
    try {
      evaluate(input({ agreement, patients }));
      expect.unreachable();
    } catch (error) {
      const { code, message } = error as UtfallError;
      expect(code).toBe("UTF-AG-003");
      expect(message).toContain("death_before_due");
      expect(message).not.toContain("first");
    }
  });
});

describe("a result that is not an evaluation", () => {
  it("is a defect, told without the value", () => {
    expect(() => evaluate(input({ asOf: "30.06.2024" }))).toThrow("UTF-XX-001 evaluate sma-onasemnogene@1");
  });
});

describe("late assessments", () => {
  it("are counted in a warning on the first page", () => {
    const well = { ventilation_type: "niv", nutrition: "oral", hfmse: 20 };
    const assessments = [
      ...assessed(null, { sma_type: "2" }),
      ...assessed("2019-02-20", well),
      ...assessed("2020-07-10", well),
    ];
    const agreement = example("sma-nusinersen");
    const evaluation = evaluate(
      input({
        agreement,
        asOf: "2020-12-31",
        starts: [],
        estimates: [],
        outcomes: new Map(),
        patients: [patient("2019-03-01", "nusinersen", { assessments, vital: alive("2020-12-31") })],
      }),
    );
    expect(evaluation.warnings).toContainEqual({ id: "late-assessments", values: { milestones: 1 } });
    expect(evaluation.settlement).toBeNull();
  });
});
