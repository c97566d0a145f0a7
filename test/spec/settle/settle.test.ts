import { describe, expect, it } from "vitest";
import { paymentSchedule } from "../../../pipelines/settle/schedule.ts";
import { settle } from "../../../pipelines/settle/settle.ts";
import type { Milestone, MilestoneStatus } from "../../../schemas/evaluation.ts";
import { example, table } from "../evaluate/made-up.ts";

const milestone = (id: string, status: MilestoneStatus, patient = 1): Milestone => ({
  figure: `sma-onasemnogene@1/milestones/${id}/${patient}`,
  patient,
  milestone: id,
  title: { nb: "Laget", en: "Made up" },
  timeZero: "2021-12-15",
  due: "2022-12-15",
  windowFrom: null,
  windowTo: null,
  dataExpectedBy: "2023-02-13",
  status,
  flag: null,
  reasons: [],
  late: false,
  amount: null,
  evidence: [],
});

/** The example with other answers for every milestone. */
const agreed = (answers: { met?: string; notMet?: string; unknown?: string; pending?: string; na?: string }) =>
  example("sma-onasemnogene", {
    "when_met: pay": `when_met: ${answers.met ?? "pay"}`,
    "when_not_met: nothing": `when_not_met: ${answers.notMet ?? "nothing"}`,
    "when_unknown: hold": `when_unknown: ${answers.unknown ?? "hold"}`,
    "when_pending: hold": `when_pending: ${answers.pending ?? "hold"}`,
    "when_not_applicable: nothing": `when_not_applicable: ${answers.na ?? "nothing"}`,
  });

describe("one milestone of 431,024.93 paid when met", () => {
  it.each(
    table(`
      status         | kind        | lower    | upper
      MET            | payable     | 43102493 | 43102493
      NOT_MET        | not-payable | 0        | 0
      UNKNOWN        | held        | 0        | 43102493
      PENDING        | held        | 0        | 43102493
      RETEST_DUE     | held        | 0        | 43102493
      DISPUTED       | disputed    | 0        | 43102493
      NOT_APPLICABLE | not-payable | 0        | 0
      NOT_DUE        | not-due     | 0        | 0`),
  )("$status is $kind, between $lower and $upper", ({ status, kind, lower, upper }) => {
    const settlement = settle([milestone("year-1", status as MilestoneStatus)], agreed({}));
    expect(settlement?.lines[0]).toMatchObject({ kind, amount: "43102493" });
    expect(settlement?.bounds).toEqual({ lower, upper });
  });
});

describe("the rule for the unknown decides who holds the money, and never the bounds", () => {
  it.each([
    ["pay", "payable"],
    ["nothing", "not-payable"],
    ["hold", "held"],
  ])("unknown: %s", (unknown, kind) => {
    const settlement = settle([milestone("year-1", "UNKNOWN")], agreed({ unknown }));
    expect(settlement?.lines[0]?.kind).toBe(kind);
    expect(settlement?.bounds).toEqual({ lower: "0", upper: "43102493" });
  });
});

describe("a guarantee: paid in advance, refunded when not met", () => {
  const guarantee = agreed({ met: "nothing", notMet: "refund" });
  it.each([
    ["MET", "not-payable", "0", "0"],
    ["NOT_MET", "refundable", "-43102493", "-43102493"],
    ["UNKNOWN", "held", "-43102493", "0"],
  ] as const)("%s is %s, between %s and %s", (status, kind, lower, upper) => {
    const settlement = settle([milestone("year-1", status)], guarantee);
    expect(settlement?.lines[0]?.kind).toBe(kind);
    expect(settlement?.bounds).toEqual({ lower, upper });
  });
});

describe("totals", () => {
  it("stand in their own columns, each with what its lines hold", () => {
    const lines = [
      milestone("year-0", "MET"),
      milestone("year-1", "MET"),
      milestone("year-2", "UNKNOWN"),
      milestone("year-3", "DISPUTED"),
      milestone("year-4", "NOT_DUE"),
    ];
    const settlement = settle(lines, agreed({}));
    expect(settlement?.totals).toEqual({
      payable: "86204986",
      refundable: "0",
      held: "43102493",
      disputed: "43102493",
      notDue: "43102493",
    });
    expect(settlement).toMatchObject({ currency: "EUR", priceLevel: "ex-factory", vat: "excl" });
  });

  it("are none for an agreement without money", () => {
    expect(settle([milestone("month-14", "MET")], example("sma-nusinersen"))).toBeNull();
  });
});

describe("parts of the price", () => {
  const parts = (changes: Readonly<Record<string, string>>) =>
    [...paymentSchedule(example("sma-onasemnogene", changes)).values()].map(({ amount }) => amount);

  it("as percentages add up to the price to the cent", () => {
    const percent = (n: number, share: string) => ({
      [`{ kind: equal-part, number: ${n}, of: 5 }`]: `{ kind: percent, percent: "${share}" }`,
    });
    const amounts = parts({
      ...percent(1, "52"),
      ...percent(2, "33.3333"),
      ...percent(3, "14.6667"),
      ...percent(4, "0"),
      ...percent(5, "0"),
      '"2155124.65"': '"100.01"',
    });
    expect(amounts).toEqual([5201n, 3334n, 1466n, 0n, 0n]);
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(10001n);
  });

  it("as 52 and 48 per cent of 320,000 are 166,400 and 153,600", () => {
    const amounts = parts({
      "{ kind: equal-part, number: 1, of: 5 }": '{ kind: percent, percent: "52" }',
      "{ kind: equal-part, number: 2, of: 5 }": '{ kind: percent, percent: "48" }',
      "{ kind: equal-part, number: 3, of: 5 }": '{ kind: fixed, amount: "0" }',
      "{ kind: equal-part, number: 4, of: 5 }": '{ kind: fixed, amount: "1.5" }',
      "{ kind: equal-part, number: 5, of: 5 }": '{ kind: fixed, amount: "118000" }',
      '"2155124.65"': '"320000"',
    });
    expect(amounts).toEqual([16640000n, 15360000n, 0n, 150n, 11800000n]);
  });
});
