import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Money } from "../../schemas/money.ts";
import type { Assumptions } from "../../schemas/simulation/assumptions.ts";
import type { ListPrice } from "../../schemas/unit-fact.ts";
import { decimal, one, percentage, plus, times, toMoney } from "../settle/fraction.ts";
import { ANY_PRODUCT } from "./draw/see-use.ts";

/**
 * The price list of a simulation: one pack, one price a calendar year from the assumed one on, rounded to the minor unit
 * each time it changes. Empty for an agreement that carries its own prices.
 */
export const drawnPrices = (
  { amount, units }: Agreement,
  { prices }: Assumptions,
  from: string,
  to: string,
): readonly ListPrice[] => {
  if (amount?.unit_price?.kind !== "price-list") return [];
  const { level } = amount.unit_price;
  const product = units?.products?.[0] ?? ANY_PRODUCT;
  const factor = plus(one, percentage(prices.change_percent));
  const list: ListPrice[] = [];
  let price = toMoney(decimal(prices.list));
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    list.push({
      product,
      level,
      amount: inUnits(price),
      currency: amount.currency,
      vat: amount.vat,
      from: `${year}-01-01`,
      to: `${year}-12-31`,
    });
    price = toMoney(times(decimal(inUnits(price)), factor));
  }
  return list;
};

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Minor units as decimal text. */
const inUnits = (money: Money): string => `${money / 100n}.${String(money % 100n).padStart(2, "0")}`;
