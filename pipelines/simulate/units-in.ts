import { approximate } from "../../schemas/approximate.ts";
import { total } from "../settle/fraction.ts";
import type { ValuedUnits } from "../settle/price/unit-rows.ts";

/** How many units the agreement counts, for a mean over the runs. */
export const unitsIn = ({ rows }: ValuedUnits): number => {
  const { n, d } = total(rows.flatMap(({ carriesMoney, quantity }) => (carriesMoney ? [quantity] : [])));
  return approximate(n) / approximate(d);
};
