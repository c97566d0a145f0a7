import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { edgeCaseRule } from "../../../schemas/agreement/edge-case-rule.ts";
import type { UnitPrice } from "../../../schemas/agreement/unit-price.ts";
import type { Units } from "../../../schemas/agreement/units.ts";
import { UtfallError } from "../../../schemas/errors.ts";
import type { ListPrice, UnitFact } from "../../../schemas/unit-fact.ts";
import { ceiling, decimal, type Fraction, percentage, quotient, times, total, zero } from "../fraction.ts";
import { periodOf } from "./period.ts";
import type { UnitRow } from "./unit-row.ts";

/** Units of the agreement, valued, in order of date, patient, file and line; and those that no price was found for. */
export interface ValuedUnits {
  readonly rows: readonly UnitRow[];
  /** Units on days on which the price list has no price for their pack; they are in no sum. */
  readonly unpriced: Fraction;
  /** Lines that say that something was used and not how much; they are in no sum. */
  readonly unmeasured: number;
}

/**
 * The units that an agreement counts, each valued at the price before any rule.
 *
 * Only units of numbered patients and of the listed packs and indications count. Units from before the agreement move
 * counts where the agreement says so and carry no money; units after its end are not there. A unit without a price on its
 * day has none, not its neighbour's.
 */
export const unitRows = (
  agreement: Agreement,
  facts: readonly UnitFact[],
  prices: readonly ListPrice[],
  patients: ReadonlyMap<string, number>,
): ValuedUnits => {
  const { units, amount, effective } = agreement;
  const unitPrice = amount?.unit_price;
  if (units === undefined || unitPrice === undefined) return { rows: [], unpriced: zero, unmeasured: 0 };
  const counted = facts.filter((fact) => countsAtAll(agreement, units, fact));
  const first = new Map<string, string>();
  for (const { personId, date } of counted) {
    const known = first.get(personId);
    if (known === undefined || date < known) first.set(personId, date);
  }
  const priceOn = priceReader(agreement, unitPrice, prices);
  const missing: Fraction[] = [];
  let unmeasured = 0;
  const rows = counted.toSorted(inOrder).flatMap((fact): UnitRow[] => {
    const patient = patients.get(fact.personId);
    if (patient === undefined) return [];
    if (fact.quantity === null) {
      unmeasured += 1;
      return [];
    }
    const quantity = wholeOrPart(agreement, quotient(fact.quantity));
    const period = periodOf(units.settlement_period, fact.date, effective.from);
    const price = priceOn(fact, period.from);
    const carriesMoney = fact.date >= effective.from;
    if (price === null && carriesMoney) {
      missing.push(quantity);
      return [];
    }
    return [
      {
        patient,
        start: first.get(fact.personId) ?? fact.date,
        date: fact.date,
        substance: fact.substance,
        quantity,
        bodyPart: fact.bodyPart ?? "",
        indication: indicationId(units, fact.indication),
        weight: fact.weightKg === null ? null : decimal(fact.weightKg),
        listValue: times(quantity, price ?? zero),
        carriesMoney,
        period,
      },
    ];
  });
  return { rows, unpriced: total(missing), unmeasured };
};

const countsAtAll = (agreement: Agreement, units: Units, fact: UnitFact): boolean => {
  const { effective, population } = agreement;
  if (!population.substances.includes(fact.substance)) return false;
  if (effective.to !== undefined && fact.date > effective.to) return false;
  if (fact.date < effective.from && edgeCaseRule(agreement, "count_before_agreement") === "not-counted") return false;
  if (fact.quantity?.startsWith("-") === true && edgeCaseRule(agreement, "returns") === "not-subtracted") return false;
  if (units.products !== undefined && (fact.product === null || !units.products.includes(fact.product))) return false;
  const only = agreement.edge_cases.new_indication === "only-listed-indications";
  return !only || indicationId(units, fact.indication) !== "other";
};

const inOrder = (a: UnitFact, b: UnitFact): number =>
  text(a.date, b.date) || text(a.personId, b.personId) || text(a.file, b.file) || a.line - b.line;
const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const wholeOrPart = (agreement: Agreement, quantity: Fraction): Fraction => {
  if (quantity.d === 1n) return quantity;
  if (edgeCaseRule(agreement, "partial_unit") === "pro-rata") return quantity;
  if (quantity.n >= 0n) return ceiling(quantity);
  const size = ceiling({ n: -quantity.n, d: quantity.d });
  return { n: -size.n, d: size.d };
};

const indicationId = (units: Units, code: string | null): string | null => {
  if (code === null) return null;
  return units.indications.find(({ icd10 }) => icd10.some((known) => code.startsWith(known)))?.id ?? "other";
};

const priceReader = (
  agreement: Agreement,
  price: UnitPrice,
  prices: readonly ListPrice[],
): ((fact: UnitFact, firstDay: string) => Fraction | null) => {
  switch (price.kind) {
    case "fixed": {
      const fixed = decimal(price.price);
      return () => fixed;
    }
    case "blended": {
      const blended = total(price.parts.map((part) => times(decimal(part.price), percentage(part.percent))));
      return () => blended;
    }
    case "price-list": {
      const { amount } = agreement;
      const fitting = prices.filter(
        ({ level, currency, vat }) => level === price.level && currency === amount?.currency && vat === amount.vat,
      );
      const byProduct = Map.groupBy(fitting, ({ product }) => product);
      const onTheDay = () => edgeCaseRule(agreement, "price_change") === "price-on-the-day";
      return ({ product, date }, firstDay) => {
        const day = onTheDay() ? date : firstDay;
        const found = (byProduct.get(product ?? "") ?? []).filter(
          ({ from, to }) => from <= day && (to === null || to >= day),
        );
        if (found.length > 1) {
          throw new UtfallError("UTF-AG-006", {
            agreement: `${agreement.id}@${agreement.version}`,
            level: price.level,
          });
        }
        return found[0] === undefined ? null : decimal(found[0].amount);
      };
    }
  }
};
