import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { PriceRule } from "../../../schemas/agreement/price-rule.ts";
import type { Money } from "../../../schemas/money.ts";
import { type Fraction, minus, plus, toMoney, zero } from "../fraction.ts";
import { apportion } from "../money.ts";
import { applyRule } from "./apply-rule.ts";
import type { CostedUnit } from "./costed-unit.ts";
import type { GroupFacts } from "./group-facts.ts";
import type { Period } from "./period.ts";
import { everywhere, type Scenario } from "./scenario.ts";
import type { UnitRow } from "./unit-row.ts";

/** What one rule comes to in one period, for one patient where it counts by patient, and for one supplier of several. */
export interface RuleAmount {
  readonly key: string;
  readonly rule: PriceRule;
  readonly period: Period;
  readonly patient: number | null;
  readonly supplier: string | null;
  /** Net amount payable in minor units; below 0 is a refund. */
  readonly net: Money;
}

/** Rules that work on units; the pooled guarantee works on patients. */
export const unitRules = ({ price_rules }: Agreement): readonly PriceRule[] =>
  price_rules.filter(({ formula }) => formula.kind !== "pooled-guarantee");

/** What each row costs before the first rule, and after each one. */
const costsByRule = (
  agreement: Agreement,
  rows: readonly UnitRow[],
  scenario: Scenario,
  group: GroupFacts,
): readonly (readonly Fraction[])[] => {
  const costs: (readonly Fraction[])[] = [rows.map(({ listValue }) => listValue)];
  for (const rule of unitRules(agreement)) {
    costs.push(applyRule(rule, rows, costs.at(-1) ?? [], { agreement, scenario, group }));
  }
  return costs;
};

/** Each unit with what the rules leave of its price, as agreed: what a refund of a patient's cost is a share of. */
export const costedUnits = (
  agreement: Agreement,
  rows: readonly UnitRow[],
  group: GroupFacts,
): readonly CostedUnit[] => {
  const remaining = costsByRule(agreement, rows, everywhere("agreed"), group).at(-1) ?? [];
  return rows.map((row, i) => ({ row, remaining: remaining[i] ?? zero }));
};

/**
 * What the rules come to under one reading of the unknown.
 *
 * Units that were invoiced at their price give a refund for each rule; units that were not give one payment, of what the
 * last rule leaves. Each line is rounded once, to the nearest minor unit.
 */
export const ruleAmounts = (
  agreement: Agreement,
  rows: readonly UnitRow[],
  scenario: Scenario,
  group: GroupFacts,
): readonly RuleAmount[] => {
  const rules = unitRules(agreement);
  const costs = costsByRule(agreement, rows, scenario, group);
  const last = rules.at(-1);
  if (last === undefined) return [];
  if (agreement.units?.invoiced === "nothing") {
    return summed(last, rows, costs.at(-1) ?? [], rules.some(isPerPatient));
  }
  return rules.flatMap((rule, i) => {
    const refunds = rows.map((_, j) => minus(costs[i + 1]?.[j] ?? zero, costs[i]?.[j] ?? zero));
    return summed(rule, rows, refunds, isPerPatient(rule));
  });
};

const isPerPatient = ({ formula }: PriceRule): boolean => {
  switch (formula.kind) {
    case "share-off":
      return formula.of.units !== "all" && formula.of.counting.per !== "group";
    case "tiers":
    case "cap":
    case "fixed-fee":
      return formula.counting.per !== "group";
    case "flat-above-weight":
    case "bands-by-score-change":
      return true;
    case "by-indication":
    case "performance-price":
    case "price-at-limit":
    case "pooled-guarantee":
      return false;
  }
};

interface Sum {
  readonly period: Period;
  readonly patient: number | null;
  readonly net: Fraction;
  readonly bySupplier: ReadonlyMap<string, Fraction>;
}

const summed = (
  rule: PriceRule,
  rows: readonly UnitRow[],
  amounts: readonly Fraction[],
  perPatient: boolean,
): readonly RuleAmount[] => {
  const suppliers = rule.formula.kind === "cap" ? rule.formula.suppliers : [];
  const sums = new Map<string, Sum>();
  rows.forEach((row, i) => {
    if (!row.carriesMoney) return;
    const patient = perPatient ? row.patient : null;
    const key = `${row.period.from} ${String(patient ?? 0).padStart(9, "0")}`;
    const supplier = suppliers.find(({ substances }) => substances.includes(row.substance))?.id ?? "";
    const own = sums.get(key) ?? { period: row.period, patient, net: zero, bySupplier: new Map<string, Fraction>() };
    const amount = amounts[i] ?? zero;
    sums.set(key, {
      ...own,
      net: plus(own.net, amount),
      bySupplier: new Map(own.bySupplier).set(supplier, plus(own.bySupplier.get(supplier) ?? zero, amount)),
    });
  });
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, { period, patient, net, bySupplier }]): RuleAmount[] => {
      const whole = toMoney(net);
      const line = (supplier: string | null, money: Money): RuleAmount => ({
        key: `${rule.id} ${key} ${supplier ?? ""}`,
        rule,
        period,
        patient,
        supplier,
        net: money,
      });
      if (suppliers.length === 0) return [line(null, whole)];
      const parts = suppliers.map(({ id }) => toMoney(bySupplier.get(id) ?? zero));
      return split(whole, parts).map((money, i) => line(suppliers[i]?.id ?? null, money));
    });
};

/** Splits a refund by shares; the residual minor unit goes to the first that has a share. */
const split = (whole: Money, parts: readonly Money[]): readonly Money[] => {
  if (whole === 0n) return parts.map(() => 0n);
  const weights = parts.map((part) => (part < 0n ? -part : part));
  if (weights.every((weight) => weight === 0n)) return parts.map((_, i) => (i === 0 ? whole : 0n));
  const sign = whole < 0n ? -1n : 1n;
  return apportion(whole * sign, weights).map((money) => money * sign);
};
