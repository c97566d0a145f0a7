import type { PatientFacts, VitalFact } from "../../../schemas/patient-facts.ts";
import { alive, assessed, dead, emigrated, patient } from "../evaluate/made-up.ts";
import { settledOnce, type WorkedExample } from "./worked-example.ts";

/** Infused on 15 February 2024 (O2): 52 % of 320,000 then, 48 % on 15 August 2025 where a complete response lasts. */
const infused = (
  responses: Readonly<Record<string, string>>,
  vital: VitalFact | null = alive("2029-01-01"),
  rest: Partial<PatientFacts> = {},
): PatientFacts =>
  patient("2024-02-15", "tisagenlecleucel", {
    vital,
    assessments: Object.entries(responses).flatMap(([date, response]) => assessed(date, { response })),
    ...rest,
  });
const [reached, kept] = [{ "2024-05-15": "CR" }, { "2024-05-15": "CR", "2025-08-10": "CR" }];
const paid = "infusion patient-1 MET payable 166400.00";
const second = (status: string, kind: string): string => `month-18 patient-1 ${status} ${kind} 153600.00`;
const carT = { terms: "o02-success-fee-spain" } as const;

/** Started nusinersen on 1 March 2024 (O5): assessed by 1 May 2025, motor score and hours of ventilation. */
const started = (...assessments: PatientFacts["assessments"][]): PatientFacts =>
  patient("2024-03-01", "nusinersen", { vital: alive("2025-12-31"), assessments: assessments.flat() });
const start = [...assessed(null, { sma_type: "2" }), ...assessed("2024-02-20", { hfmse: 20 })];
const flagged = (status: string, flag: string): readonly string[] => [
  `month-14 ${status} ${flag}`,
  "month-26 NOT_DUE no-flag",
];
const go = flagged("MET", "CONTINUE");
const stop = flagged("NOT_MET", "STOP_REVIEW");
const open = flagged("UNKNOWN", "no-flag");
const sma = { terms: "o05-conditional-continuation" } as const;
const asOf = "2025-12-31";
const nearest = { "{ confirmed: 2 }": "nearest" };
const several = started(
  start,
  assessed("2025-03-15", { hfmse: 25, ventilation_hours: 0 }),
  assessed("2025-04-28", { hfmse: 10, ventilation_hours: 0 }),
  assessed("2025-06-20", { hfmse: 19, ventilation_hours: 0 }),
);
const explained = started(
  start,
  assessed("2025-05-01", { hfmse: 10, ventilation_hours: 0, decline_explanation: "acute_illness" }),
  assessed("2025-09-01", { hfmse: 19, ventilation_hours: 0 }),
);
const grown = started(
  assessed(null, { sma_type: "1" }),
  assessed("2024-02-20", { chop_intend: 50 }),
  assessed("2024-12-01", { chop_intend: 60, hfmse: 12 }),
  assessed("2025-05-01", { hfmse: 10, ventilation_hours: 0 }),
);
const bothScales = { '"1": [chop_intend]': '"1": [chop_intend, hfmse]', ...nearest };
const ill = started(
  start,
  assessed("2025-04-30", { hfmse: 20, ventilation_hours: 20, acute_reversible: "yes" }),
  assessed("2025-06-10", { hfmse: 20, ventilation_hours: 4 }),
);

/** Pembrolizumab from 15 January 2024 (O12): one infusion of 35,000 less 10 %, half of which is refunded on death by month 6. */
const lost = [patient("2024-01-15", "pembrolizumab")];
const oneInfusion = [
  { personId: "made-up-1", date: "2024-01-15", substance: "pembrolizumab", quantity: "1", product: null },
].map((unit) => ({ ...unit, bodyPart: null, indication: null, weightKg: null, file: "made-up", line: 2 }));
const rebates = [
  "flat group MET refundable 3500.00",
  "volume group MET not-payable 0.00",
  "cap group MET not-payable 0.00",
];
const switched = infused(kept, alive("2029-01-01"), {
  exposures: [
    { substance: "tisagenlecleucel", date: "2024-02-15", file: "made-up", line: 2 },
    { substance: "axicabtagene", date: "2025-01-10", file: "made-up", line: 3 },
  ],
});
const again = infused(kept, alive("2029-01-01"), {
  exposures: [
    { substance: "tisagenlecleucel", date: "2024-02-15", file: "made-up", line: 2 },
    { substance: "tisagenlecleucel", date: "2024-11-15", file: "made-up", line: 3 },
  ],
});

const examples: readonly WorkedExample[] = [
  ...(
    [
      ["not-met", "NOT_MET", "not-payable"],
      ["not-applicable", "NOT_APPLICABLE", "not-payable"],
    ] as const
  ).map(
    ([answer, status, kind]): WorkedExample => ({
      ...carT,
      edgeCase: "death_before_due",
      answer,
      but: { "death_before_due: not-met": `death_before_due: ${answer}` },
      made: { patients: [infused(reached, dead("2025-06-01"))] },
      out: [paid, second(status, kind)],
    }),
  ),
  ...(
    [
      ["counts-as-before", "NOT_MET", "not-payable"],
      ["counts-as-after", "MET", "payable"],
    ] as const
  ).map(
    ([answer, status, kind]): WorkedExample => ({
      ...carT,
      edgeCase: "event_on_due_date",
      answer,
      but: { "event_on_due_date: counts-as-before": `event_on_due_date: ${answer}` },
      made: { patients: [infused(kept, dead("2025-08-15"))] },
      out: [paid, second(status, kind)],
    }),
  ),
  ...(
    [
      ["unknown", "UNKNOWN", "held"],
      ["not-met", "NOT_MET", "refundable"],
    ] as const
  ).map(
    ([answer, status, kind]): WorkedExample => ({
      terms: "o12-mixed",
      edgeCase: "lost_to_follow_up",
      answer,
      but: { "lost_to_follow_up: unknown": `lost_to_follow_up: ${answer}` },
      made: { patients: lost, units: oneInfusion },
      out: [`month-6 patient-1 ${status} ${kind} 15750.00`, ...rebates],
    }),
  ),
  ...(
    [
      ["unknown", "UNKNOWN", "held"],
      ["not-met", "NOT_MET", "not-payable"],
      ["met", "MET", "payable"],
    ] as const
  ).map(
    ([answer, status, kind]): WorkedExample => ({
      ...carT,
      edgeCase: "assessment_missing",
      answer,
      but: { "assessment_missing: unknown": `assessment_missing: ${answer}` },
      made: { patients: [infused(reached)] },
      out: [paid, second(status, kind)],
    }),
  ),
  ...(
    [
      ["unknown", open],
      ["not-counted", go],
    ] as const
  ).map(
    ([answer, out]): WorkedExample => ({
      ...sma,
      edgeCase: "domain_missing",
      answer,
      but: { ...nearest, "domain_missing: not-counted": `domain_missing: ${answer}` },
      made: { asOf, patients: [started(start, assessed("2025-05-01", { hfmse: 20 }))] },
      out,
    }),
  ),
  ...(
    [
      ["late-within-grace-days", {}, "MET", "payable"],
      ["not-accepted", { "grace_days: 30": "grace_days: 0" }, "UNKNOWN", "held"],
    ] as const
  ).map(
    ([answer, but, status, kind]): WorkedExample => ({
      ...carT,
      edgeCase: "assessment_outside_window",
      answer,
      but: { ...but, "assessment_outside_window: late-within-grace-days": `assessment_outside_window: ${answer}` },
      made: { patients: [infused({ ...reached, "2025-10-10": "CR" })] },
      out: [paid, second(status, kind)],
    }),
  ),
  ...(
    [
      ["nearest", "nearest", stop],
      ["first", "first", go],
      ["last", "last", go],
      ["worst", "worst", stop],
      ["best", "best", go],
      // Each run of two holds a reading within the tolerance of 2, so no decline is confirmed.
      ["confirmed", "{ confirmed: 2 }", go],
    ] as const
  ).map(
    ([answer, words, out]): WorkedExample => ({
      ...sma,
      edgeCase: "two_assessments_in_window",
      answer,
      but: { "{ confirmed: 2 }": words },
      made: { asOf, patients: [several] },
      out,
    }),
  ),
  { ...sma, edgeCase: "retest", answer: "one-retest", but: nearest, made: { asOf, patients: [explained] }, out: go },
  {
    ...sma,
    edgeCase: "retest",
    answer: "none",
    but: {
      ...nearest,
      "{ rule: one-retest, explanations: [acute_illness], months: 4, before_days: 45, after_days: 45, when_missing: not-met }":
        "{ rule: none }",
    },
    made: { asOf, patients: [explained] },
    out: stop,
  },
  ...(
    [
      ["new-baseline-at-first-joint-assessment", go],
      ["unknown", open],
    ] as const
  ).map(
    ([answer, out]): WorkedExample => ({
      ...sma,
      edgeCase: "scale_switch",
      answer,
      but: { ...bothScales, "scale_switch: new-baseline-at-first-joint-assessment": `scale_switch: ${answer}` },
      made: { asOf, patients: [grown] },
      out,
    }),
  ),
  ...(
    [
      ["not-met", "NOT_MET", "not-payable"],
      ["not-applicable", "NOT_APPLICABLE", "not-payable"],
      ["ignored", "MET", "payable"],
    ] as const
  ).map(
    ([answer, status, kind]): WorkedExample => ({
      ...carT,
      edgeCase: "switch_to_other_medicine",
      answer,
      but: { "counts: not-met": `counts: ${answer}` },
      made: { patients: [switched] },
      out: [paid, second(status, kind)],
    }),
  ),
  {
    ...carT,
    edgeCase: "retreatment",
    answer: "no-new-clock",
    made: { patients: [again] },
    out: [paid, second("MET", "payable")],
  },
  ...(
    [
      ["not-counted", go],
      ["counted", stop],
    ] as const
  ).map(
    ([answer, out]): WorkedExample => ({
      ...sma,
      edgeCase: "acute_reversible_illness",
      answer,
      but: { ...nearest, "acute_reversible_illness: not-counted": `acute_reversible_illness: ${answer}` },
      made: { asOf, patients: [ill] },
      out,
    }),
  ),
  ...(
    [
      ["not-applicable-from-emigration", "NOT_APPLICABLE", "not-payable"],
      ["unknown-from-emigration", "UNKNOWN", "held"],
    ] as const
  ).map(
    ([answer, status, kind]): WorkedExample => ({
      ...carT,
      edgeCase: "emigration",
      answer,
      but: { "emigration: not-applicable-from-emigration": `emigration: ${answer}` },
      made: { patients: [infused(reached, emigrated("2025-02-01"))] },
      out: [paid, second(status, kind)],
    }),
  ),
  {
    ...carT,
    edgeCase: "dispute",
    answer: "freezes-that-milestone",
    made: { patients: [infused(kept)] },
    disputed: ["month-18"],
    out: [paid, second("DISPUTED", "disputed")],
  },
  {
    ...carT,
    edgeCase: "relapse_after_payment",
    answer: "payment-stands",
    made: { patients: [infused({ ...kept, "2026-03-01": "PD" })] },
    out: [paid, second("MET", "payable")],
  },
];

/** Cases that milestones meet. */
export const ofPatients = examples.map(settledOnce);
