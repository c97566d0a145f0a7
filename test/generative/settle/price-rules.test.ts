import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, decimal, fraction, minus, plus, times, toMoney, zero } from "../../../pipelines/settle/fraction.ts";
import type { UnitFact } from "../../../schemas/unit-fact.ts";
import { settled, typeExample, used } from "../../spec/agreement-types/settled.ts";
import { outcome, patient } from "../../spec/evaluate/made-up.ts";

const runs = { numRuns: 60 };
const people = ["a", "b", "c", "d"] as const;
const months = ["2024-01-15", "2024-04-15", "2024-08-15", "2025-02-15"] as const;
const unit = fc
  .record({
    person: fc.constantFrom(...people),
    date: fc.constantFrom(...months),
    tenths: fc.integer({ min: 0, max: 40_000 }),
    indication: fc.constantFrom("C349", "C439", null),
    weightKg: fc.constantFrom("80", "120", null),
  })
  .map(({ person, date, tenths, ...rest }): UnitFact => used(person, date, `${tenths / 10}`, rest));
const units = fc.array(unit, { maxLength: 12 });

const examples = [
  "f02-price-volume",
  "f03-expenditure-cap",
  "f05-fixed-fee",
  "f06-free-initial-doses",
  "f07-weight-flat-price",
  "f08-blended-price",
  "f09-indication-price",
  "f11-cost-sharing",
  "o06-price-by-gain",
  "o07-performance-price",
  "o07b-price-at-limit",
  "o10-temporary-introduction",
].map((name) => typeExample(name));
const agreement = fc.constantFrom(
  ...examples,
  ...["lowest", "highest", "hold"].map((answer) =>
    typeExample("f08-blended-price", { "unknown_indication: pro-rata": `unknown_indication: ${answer}` }),
  ),
  ...["above", "not-above"].map((answer) =>
    typeExample("f07-weight-flat-price", { "missing_weight: hold": `missing_weight: ${answer}` }),
  ),
);

describe("price rules", () => {
  it("do not change with the order in which lines of data stand", () => {
    fc.assert(
      fc.property(agreement, units, (by, facts) => {
        const numbered = facts.map((fact, i) => ({ ...fact, line: i + 2 }));
        expect(settled(by, { units: numbered.toReversed() })).toEqual(settled(by, { units: numbered }));
      }),
      runs,
    );
  });

  it("widen the bounds, if anything, with one more unit of unknown indication", () => {
    const by = typeExample("f09-indication-price");
    const width = (facts: readonly UnitFact[]): bigint => {
      const { bounds } = settled(by, { units: facts });
      return BigInt(bounds.upper) - BigInt(bounds.lower);
    };
    fc.assert(
      fc.property(units, (facts) => {
        expect(width([...facts, used("e", "2024-05-05", 3)]) >= width(facts)).toBe(true);
      }),
      runs,
    );
  });

  it("state a money value of missing codes that is the width of the bounds where nothing else is unknown", () => {
    const by = typeExample("f08-blended-price");
    fc.assert(
      fc.property(units, (facts) => {
        const { bounds, missing } = settled(by, { units: facts });
        const value = BigInt(missing.find(({ what }) => what === "indication")?.value ?? "0");
        expect(value).toBe(BigInt(bounds.upper) - BigInt(bounds.lower));
      }),
      runs,
    );
  });
});

describe("tiers", () => {
  const by = {
    marginal: typeExample("f02-price-volume"),
    "all-unit": typeExample("f02-price-volume", { "method: marginal": "method: all-unit" }),
  };
  const refund = (packs: string, method: keyof typeof by): bigint =>
    BigInt(settled(by[method], { units: [used("a", "2024-05-01", packs)] }).totals.refundable);
  const volume = fc.integer({ min: 0, max: 60_000 });

  it("that are marginal never jump, and total cost never falls as units rise", () => {
    fc.assert(
      fc.property(volume, (tenths) => {
        const [before, after] = [`${tenths / 10}`, `${(tenths + 1) / 10}`].map((packs) => refund(packs, "marginal"));
        const step = (after ?? 0n) - (before ?? 0n);
        // A tenth of a pack costs 100.00, and at most 25 % of it is refunded.
        expect(step >= 0n && step <= 2_500n).toBe(true);
      }),
      runs,
    );
  });

  it("that are all-unit refund at least as much as marginal ones", () => {
    fc.assert(
      fc.property(volume, (tenths) => {
        expect(refund(`${tenths / 10}`, "all-unit") >= refund(`${tenths / 10}`, "marginal")).toBe(true);
      }),
      runs,
    );
  });
});

describe("a price paid at once and refunded", () => {
  it("comes to the same as instalments of which the failed ones are not paid", () => {
    const instalments = typeExample("o03-conditional-instalments");
    // What is not paid of five parts after an event: 80, 60, 40, 20 % of the price, by the year of the event.
    const guarantee = typeExample("o04-outcome-guarantee", {
      '"2155124.65"': '"1575000"',
      "due: { months: 36 }": "due: { months: 48 }",
      '[{ before_months: 12, percent: "80" }, { before_months: 24, percent: "50" }, { before_months: 36, percent: "25" }]':
        '[{ before_months: 12, percent: "80" }, { before_months: 24, percent: "60" }, { before_months: 36, percent: "40" }, { before_months: 48, percent: "20" }]',
    });
    const patients = [patient("2024-01-15", "onasemnogene")];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1800 }), (days) => {
        const row = outcome({ time_zero: "2024-01-15", time_days: days, event: 1, reason: "permanent-ventilation" });
        const outcomes = new Map([["dpv", [row]]]);
        const net = (by: typeof guarantee): bigint => {
          const { totals } = settled(by, { patients, outcomes });
          return BigInt(totals.payable) - BigInt(totals.refundable);
        };
        expect(net(guarantee)).toBe(net(instalments));
      }),
      runs,
    );
  });
});

describe("exact numbers", () => {
  const text = fc
    .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 9999 }))
    .map(([whole, decimals]) => `${whole}.${String(decimals).padStart(4, "0")}`);

  it("add and subtract without loss, and multiply as fractions do", () => {
    fc.assert(
      fc.property(text, text, text, (x, y, z) => {
        const [a, b, c] = [decimal(x), decimal(y), decimal(z)];
        expect(minus(plus(a, b), b)).toEqual(a);
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        expect(compare(a, b)).toBe(Math.sign(Number(x) - Number(y)));
      }),
    );
  });

  it("round once, to within half a minor unit, and halves away from 0", () => {
    fc.assert(
      fc.property(text, (x) => {
        const error = minus(fraction(toMoney(decimal(x)), 100n), decimal(x));
        expect(compare(error.n < 0n ? minus(zero, error) : error, decimal("0.005")) <= 0).toBe(true);
      }),
    );
    expect([toMoney(decimal("0.005")), toMoney(decimal("-0.005")), toMoney(decimal("0.0049"))]).toEqual([1n, -1n, 0n]);
  });
});
