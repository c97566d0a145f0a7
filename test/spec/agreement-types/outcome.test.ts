import { describe, expect, it } from "vitest";
import { decimal } from "../../../pipelines/settle/fraction.ts";
import type { PatientFacts } from "../../../schemas/patient-facts.ts";
import { alive, assessed, dead, emigrated, outcome, patient } from "../evaluate/made-up.ts";
import { lines, monthly, net, settled, typeExample, used } from "./settled.ts";

describe("F10 three instalments by the calendar, of 2,155,124.65", () => {
  it.each([
    ["who dies", dead("2024-03-01")],
    ["who emigrates", emigrated("2024-03-01")],
    ["of whom nothing is known", null],
  ])("are paid for a patient %s, the residual cent first", (_, vital) => {
    const patients = [patient("2024-01-15", "onasemnogene", { vital })];
    expect(lines(settled(typeExample("f10-instalments"), { patients }))).toEqual([
      "part-1 patient-1 - payable 718374.89",
      "part-2 patient-1 - payable 718374.88",
      "part-3 patient-1 - payable 718374.88",
    ]);
  });

  it("fall due on their days", () => {
    const patients = [patient("2024-01-15", "onasemnogene")];
    const kinds = settled(typeExample("f10-instalments"), { patients, asOf: "2025-01-14" }).lines.map((l) => l.kind);
    expect(kinds).toEqual(["payable", "not-due", "not-due"]);
  });
});

describe("O1 full refund where M-protein fell by less than half within four cycles; 762.38 a dose", () => {
  const treated = (after: readonly number[], before = 40): PatientFacts =>
    patient("2024-01-10", "bortezomib", {
      vital: alive("2024-12-31"),
      assessments: [
        ...assessed("2024-01-05", { m_protein: before }),
        ...after.flatMap((value, i) => assessed(`2024-03-${20 + i}`, { m_protein: value })),
      ],
    });
  // Four doses by the due date, 3 April 2024, and one after it.
  const units = [
    ...monthly("made-up-1", "2024-01-10", 3),
    used("made-up-1", "2024-04-03", 1),
    used("made-up-1", "2024-04-10", 1),
  ];

  it.each([
    ["a fall of exactly half is a response", treated([20, 20]), "not-payable", "0.00"],
    [
      "a fall of less, confirmed, refunds the four doses up to the due date",
      treated([21, 21]),
      "refundable",
      "-3049.52",
    ],
    ["a fall of less in one of two is not confirmed", treated([21, 20]), "not-payable", "0.00"],
    ["a fall of less measured once cannot be confirmed and is held", treated([21]), "held", "0.00"],
    ["a missing measurement is held", treated([]), "held", "0.00"],
    [
      "a death before the due date is a failure",
      { ...treated([]), vital: dead("2024-02-20") },
      "refundable",
      "-3049.52",
    ],
  ] as const)("%s", (_, facts, kind, expected) => {
    const settlement = settled(typeExample("o01-refund-on-failure"), { patients: [facts], units });
    expect(settlement.lines[0]?.kind).toBe(kind);
    expect(net(settlement).net).toBe(expected);
    expect(net(settlement).lower).toBe(kind === "not-payable" ? "0.00" : "-3049.52");
  });

  it.each<[string, string | number, string | number, string, string]>([
    ["below the limit, far enough for any value", 40, "<1.0", "MET", "not-payable"],
    ["below a limit of exactly half", 40, "<20.0", "MET", "not-payable"],
    ["below a limit that leaves both possible", 40, "<21.0", "UNKNOWN", "held"],
    ["not detected", 40, "not-detected", "MET", "not-payable"],
    ["from above the highest standard to less than half of it", ">60.0", 30, "MET", "not-payable"],
    ["from above the highest standard, where nobody knows how far", ">60.0", 31, "UNKNOWN", "held"],
    ["to above the highest standard", 40, ">60.0", "NOT_MET", "refundable"],
    ["from below the limit, which has no shares", "<1.0", "<1.0", "UNKNOWN", "held"],
    ["detected, without a quantity", 40, "detected", "UNKNOWN", "held"],
  ])("a fall %s (%s to %s) is %s", (_, before, after, status, kind) => {
    const facts = patient("2024-01-10", "bortezomib", {
      vital: alive("2024-12-31"),
      assessments: [
        ...assessed("2024-01-05", { m_protein: before }),
        ...["2024-03-20", "2024-03-21"].flatMap((day) => assessed(day, { m_protein: after })),
      ],
    });
    const settlement = settled(typeExample("o01-refund-on-failure"), { patients: [facts], units });
    expect(settlement.lines[0]).toMatchObject({ status, kind });
  });

  it("refunds half where the share is 50, and only the first two doses where that is agreed", () => {
    const half = typeExample("o01-refund-on-failure", { 'percent: "100"': 'percent: "50"' });
    expect(net(settled(half, { patients: [treated([21, 21])], units })).net).toBe("-1524.76");
    const two = typeExample("o01-refund-on-failure", { "units: through-due-date": "units: { first: 2 }" });
    expect(net(settled(two, { patients: [treated([21, 21])], units })).net).toBe("-1524.76");
  });

  it("never measured against a baseline that is not there", () => {
    const facts = patient("2024-01-10", "bortezomib", {
      vital: alive("2024-12-31"),
      assessments: [...assessed("2024-03-20", { m_protein: 5 }), ...assessed("2024-03-21", { m_protein: 5 })],
    });
    expect(settled(typeExample("o01-refund-on-failure"), { patients: [facts], units }).lines[0]).toMatchObject({
      status: "UNKNOWN",
      kind: "held",
    });
  });
});

describe("O2 Kymriah in Spain: 52 % at infusion, 48 % at 18 months if a complete response lasts, of 320,000", () => {
  // Infused 31 August 2020 in the published example; the example file binds starts from 2024.
  const agreement = typeExample("o02-success-fee-spain", {
    "effective: { from: 2024-01-01 }": "effective: { from: 2020-01-01 }",
    "start_from: 2024-01-01": "start_from: 2020-01-01",
  });
  const infused = (responses: Readonly<Record<string, string>>, vital = alive("2022-12-31")): PatientFacts =>
    patient("2020-08-31", "tisagenlecleucel", {
      vital,
      assessments: Object.entries(responses).flatMap(([date, response]) => assessed(date, { response })),
    });

  it.each([
    ["response at month 3 and on 2022-02-28", infused({ "2020-11-30": "CR", "2022-02-28": "CR" }), "153600.00 payable"],
    [
      "relapse at month 11",
      infused({ "2020-11-30": "CR", "2021-07-31": "PD", "2022-02-28": "CR" }),
      "153600.00 not-payable",
    ],
    ["no response within 12 months", infused({ "2020-11-30": "PR", "2022-02-28": "PR" }), "153600.00 not-payable"],
    [
      "a response only after 12 months",
      infused({ "2020-11-30": "PR", "2021-12-01": "CR", "2022-02-28": "CR" }),
      "153600.00 not-payable",
    ],
    ["no assessment at 18 months", infused({ "2020-11-30": "CR" }), "153600.00 held"],
    [
      "a late assessment within the days of grace",
      infused({ "2020-11-30": "CR", "2022-04-20": "CR" }),
      "153600.00 payable",
    ],
    ["an assessment after them", infused({ "2020-11-30": "CR", "2022-06-20": "CR" }), "153600.00 held"],
    ["death before 18 months", infused({ "2020-11-30": "CR" }, dead("2022-02-27")), "153600.00 not-payable"],
    [
      "relapse after the last payment fell due",
      infused({ "2020-11-30": "CR", "2022-02-28": "CR", "2022-09-01": "PD" }),
      "153600.00 payable",
    ],
  ])("%s", (_, facts, expected) => {
    const [first, second] = lines(settled(agreement, { patients: [facts] }));
    expect(first).toBe("infusion patient-1 - payable 166400.00");
    const [kind, amount] = second?.split(" ").slice(3) ?? [];
    expect(`${amount} ${kind}`).toBe(expected);
  });

  it("Yescarta in Spain asks only whether the patient lives: 118,000 + 209,000 of 327,000", () => {
    const yescarta = typeExample("o02-success-fee-spain", {
      "predicate: { kind: response-sustained, assessment: response, one_of: [CR], reached_by_months: 12 }":
        "predicate: { kind: alive }",
      "window: { before_days: 45, after_days: 45, grace_days: 30 }": "window: null",
      'part: { kind: percent, percent: "52" }': 'part: { kind: fixed, amount: "118000" }',
      'part: { kind: percent, percent: "48" }': 'part: { kind: fixed, amount: "209000" }',
      '  list_price: "320000"\n': "",
      "edge_cases:\n": "edge_cases:\n  lost_to_follow_up: unknown\n",
      "  - parameter: milestones.month-18.predicate.reached_by_months\n    why":
        "  - parameter: milestones.month-18\n    why",
      "  - { parameter: amount.list_price": "  - { parameter: amount",
    });
    const facts = patient("2024-02-29", "tisagenlecleucel", { vital: alive("2025-09-01") });
    expect(lines(settled(yescarta, { patients: [facts] }))).toEqual([
      "infusion patient-1 - payable 118000.00",
      "month-18 patient-1 - payable 209000.00",
    ]);
  });
});

const followed = (days: number, event: 0 | 1, reason = "end-of-data") =>
  new Map([
    [
      "dpv",
      [outcome({ time_zero: "2024-01-15", time_days: days, event, reason: event === 1 ? reason : "end-of-data" })],
    ],
  ]);

describe("O3 five conditional instalments of 315,000, the first without condition", () => {
  const facts = patient("2024-01-15", "onasemnogene", { vital: alive("2029-12-31") });
  it.each([
    ["an event-free child", followed(2100, 0), "1575000.00"],
    ["an event in month 17: two are paid", followed(500, 1, "permanent-ventilation"), "630000.00"],
    [
      "an event on the first anniversary counts as before it: one is paid",
      followed(366, 1, "permanent-ventilation"),
      "315000.00",
    ],
  ])("%s", (_, outcomes, expected) => {
    expect(net(settled(typeExample("o03-conditional-instalments"), { patients: [facts], outcomes })).net).toBe(
      expected,
    );
  });
});

describe("O4 guarantee: 80 % back within 12 months, 50 % within 24, 25 % within 36, of 2,155,124.65", () => {
  const facts = patient("2024-01-15", "onasemnogene", { vital: alive("2029-12-31") });
  it.each([
    ["no event in 36 months", followed(2100, 0), "2155124.65"],
    ["an event after 300 days", followed(300, 1, "permanent-ventilation"), "431024.93"],
    ["an event on the first anniversary counts as before it", followed(366, 1, "permanent-ventilation"), "431024.93"],
    ["an event the day after it", followed(367, 1, "permanent-ventilation"), "1077562.32"],
    ["an event in month 30", followed(910, 1, "permanent-ventilation"), "1616343.49"],
    ["an event after 36 months", followed(1200, 1, "permanent-ventilation"), "2155124.65"],
  ])("%s", (_, outcomes, expected) => {
    expect(net(settled(typeExample("o04-outcome-guarantee"), { patients: [facts], outcomes })).net).toBe(expected);
  });

  it("holds the most that can be refunded while nothing is known, and bounds it", () => {
    const settlement = settled(typeExample("o04-outcome-guarantee"), {
      patients: [patient("2024-01-15", "onasemnogene")],
    });
    expect(net(settlement)).toEqual({ net: "2155124.65", lower: "431024.93", upper: "2155124.65" });
  });
});

describe("O6 price by individual gain: below −3 60 % back, from −3 30 % back, from 3 nothing", () => {
  const units = monthly("a", "2024-01-10", 2);
  const changed = (change: number, baseline = 20) => ({
    score: () => ({ state: "observed", change, baseline }) as const,
  });
  it.each([
    ["−4", changed(-4), "-1020000.00"],
    ["−3, the boundary", changed(-3), "-510000.00"],
    ["2", changed(2), "-510000.00"],
    ["3, the boundary", changed(3), "0.00"],
    ["0 from the top of the scale", changed(0, 66), "0.00"],
  ])("a change of %s", (_, group, expected) => {
    expect(net(settled(typeExample("o06-price-by-gain"), { units, group })).net).toBe(expected);
  });

  it("measures a baseline at the top like any other where that is agreed", () => {
    const agreement = typeExample("o06-price-by-gain", { "scale_limit: unchanged-price": "scale_limit: as-measured" });
    expect(net(settled(agreement, { units, group: changed(0, 66) })).net).toBe("-510000.00");
  });

  it.each([
    ["hold", "0.00"],
    ["lowest-price", "-1020000.00"],
    ["highest-price", "0.00"],
  ])("an unknown change is settled as agreed (%s), within the same bounds", (answer, expected) => {
    const agreement = typeExample("o06-price-by-gain", { "score_unknown: hold": `score_unknown: ${answer}` });
    const settlement = settled(agreement, { units });
    expect(net(settlement)).toEqual({ net: expected, lower: "-1020000.00", upper: "0.00" });
    expect(settlement.missing).toEqual([{ what: "score", term: "bands", units: "2", value: "102000000" }]);
  });
});

const seen = (agreed: string | null, worst: string | null = null, best: string | null = null) => {
  const number = (text: string | null) => (text === null ? null : decimal(text));
  return { observed: () => ({ agreed: number(agreed), worst: number(worst), best: number(best) }) };
};

describe("O7 price × observed / 0.60, between 70 % and 100 %; 100 packs of 35,000", () => {
  const units = [used("a", "2024-05-01", 100)];
  it.each([
    ["0.60", "0.00"],
    ["0.54", "-350000.00"],
    ["0.42", "-1050000.00"],
    ["0.30", "-1050000.00"],
    ["0.75", "0.00"],
  ])("observed %s", (observed, expected) => {
    expect(net(settled(typeExample("o07-performance-price"), { units, group: seen(observed) })).net).toBe(expected);
  });

  it("is bounded by the worst and the best that patients lost to follow-up can have met", () => {
    const settlement = settled(typeExample("o07-performance-price"), { units, group: seen("0.54", "0.48", "0.57") });
    expect(net(settlement)).toEqual({ net: "-350000.00", lower: "-700000.00", upper: "-175000.00" });
  });

  it("leaves the price unchanged without an estimate, and the whole range of it in the bounds", () => {
    const settlement = settled(typeExample("o07-performance-price"), { units });
    expect(net(settlement)).toEqual({ net: "0.00", lower: "-1050000.00", upper: "0.00" });
  });
});

describe("O7 price at 36,000 per QALY: (36,000 × 1.2 × observed / 0.60 − 3,200) / 20 packs, at most 2,500", () => {
  it.each([
    // 36,000 × 1.2 = 43,200; less 3,200 is 40,000; a pack 2,000, so 500 are paid back on each.
    ["0.60", "-50000.00"],
    ["0.30", "-158000.00"],
    ["0.90", "0.00"],
    ["0.02", "-250000.00"],
  ])("observed %s: %s on 100 packs", (observed, expected) => {
    const units = [used("a", "2024-05-01", 100)];
    expect(net(settled(typeExample("o07b-price-at-limit"), { units, group: seen(observed) })).net).toBe(expected);
  });
});

describe("O8 and O9 a discount while evidence is made", () => {
  it.each([
    ["o08-only-in-research", "-1050000.00"],
    ["o09-only-with-research", "-875000.00"],
  ])("%s", (name, expected) => {
    expect(net(settled(typeExample(name), { units: [used("a", "2024-05-01", 100)] })).net).toBe(expected);
  });
});

describe("O10 a low price that rises with documented effect: 60 %, 80 % from 0.45, all from 0.55", () => {
  const units = [used("a", "2024-05-01", 100)];
  it.each([
    ["0.44", "2100000.00"],
    ["0.45", "2800000.00"],
    ["0.55", "3500000.00"],
  ])("observed %s pays %s", (observed, expected) => {
    expect(net(settled(typeExample("o10-temporary-introduction"), { units, group: seen(observed) })).net).toBe(
      expected,
    );
  });

  it("pays what is certain and holds the rest while no estimate can be made", () => {
    expect(lines(settled(typeExample("o10-temporary-introduction"), { units }))).toEqual([
      "staircase group 2024 payable 2100000.00",
      "staircase group 2024 held 1400000.00",
    ]);
  });
});

describe("O11 80 % guaranteed alive at one year, P = 320,000, at least 10 judged, at most half of n · P", () => {
  const people = (met: number, failed: number, unknown = 0): PatientFacts[] =>
    [
      ...Array(met).fill(alive("2029-01-01")),
      ...Array(failed).fill(dead("2024-06-01")),
      ...Array(unknown).fill(null),
    ].map((vital, i) => patient("2024-01-15", "onasemnogene", { personId: `p${String(i).padStart(3, "0")}`, vital }));

  it.each([
    // (0.80 × 20 − 14) × 320,000
    [14, 6, "-640000.00"],
    [16, 4, "0.00"],
    [20, 0, "0.00"],
    [5, 4, "0.00"],
    [0, 20, "-3200000.00"],
  ])("%i of them live, %i do not: %s", (met, failed, expected) => {
    expect(net(settled(typeExample("o11-guaranteed-response"), { patients: people(met, failed) })).net).toBe(expected);
  });

  it("by the exact-interval rule refunds only where chance is ruled out", () => {
    const agreement = typeExample("o11-guaranteed-response", { "rule: point": "rule: exact-interval" });
    // 14 of 20: upper limit 0.881, no refund. 10 of 20: upper limit 0.728.
    expect(net(settled(agreement, { patients: people(14, 6) })).net).toBe("0.00");
    expect(net(settled(agreement, { patients: people(10, 10) })).net).toBe("-1920000.00");
    // A limit that is the guaranteed share itself does not lie below it.
    const limited = (upper: string) =>
      net(settled(agreement, { patients: people(10, 10), group: { upperLimit: () => decimal(upper) } })).net;
    expect([limited("0.8"), limited("0.7999")]).toEqual(["0.00", "-1920000.00"]);
  });

  it.each([
    ["not-in-n", "-640000.00"],
    ["as-failure", "-1152000.00"],
    ["as-success", "-512000.00"],
  ])("counts two unknown as agreed (%s), within the same bounds", (answer, expected) => {
    const agreement = typeExample("o11-guaranteed-response", { "unknown_in_n: not-in-n": `unknown_in_n: ${answer}` });
    const settlement = settled(agreement, { patients: people(14, 6, 2) });
    expect(net(settlement)).toEqual({ net: expected, lower: "-1152000.00", upper: "-512000.00" });
    expect(settlement.missing).toEqual([{ what: "outcome", term: "guarantee", units: "2", value: "64000000" }]);
  });

  it("is held while a patient is still pending", () => {
    const settlement = settled(typeExample("o11-guaranteed-response"), {
      patients: people(14, 6, 2),
      asOf: "2025-01-20",
    });
    expect(settlement.lines.map(({ status, kind }) => `${status} ${kind}`)).toEqual(["PENDING held"]);
  });
});

describe("O12 half of what treatment has cost after the rebates, for those who die within six months", () => {
  it("is a share of the cost that the price rules leave", () => {
    const units = [used("made-up-1", "2024-02-01", 4)];
    const facts = patient("2024-02-01", "pembrolizumab", { vital: dead("2024-05-01") });
    // 4 × 35,000 less 10 % is 126,000; half of it.
    expect(lines(settled(typeExample("o12-mixed"), { patients: [facts], units }))).toEqual([
      "month-6 patient-1 - refundable 63000.00",
      "flat group 2024 refundable 14000.00",
      "volume group 2024 not-payable 0.00",
      "cap group 2024 not-payable 0.00",
    ]);
  });
});
