import { z } from "zod";

/** Answers to the cases that price rules and their units can meet. */
export const priceEdgeCases = {
  price_change: z
    .enum(["price-on-the-day", "price-on-first-day-of-period"])
    .optional()
    .describe("The list price changes within a settlement period."),
  late_units: z
    .literal("period-of-use")
    .optional()
    .describe(
      "Units are reported after their period was settled: they belong to the period they were used in, as a delta line.",
    ),
  returns: z.enum(["subtracted-on-day-of-return", "not-subtracted"]).optional().describe("Packs are returned."),
  parallel_import: z
    .enum(["counted", "only-listed-products"])
    .optional()
    .describe("Packs of a parallel importer. only-listed-products needs units.products."),
  part_period: z
    .enum(["full-thresholds", "pro-rata-by-day"])
    .optional()
    .describe("The agreement begins or ends within a year that a threshold or cap holds for."),
  suppliers_in_cap: z
    .enum(["this-supplier-only", "by-share-of-cost"])
    .optional()
    .describe("Several suppliers and one cap. by-share-of-cost needs formula.suppliers."),
  new_indication: z
    .enum(["counted", "only-listed-indications"])
    .optional()
    .describe("A new indication comes into use within a period. only-listed-indications needs units.indications."),
  restart_after_pause: z
    .discriminatedUnion("rule", [
      z.strictObject({ rule: z.literal("same-course").describe("The count goes on after any pause.") }),
      z.strictObject({
        rule: z.literal("new-course").describe("The count begins again after a long pause: a new fee, new free doses."),
        pause_days: z.int().min(1).describe("A pause of more than so many days between two units ends the course."),
      }),
    ])
    .optional()
    .describe("The patient pauses and starts again."),
  several_hospitals: z
    .literal("one-patient")
    .optional()
    .describe("The patient is treated in more than one hospital: one count, one fee."),
  partial_unit: z
    .enum(["pro-rata", "counts-as-whole"])
    .optional()
    .describe("A unit is given in part, for example a cycle that is stopped."),
  count_before_agreement: z
    .enum(["counted", "not-counted"])
    .optional()
    .describe("Units used before effective.from, or in a trial: whether they move the count. They never carry money."),
  body_part_missing: z
    .enum(["one-body-part", "own-count"])
    .optional()
    .describe(
      "The body part is not stated: all such units of a patient are one body part, or each has a count of its own. The bounds count them with the part that the patient has most of, and each by itself.",
    ),
  missing_weight: z.enum(["hold", "above", "not-above"]).optional().describe("The patient's weight is not known."),
  weight_changes: z
    .enum(["weight-on-the-day", "weight-at-start"])
    .optional()
    .describe(
      "The patient's weight crosses the limit during treatment: each unit by the weight of its day, or all by the first one known. Where the first unit has none, an earlier one can still come in, so the bounds (and hold) take all the patient's units as unknown.",
    ),
  unknown_indication: z
    .enum(["pro-rata", "lowest", "highest", "hold"])
    .optional()
    .describe(
      "A unit without an indication: by the mix of those known in the period (the highest price where none is known), at the lowest or highest price, or held. The money value of the missing codes is printed.",
    ),
  off_label: z
    .enum(["as-unknown", "lowest", "highest", "unchanged-price"])
    .optional()
    .describe("A unit for an indication that has no price."),
  two_indications: z
    .enum(["by-unit", "first-of-patient"])
    .optional()
    .describe(
      "A patient has two indications: each unit by its own, or all by the first one stated. Where the first unit states none, an earlier one can still come in, so the bounds (and hold) take all the patient's units as unknown.",
    ),
  estimate_missing: z
    .enum(["hold", "price-unchanged"])
    .optional()
    .describe("The estimate that a price follows cannot be made."),
  comparator: z
    .literal("fixed-in-this-file")
    .optional()
    .describe("The comparator changes over time: what was expected stays as written here until an amendment."),
  attrition: z
    .literal("as-estimated-with-bounds")
    .optional()
    .describe("Patients are lost to follow-up: the estimate stands, the bounds count them as worst and as best."),
  score_unknown: z
    .enum(["hold", "lowest-price", "highest-price"])
    .optional()
    .describe("A patient's change of score is not known, or there is no baseline."),
  scale_limit: z
    .enum(["as-measured", "unchanged-price"])
    .optional()
    .describe("The baseline stands at the top of the scale, so that no gain can be seen."),
  unknown_in_n: z
    .enum(["not-in-n", "as-failure", "as-success"])
    .optional()
    .describe("A patient of a guaranteed share whose outcome is not known."),
  relapse_after_payment: z
    .literal("payment-stands")
    .optional()
    .describe("The response is lost after a stage was paid: what was paid stands, later stages are not met."),
} as const;
