import { z } from "zod";
import { Texts } from "../texts.ts";
import { Counting } from "./counting.ts";
import { DecidingEstimate } from "./group-rule.ts";
import { DecimalText, Id } from "./id.ts";

const percent = DecimalText.describe("Per cent, in quotes, at most four decimals.");

/** A share of the price of all units, of the first n, or of those after the n-th. */
const ShareOff = z
  .strictObject({
    kind: z.literal("share-off").describe("A share of the price is refunded."),
    percent: percent.describe("The share that is taken off; 100 makes the units free."),
    of: z
      .discriminatedUnion("units", [
        z.strictObject({ units: z.literal("all").describe("Every unit.") }),
        z.strictObject({
          units: z.literal("first").describe("The first units of each count."),
          count: DecimalText.describe("How many."),
          counting: Counting.describe("Whose units are counted, and when the count begins again."),
        }),
        z.strictObject({
          units: z.literal("after").describe("The units after the first ones of each count."),
          count: DecimalText.describe("How many come first."),
          counting: Counting.describe("Whose units are counted, and when the count begins again."),
        }),
      ])
      .describe("Which units."),
  })
  .describe("Flat discount; free initial doses; cost sharing on the first cycles; a cap on doses per patient or eye.");

const Tiers = z
  .strictObject({
    kind: z.literal("tiers").describe("The share taken off rises with volume."),
    measured_in: z
      .enum(["units", "sales"])
      .describe("Whether thresholds are numbers of units, or sales at the price before any rule."),
    method: z
      .enum(["marginal", "all-unit"])
      .describe(
        "marginal: each unit gets the rebate of the tier it falls in. all-unit: every unit gets the rebate of the tier that the total reaches. On the same volume they differ much, and the total cost of all-unit tiers falls at each threshold (utfall lint tells how far).",
      ),
    counting: Counting.describe("Whose units are added up, and when the count begins again."),
    tiers: z
      .array(
        z.strictObject({
          from: DecimalText.describe("Units, or sales in whole currency units, from which the tier begins."),
          percent: percent.describe("Share taken off in this tier."),
        }),
      )
      .min(1)
      .describe("In rising order. What lies below the first is without rebate, so a tier of 0 % may be left out."),
  })
  .describe("Price–volume agreement.");

const Cap = z
  .strictObject({
    kind: z
      .literal("cap")
      .describe(
        "The supplier bears a share of the cost above a limit. The cost is that of the rule's basis: remaining counts what earlier rules have left, list the price before any rule.",
      ),
    amount: DecimalText.describe("The limit, in whole currency units, for one period of the count."),
    percent: percent.describe("Share of the overrun that is refunded."),
    counting: Counting.describe("Whose cost is added up, and when the count begins again."),
    suppliers: z
      .array(
        z.strictObject({
          id: Id.describe("Id of the supplier."),
          title: Texts.describe("Name of the supplier."),
          substances: z.array(z.string()).min(1).describe("The substances it supplies."),
        }),
      )
      .default([])
      .describe(
        "Suppliers who share one cap; the refund is split by their share of the cost, residual øre to the first.",
      ),
  })
  .describe("Expenditure cap, with the whole or a share of the overrun paid back.");

const FixedFee = z
  .strictObject({
    kind: z
      .literal("fixed-fee")
      .describe(
        "One fee for each count, whatever the number of units; it replaces their price, so it must be the first rule. With units.invoiced nothing the fee is all that is paid, and amount.unit_price is only what later rules of basis list take shares of.",
      ),
    amount: DecimalText.describe("The fee, in whole currency units."),
    from_unit: DecimalText.describe(
      "The number of the unit with which the fee falls due, for example 3; before it nothing is paid, and after it nothing more.",
    ),
    counting: Counting.describe("Whose units are counted, and when the count begins again."),
  })
  .describe("Fixed price per patient.");

const WeightFlat = z
  .strictObject({
    kind: z.literal("flat-above-weight").describe("Heavy patients cost no more than others."),
    above_kg: DecimalText.describe("Body weight in kilograms; exactly this weight is not above it."),
    units_charged: DecimalText.describe(
      "Units that are charged, at most, for one day of one patient above the weight.",
    ),
  })
  .describe("Dose or weight flat price.");

const ByIndication = z
  .strictObject({
    kind: z
      .literal("by-indication")
      .describe(
        "Each unit has the price of the indication it was used for, which replaces amount.unit_price; must be the first rule. With units.invoiced list-price the difference is paid back, or paid in addition where the indication costs more.",
      ),
    prices: z
      .array(
        z.strictObject({
          indication: Id.describe("Id of an indication in units.indications."),
          price: DecimalText.describe("Price of one unit."),
        }),
      )
      .min(1)
      .describe("One price for each indication."),
  })
  .describe("Indication-specific price, or the settlement of a blended price against the actual mix.");

const estimate = DecidingEstimate.describe("The estimate, one of those that analyses make, for everyone together.");

const PerformancePrice = z
  .strictObject({
    kind: z.literal("performance-price").describe("The price follows what the group achieved."),
    observed: estimate,
    expected: DecimalText.describe("What was expected, in the unit of the estimate."),
    factor: z
      .discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("proportional").describe("The price is multiplied by observed / expected."),
          lowest_percent: percent.describe("The price never falls below this share of itself."),
          highest_percent: percent.describe("The price never rises above this share of itself."),
        }),
        z.strictObject({
          kind: z
            .literal("steps")
            .describe("The price is multiplied by the share of the step that observed / expected reaches."),
          steps: z
            .array(
              z.strictObject({
                from: DecimalText.describe("Ratio from which the step holds."),
                percent: percent.describe("Share of the price that is paid."),
              }),
            )
            .min(1)
            .describe("In rising order, the first from 0."),
        }),
      ])
      .describe("How the ratio of observed to expected moves the price."),
  })
  .describe("Performance-linked price: P · f(observed / expected).");

const SolvedPrice = z
  .strictObject({
    kind: z
      .literal("price-at-limit")
      .describe("The price at which the cost per QALY equals an agreed limit; must be the first rule."),
    limit: DecimalText.describe("The limit, currency per QALY."),
    incremental_qalys: DecimalText.describe("QALYs gained per patient by the agreed model, at the expected outcome."),
    scaled_by: z
      .strictObject({
        observed: estimate,
        expected: DecimalText.describe("The outcome that the agreed QALYs were computed for."),
      })
      .optional()
      .describe("Where agreed, the QALYs are multiplied by observed / expected; left out, they stand as declared."),
    other_incremental_costs: z
      .string()
      .regex(/^-?\d{1,15}(\.\d{1,4})?$/)
      .describe("All other costs per patient, less those of the comparator, in quotes; may be negative (a saving)."),
    units_per_patient: DecimalText.describe("Units per patient in the agreed model."),
    highest: z
      .literal("list-price")
      .describe("The solved price is never above the price before the rule, and never below 0."),
  })
  .describe("Price solved from an agreed rule. The model decides the price, so every parameter is fixed here.");

const ScoreBands = z
  .strictObject({
    kind: z
      .literal("bands-by-score-change")
      .describe("Each patient's price follows that patient's own change of score."),
    measure: Id.describe("A measure of kind score-change."),
    bands: z
      .array(
        z.strictObject({
          from: z
            .number()
            .nullable()
            .describe("Change of score, in points, from which the band holds; null for the lowest."),
          percent: percent.describe("Share of the price that is taken off."),
        }),
      )
      .min(2)
      .describe("In rising order, the first from null."),
  })
  .describe("Individual gain threshold and price level.");

const PooledGuarantee = z
  .strictObject({
    kind: z.literal("pooled-guarantee").describe("A share of responders is guaranteed for the group."),
    milestone: Id.describe("The milestone that says who responded."),
    guaranteed_percent: percent.describe("The guaranteed share p0."),
    rule: z
      .enum(["point", "exact-interval"])
      .describe(
        "point: refund where k/n is below p0. exact-interval: refund only where the upper limit of the exact interval, at the level of analyses.interval, is below p0.",
      ),
    minimum_n: z.int().min(1).describe("Fewer patients than this give no refund."),
    maximum_percent: percent.describe("The refund is never more than this share of n · P."),
  })
  .describe("Guaranteed response rate: max(0, p0 − k/n) · n · P, where P is amount.list_price.");

/** What a price rule does with the units it counts. */
export const PriceFormula = z.discriminatedUnion("kind", [
  ShareOff,
  Tiers,
  Cap,
  FixedFee,
  WeightFlat,
  ByIndication,
  PerformancePrice,
  SolvedPrice,
  ScoreBands,
  PooledGuarantee,
]);
export type PriceFormula = z.infer<typeof PriceFormula>;
export type FormulaKind = PriceFormula["kind"];
export type FormulaOf<K extends FormulaKind> = Extract<PriceFormula, { kind: K }>;

/** Formulas that set the cost anew and therefore come before all others. */
export const setsPriceAnew: ReadonlySet<FormulaKind> = new Set(["fixed-fee", "by-indication", "price-at-limit"]);
