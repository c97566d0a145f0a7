import { z } from "zod";
import { Texts } from "../texts.ts";
import { Id } from "./id.ts";
import { PriceFormula } from "./price-formula.ts";

/** One step from the price to what is paid. Rules are applied in the order of the list. */
export const PriceRule = z.strictObject({
  id: Id.describe("Id of the rule; settlement lines carry it as their term."),
  title: Texts.describe("What the rule is called in the report."),
  basis: z
    .enum(["list", "remaining"])
    .describe(
      "What shares are taken of when rules combine: the price before any rule, or what earlier rules have left (rebate on rebate).",
    ),
  substances: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("Substances that the rule is about; left out: all substances of the population."),
  formula: PriceFormula.describe("What is done."),
});
export type PriceRule = z.infer<typeof PriceRule>;
