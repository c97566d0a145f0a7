import { z } from "zod";
import { DecimalText, Id } from "../agreement/id.ts";

const Share = z.number().min(0).max(1);
const Inner = z.number().gt(0).lt(1);
const Rate = z.number().min(0).max(10);
const Days = z.int().min(0).max(3650);

const Quantity = z.number().gt(0).max(10_000);
const Mix = z.number().min(0);

/**
 * Everything that is assumed of patients, clinics and registers in one scenario. Nothing here is known: a simulation says
 * what an agreement would do if this were so.
 */
export const Assumptions = z.strictObject({
  /** Hazards of death, permanent ventilation, stopping and worsening, as a multiple of those stated below. */
  hazard_ratio: z.number().gt(0).max(20),
  /** Added to the yearly change of scores, in percent of the scale's highest value. */
  score_shift: z.number().min(-100).max(100),
  /** Time to the event that ends an outcome: the share free of it on a day, and the shape of a Weibull law through it. */
  event: z.strictObject({
    free: Inner,
    at_days: z.int().min(1),
    shape: z.number().gt(0).max(10),
    /** Share of the events that are deaths; the others are permanent ventilation. 1 where nothing else is counted. */
    death_share: Share,
  }),
  /** Time to the last dose: the share still treated on a day, and the days between doses. */
  stopping: z.strictObject({
    continuing: Inner,
    at_days: z.int().min(1),
    shape: z.number().gt(0).max(10),
    dose_interval_days: z.int().min(1).max(365),
  }),
  /** Scores run on a straight line for each patient. All in percent of the scale's highest value, and per year. */
  scores: z.strictObject({
    baseline: z.number().min(0).max(100),
    baseline_sd: z.number().min(0).max(100),
    change_per_year: z.number().min(-100).max(100),
    change_sd: z.number().min(0).max(100),
    /** Standard deviation of one measurement around the true score. */
    measurement_error: z.number().min(0).max(100),
  }),
  /** Patients a year whose breathing support, or way of feeding, goes up a step, as a hazard. */
  worsening: z.strictObject({ respiration_per_year: Rate, nutrition_per_year: Rate }),
  /** Days before or after the agreed day on which an assessment is made, evenly spread. */
  visits: z.strictObject({ jitter_days: Days }),
  missing: z.strictObject({
    /** Share of assessments, and of patients' records of follow-up, that never reach the data. */
    share: Share,
    /** Odds of being missing for those who do badly, as a multiple of the odds of others: 1 is missing at random. */
    odds_ratio: z.number().gt(0).max(1000),
  }),
  /** Days from an event until the data hold it; null where each source keeps the lag that the agreement states. */
  lag_days: Days.nullable(),
  emigration_per_year: Rate,
  /** Patients a year who start a medicine that the agreement counts as a switch, as a hazard. */
  switch_per_year: Rate,
  /** Share of measured declines that the examiner explains in a way that gives a retest. */
  explained: Share,
  /** Share of milestones judged not met that a party disputes. */
  disputed: Share,
  /** Shares of the types of SMA among those treated; made to add up to 1. */
  sma_types: z.partialRecord(z.enum(["0", "1", "2", "3", "4", "presymptomatic"]), z.number().min(0)),
  /** How much of the medicine is used, where an agreement counts units. When it is used stands under `stopping`. */
  units: z.strictObject({
    per_use: Quantity.describe(
      "Agreed units in one use: packs in a dispensing, or vials in an administration. A dose, a cycle and a month are one each.",
    ),
    above_weight: Quantity.describe("Units of one use of a patient above the agreed weight, as a multiple of per_use."),
    frequency_cv: z
      .number()
      .min(0)
      .max(3)
      .describe(
        "Spread between patients of uses a year: standard deviation divided by mean (log-normal). 0 gives everybody the same interval.",
      ),
    both_sides: Share.describe(
      "Share of patients treated on both sides (for example both eyes), each use on each side.",
    ),
  }),
  /** Body weight, the same throughout for each patient, where a price rule turns on it. */
  weight: z.strictObject({
    mean_kg: z.number().gt(0).max(400).describe("Mean, kilograms."),
    sd_kg: z.number().min(0).max(200).describe("Standard deviation between patients, kilograms."),
  }),
  indications: z
    .record(Id, Mix)
    .describe(
      "Patients by indication: ids of units.indications, and `other` for what has no price of its own. Shares; made to add up to 1.",
    ),
  substances: z
    .record(z.string().min(1), Mix)
    .describe(
      "Patients by medicine, where the population has several: shares; made to add up to 1. Left out, all alike.",
    ),
  /** The price list, where units are priced by one. */
  prices: z.strictObject({
    list: DecimalText.describe(
      "Price of one pack on the first day, in the currency, level and VAT of the agreement, in quotes.",
    ),
    change_percent: z
      .string()
      .regex(/^-?\d{1,2}(\.\d{1,4})?$/, 'per cent in quotes, for example "-2.5"')
      .describe(
        "Change of that price on every 1 January, per cent in quotes; below 0 it falls. Rounded to two decimals.",
      ),
  }),
  /** Response to treatment, where a milestone asks for one. */
  response: z.strictObject({
    share: Share.describe("Share of patients who respond in time at hazard ratio 1; it is raised to the hazard ratio."),
    loss_per_year: Rate.describe("Responders a year who lose their response, as a hazard at hazard ratio 1."),
  }),
});
export type Assumptions = z.infer<typeof Assumptions>;
export type AssumptionName = keyof Assumptions;

/** Assumptions as a file states them: whatever is left out keeps its default, part by part. */
export const StatedAssumptions = z.strictObject({
  ...Assumptions.partial().shape,
  event: Assumptions.shape.event.partial().optional(),
  stopping: Assumptions.shape.stopping.partial().optional(),
  scores: Assumptions.shape.scores.partial().optional(),
  worsening: Assumptions.shape.worsening.partial().optional(),
  missing: Assumptions.shape.missing.partial().optional(),
  units: Assumptions.shape.units.partial().optional(),
  weight: Assumptions.shape.weight.partial().optional(),
  prices: Assumptions.shape.prices.partial().optional(),
  response: Assumptions.shape.response.partial().optional(),
});
export type StatedAssumptions = z.infer<typeof StatedAssumptions>;
