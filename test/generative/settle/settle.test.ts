import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apportion, splitEvenly } from "../../../pipelines/settle/money.ts";
import { settle } from "../../../pipelines/settle/settle.ts";
import { type Milestone, MilestoneStatus } from "../../../schemas/evaluation.ts";
import { example } from "../../spec/evaluate/made-up.ts";

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });

describe("parts of an amount", () => {
  it("sum to the whole and differ by at most one minor unit, the larger ones first", () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 100 }), (whole, n) => {
        const parts = splitEvenly(whole, n);
        expect(total(parts)).toBe(whole);
        expect(parts).toHaveLength(n);
        expect((parts[0] ?? 0n) - (parts.at(-1) ?? 0n)).toBeLessThanOrEqual(1n);
        expect(parts.every((part, i) => i === 0 || part <= (parts[i - 1] ?? 0n))).toBe(true);
      }),
    );
  });

  it("by weights sum to the whole and lie within one minor unit of their share", () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amount, weights, (whole, list) => {
        fc.pre(total(list) > 0n);
        const parts = apportion(whole, list);
        expect(total(parts)).toBe(whole);
        for (const [i, part] of parts.entries()) {
          const share = whole * (list[i] ?? 0n);
          expect(part * total(list) <= share + total(list)).toBe(true);
          expect(part * total(list) >= share - total(list)).toBe(true);
        }
      }),
    );
  });
});

const ids = ["year-0", "year-1", "year-2", "year-3", "year-4"] as const;
const milestone = fc
  .record({
    id: fc.constantFrom(...ids),
    status: fc.constantFrom(...MilestoneStatus.options),
    patient: fc.integer({ min: 1, max: 50 }),
  })
  .map(
    ({ id, status, patient }): Milestone => ({
      figure: `made-up/${id}/${patient}`,
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
    }),
  );

/** Every combination of answers that an agreement may give, read once each. */
const rules = ["pay", "nothing", "refund"].flatMap((met) =>
  ["pay", "nothing", "refund"].flatMap((notMet) =>
    ["hold", met, notMet].map((unknown) =>
      example("sma-onasemnogene", {
        "when_met: pay": `when_met: ${met}`,
        "when_not_met: nothing": `when_not_met: ${notMet}`,
        "when_unknown: hold": `when_unknown: ${unknown}`,
      }),
    ),
  ),
);
const agreement = fc.constantFrom(...rules);

describe("the bounds of a settlement", () => {
  it("contain the settled amount, whatever the agreement says of the unknown", () => {
    fc.assert(
      fc.property(fc.array(milestone, { maxLength: 40 }), agreement, (milestones, by) => {
        const settlement = settle(milestones, by);
        if (settlement === null) throw new Error("the example settles money");
        const net = BigInt(settlement.totals.payable) - BigInt(settlement.totals.refundable);
        expect(BigInt(settlement.bounds.lower) <= net && net <= BigInt(settlement.bounds.upper)).toBe(true);
      }),
    );
  });

  it("meet where everything is decided", () => {
    fc.assert(
      fc.property(fc.array(milestone, { maxLength: 40 }), agreement, (milestones, by) => {
        const decided = milestones.filter(({ status }) =>
          ["MET", "NOT_MET", "NOT_APPLICABLE", "NOT_DUE"].includes(status),
        );
        const bounds = settle(decided, by)?.bounds;
        expect(bounds?.lower).toBe(bounds?.upper);
      }),
    );
  });

  it("do not move with the order of the lines", () => {
    fc.assert(
      fc.property(fc.array(milestone, { maxLength: 40 }), agreement, (milestones, by) => {
        const [a, b] = [settle(milestones, by), settle(milestones.toReversed(), by)];
        expect([a?.totals, a?.bounds]).toEqual([b?.totals, b?.bounds]);
      }),
    );
  });

  it("only widen with another unknown milestone that is paid or not", () => {
    const paidIfMet = example("sma-onasemnogene");
    fc.assert(
      fc.property(fc.array(milestone, { maxLength: 40 }), milestone, (milestones, other) => {
        const [before, after] = [milestones, [...milestones, { ...other, status: "UNKNOWN" as const }]].map(
          (lines) => settle(lines, paidIfMet)?.bounds,
        );
        expect(BigInt(after?.lower ?? 1) <= BigInt(before?.lower ?? 0)).toBe(true);
        expect(BigInt(after?.upper ?? 0) >= BigInt(before?.upper ?? 1)).toBe(true);
      }),
    );
  });

  it("add up from the lines: every amount stands in exactly one total", () => {
    fc.assert(
      fc.property(fc.array(milestone, { maxLength: 40 }), agreement, (milestones, by) => {
        const settlement = settle(milestones, by);
        const inTotals = total(Object.values(settlement?.totals ?? {}).map(BigInt));
        const paidNothing = settlement?.lines.filter(({ kind }) => kind === "not-payable") ?? [];
        const inLines = total(settlement?.lines.map((line) => BigInt(line.amount)) ?? []);
        expect(inTotals + total(paidNothing.map((line) => BigInt(line.amount)))).toBe(inLines);
      }),
    );
  });
});
