import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, decimal, type Fraction, fraction } from "../../../pipelines/settle/fraction.ts";
import { fallsOf } from "../../../pipelines/settle/price/falls.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { approximate } from "../../../schemas/approximate.ts";
import type { UnitFact } from "../../../schemas/unit-fact.ts";
import { settled, typeExample, used } from "../../spec/agreement-types/settled.ts";

const runs = { numRuns: 100 };
const tenths = (n: number): string => `${Math.floor(n / 10)}.${n % 10}`;
const unit = fc
  .record({
    person: fc.constantFrom("a", "b", "c"),
    date: fc.constantFrom("2024-01-15", "2024-04-15", "2024-08-15", "2025-02-15"),
    amount: fc.integer({ min: 1, max: 4000 }),
    bodyPart: fc.constantFrom("left-eye", "right-eye"),
    weightKg: fc.constantFrom("80", "120"),
  })
  .map(({ person, date, amount, ...rest }): UnitFact => used(person, date, amount, { ...rest, indication: "C349" }));

/** What the units cost in all, in minor units, after every rule. */
const costOf = (by: Agreement, units: readonly UnitFact[]): bigint => {
  const { totals } = settled(by, { units });
  const net = BigInt(totals.payable) - BigInt(totals.refundable);
  if (by.units?.invoiced === "nothing") return net;
  const price = by.amount?.unit_price;
  const listed = price?.kind === "fixed" ? decimal(price.price) : decimal("1");
  const whole = units.reduce((sum, { quantity }) => sum + costIn(quantity ?? "0", listed), 0n);
  return whole + net;
};
const costIn = (quantity: string, { n, d }: Fraction): bigint => {
  const units = decimal(quantity);
  return (units.n * n * 100n) / (units.d * d);
};

/** One minor unit for each line that is rounded by itself. */
const ROUNDED = 40n;

describe.each([
  "f02-price-volume",
  "f03-expenditure-cap",
  "f04-dose-cap",
  "f05-fixed-fee",
  "f06-free-initial-doses",
  "f07-weight-flat-price",
  "f09-indication-price",
  "f11-cost-sharing",
])("the total cost of %s", (name) => {
  const by = typeExample(name);

  it("never falls as more units are used, whenever and by whomever", () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), unit, (units, more) => {
        expect(costOf(by, [...units, more]) + ROUNDED >= costOf(by, units)).toBe(true);
      }),
      runs,
    );
  });
});

describe("the total cost of tiers whose rate goes to every unit", () => {
  const by = typeExample("f02-price-volume", { "method: marginal": "method: all-unit" });
  const formula = by.price_rules.flatMap((rule) => (rule.formula.kind === "tiers" ? [rule.formula] : []))[0];
  if (formula === undefined) throw new Error("the example has tiers");
  const falls = fallsOf(formula);
  const total = (volume: number): bigint => costOf(by, [used("a", "2024-05-01", tenths(volume))]);
  const isIn = (volume: number, from: Fraction, to: Fraction | null): boolean => {
    const at = fraction(BigInt(volume), 10n);
    return compare(at, from) >= 0 && (to === null || compare(at, to) < 0);
  };
  const volume = fc.integer({ min: 0, max: 60_000 });

  it("falls at no volume but the thresholds", () => {
    fc.assert(
      fc.property(volume, fc.integer({ min: 1, max: 20_000 }), (before, more) => {
        fc.pre(!falls.some(({ at }) => isIn(before + more, at, null) && !isIn(before, at, null)));
        expect(total(before + more) >= total(before)).toBe(true);
      }),
      runs,
    );
  });

  it("lies below what it was just under a threshold as far as is said, and no further", () => {
    expect(falls).toEqual([
      { at: fraction(1000n), until: fraction(10_000n, 9n) },
      { at: fraction(3000n), until: fraction(3600n) },
    ]);
    fc.assert(
      fc.property(volume, fc.constantFrom(...falls), (at, fall) => {
        const { n, d } = fall.at;
        const below = approximate((n * 10n) / d) - 1;
        fc.pre(at > below && (fall !== falls[0] || at < 30_000));
        expect(total(at) < total(below) + 10_000n).toBe(isIn(at, fall.at, fall.until));
      }),
      runs,
    );
  });

  it("falls nowhere where tiers are marginal, or their rate does not rise", () => {
    expect(fallsOf({ ...formula, method: "marginal" })).toEqual([]);
    expect(
      fallsOf({
        ...formula,
        tiers: [
          { from: "0", percent: "10" },
          { from: "10", percent: "10" },
        ],
      }),
    ).toEqual([]);
    expect(fallsOf({ ...formula, tiers: [{ from: "10", percent: "100" }] })).toEqual([
      { at: fraction(10n), until: null },
    ]);
  });
});
