import { describe, expect, it } from "vitest";
import { evaluatePatients } from "../../../pipelines/evaluate/evaluate-patients.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Milestone } from "../../../schemas/evaluation.ts";
import type { AssessmentFact, PatientFacts } from "../../../schemas/patient-facts.ts";
import { alive, assessed, dead, example, patient, table } from "./made-up.ts";

const agreement = example("sma-nusinersen");
const started = "2019-03-01";
const due = "2020-05-01";

const judge = (
  assessments: readonly AssessmentFact[],
  {
    facts = {},
    asOf = "2020-12-31",
    by = agreement,
  }: { facts?: Partial<PatientFacts>; asOf?: string; by?: Agreement } = {},
): readonly Milestone[] =>
  evaluatePatients({
    agreement: by,
    patients: [patient(started, "nusinersen", { vital: alive(asOf), assessments, ...facts })],
    outcomes: new Map(),
    asOf,
    dataCuts: { sma_children: asOf },
    disputes: [],
  });

const first = (milestones: readonly Milestone[]): string => {
  const [milestone] = milestones;
  return [milestone?.flag ?? milestone?.status, ...(milestone?.reasons ?? [])].join(" ");
};

const well = { ventilation_type: "niv", nutrition: "oral", ventilation_hours: 6 };

describe("nusinersen, started 2019-03-01, assessed 2020-05-01", () => {
  const cases = table(`
    case                                 | type | scale       | from | to | breathing | hours | flag
    a gain of 13                         | 1    | chop_intend | 28   | 41 | niv       | 6     | CONTINUE
    a fall of 2, the boundary inside     | 1    | chop_intend | 28   | 26 | niv       | 6     | CONTINUE
    a fall of 3                          | 1    | chop_intend | 28   | 25 | niv       | 6     | STOP_REVIEW motor
    a fall of 4 without explanation      | 1    | chop_intend | 28   | 24 | niv       | 6     | STOP_REVIEW motor
    respiration worse                    | 2    | hfmse       | 20   | 20 | invasive  | 6     | STOP_REVIEW respiration
    exactly 16 hours of ventilation      | 1    | chop_intend | 28   | 28 | niv       | 16    | CONTINUE
    more than 16 hours of ventilation    | 1    | chop_intend | 28   | 28 | niv       | 16.5  | STOP_REVIEW ventilation
    16.5 hours where it is no criterion  | 2    | hfmse       | 20   | 20 | niv       | 16.5  | CONTINUE
    motor and respiration worse          | 3    | hfmse       | 20   | 10 | invasive  | 6     | STOP_REVIEW motor respiration`);

  it.each(cases)("$case: $flag", ({ type = "", scale = "", from, to, breathing = "", hours, flag }) => {
    const facts = [
      ...assessed(null, { sma_type: type }),
      ...assessed("2019-02-20", { [scale]: Number(from), ...well }),
      ...assessed(due, { [scale]: Number(to), ...well, ventilation_type: breathing, ventilation_hours: Number(hours) }),
    ];
    expect(first(judge(facts))).toBe(flag);
    expect(judge(facts)[0]?.due).toBe(due);
  });

  it("is not eligible with one SMN2 copy, and says why", () => {
    const facts = { included: false, excludedBy: "smn2-copies", answers: { "smn2-copies": "not-met" as const } };
    const [milestone] = judge([], { facts });
    expect(milestone?.flag).toBe("NOT_ELIGIBLE");
    expect(milestone?.status).toBe("NOT_APPLICABLE");
    expect(milestone?.reasons).toEqual(["not-eligible", "smn2-copies"]);
  });

  it("has no milestones where treatment started outside the period of this version", () => {
    expect(judge([], { facts: { included: false, excludedBy: "start-period" } })).toEqual([]);
  });

  it("leaves the question to people where a start criterion that excludes cannot be judged", () => {
    const facts = { included: false, excludedBy: "under-18", answers: { "under-18": "unknown" as const } };
    expect(first(judge([], { facts }))).toBe("UNKNOWN start-criterion-unknown under-18");
  });
});

describe("retest after an explained decline", () => {
  const declined = [
    ...assessed(null, { sma_type: "1" }),
    ...assessed("2019-02-20", { chop_intend: 28, ...well }),
    ...assessed(due, { chop_intend: 24, ...well, decline_explanation: "fracture" }),
  ];

  it("is due four months later, and the milestone waits for it", () => {
    const [milestone] = judge(declined, { asOf: "2020-06-01" });
    expect(milestone?.status).toBe("RETEST_DUE");
    expect(milestone?.flag).toBeNull();
    // 1 May and four months, 30 days after it, and the lag of 60 days.
    expect(milestone?.dataExpectedBy).toBe("2020-11-30");
  });

  it.each([
    [26, "CONTINUE"],
    [25, "STOP_REVIEW motor retest"],
  ])("with %i points gives %s", (points, flag) => {
    expect(first(judge([...declined, ...assessed("2020-09-01", { chop_intend: points })]))).toBe(flag);
  });

  it("that never came is unknown once its data clock has closed", () => {
    expect(first(judge(declined, { asOf: "2020-11-29" }))).toBe("RETEST_DUE motor");
    expect(first(judge(declined, { asOf: "2020-11-30" }))).toBe("UNKNOWN motor retest-missing");
  });

  it("is not given for lack of effect", () => {
    const facts = declined.map((fact) => (fact.code === "fracture" ? { ...fact, code: "lack_of_effect" } : fact));
    expect(first(judge(facts))).toBe("STOP_REVIEW motor");
  });

  it("does not wait where another domain is worse", () => {
    const facts = declined.map((fact) =>
      fact.kind === "nutrition" && fact.date === due ? { ...fact, code: "tube" } : fact,
    );
    expect(first(judge(facts, { asOf: "2020-06-01" }))).toBe("STOP_REVIEW nutrition");
  });
});

describe("what is missing", () => {
  const baseline = [...assessed(null, { sma_type: "2" }), ...assessed("2019-02-20", { hfmse: 20, ...well })];

  it.each([
    ["2020-04-30", "NOT_DUE"],
    ["2020-05-01", "PENDING"],
    // Due, 60 days of window, 30 of grace, 60 of lag.
    ["2020-09-27", "PENDING"],
    ["2020-09-28", "UNKNOWN no-assessment"],
  ])("without an assessment, judged on %s: %s", (asOf, status) => {
    expect(first(judge(baseline, { asOf }))).toBe(status);
  });

  it("one domain at the visit is unknown, and named", () => {
    const facts = [...baseline, ...assessed(due, { hfmse: 20 })];
    expect(first(judge(facts))).toBe("UNKNOWN respiration-missing");
  });

  it("one domain at the visit is left out where the agreement says so", () => {
    const by = example("sma-nusinersen", { "domain_missing: unknown": "domain_missing: not-counted" });
    expect(first(judge([...baseline, ...assessed(due, { hfmse: 20 })], { by }))).toBe("CONTINUE");
  });

  it("a missing domain hides no domain that is worse", () => {
    expect(first(judge([...baseline, ...assessed(due, { hfmse: 10 })]))).toBe("STOP_REVIEW motor");
  });

  it("without a baseline nothing is compared", () => {
    const facts = [...assessed(null, { sma_type: "2" }), ...assessed(due, { hfmse: 20, ...well })];
    expect(first(judge(facts))).toBe("UNKNOWN motor-no-baseline respiration-no-baseline");
  });

  it("without a type of SMA the criteria are not known", () => {
    const facts = [...assessed("2019-02-20", { hfmse: 20, ...well }), ...assessed(due, { hfmse: 10, ...well })];
    expect(first(judge(facts))).toBe("UNKNOWN sma-type-unknown");
  });

  it("two contradicting types of SMA are no type", () => {
    const facts = [...baseline, ...assessed(null, { sma_type: "3" }), ...assessed(due, { hfmse: 20, ...well })];
    expect(first(judge(facts))).toBe("UNKNOWN sma-type-unknown");
  });

  it("a child who has died has no flag", () => {
    expect(first(judge(baseline, { facts: { vital: dead("2020-05-01") } }))).toBe("NOT_APPLICABLE death");
  });
});

describe("which assessment counts", () => {
  const baseline = [...assessed(null, { sma_type: "2" }), ...assessed("2019-02-20", { hfmse: 20, ...well })];
  const visits = [
    ...assessed("2020-03-15", { hfmse: 25, ...well }),
    ...assessed("2020-04-28", { hfmse: 10, ...well }),
    ...assessed("2020-06-20", { hfmse: 19, ...well }),
  ];
  const picking = (pick: string) =>
    first(
      judge([...baseline, ...visits], {
        by: example("sma-nusinersen", { "two_assessments_in_window: nearest": `two_assessments_in_window: ${pick}` }),
      }),
    );

  it.each([
    ["nearest", "STOP_REVIEW motor"],
    ["first", "CONTINUE"],
    ["last", "CONTINUE"],
    ["worst", "STOP_REVIEW motor"],
    ["best", "CONTINUE"],
  ])("of several in the window, %s: %s", (pick, flag) => {
    expect(picking(pick)).toBe(flag);
  });

  it.each([
    ["2020-03-02", "CONTINUE", false],
    ["2020-06-30", "CONTINUE", false],
    ["2020-07-01", "CONTINUE", true],
    ["2020-07-30", "CONTINUE", true],
    ["2020-07-31", "UNKNOWN no-assessment", false],
    ["2020-03-01", "UNKNOWN no-assessment", false],
  ])("an assessment on %s: %s, late %s", (date, flag, late) => {
    const milestones = judge([...baseline, ...assessed(date, { hfmse: 20, ...well })]);
    expect(first(milestones)).toBe(flag);
    expect(milestones[0]?.late).toBe(late);
  });

  it("a reading on a day of acute, reversible illness does not count for breathing", () => {
    const sick = assessed("2020-04-30", { hfmse: 20, ventilation_type: "invasive", acute_reversible: "yes" });
    const recovered = assessed("2020-06-01", { hfmse: 20, ventilation_type: "niv" });
    expect(first(judge([...baseline, ...sick, ...recovered]))).toBe("CONTINUE");
  });

  it("a score on a new scale is compared with the first day on which both scales were taken", () => {
    const type1 = [
      ...assessed(null, { sma_type: "1" }),
      ...assessed("2019-02-20", { chop_intend: 50, ...well }),
      ...assessed("2019-12-01", { chop_intend: 60, hfmse: 12 }),
    ];
    const grown = (points: number) => [...type1, ...assessed(due, { hfmse: points, ...well })];
    expect(first(judge(grown(10)))).toBe("CONTINUE");
    expect(first(judge(grown(9)))).toBe("STOP_REVIEW motor");
    const by = example("sma-nusinersen", {
      "scale_switch: new-baseline-at-first-joint-assessment": "scale_switch: unknown",
    });
    expect(first(judge(grown(9), { by }))).toBe("UNKNOWN motor-no-baseline");
  });
});
