import { z } from "zod";
import { Id } from "../agreement/id.ts";
import { Texts } from "../texts.ts";
import { StatedAssumptions } from "./assumptions.ts";

/** How many patients start treatment within the period of the agreement. */
export const Accrual = z.union([
  /** Exactly so many. */
  z.strictObject({ patients: z.int().min(1).max(5000) }),
  /** So many a year on average, by chance (a Poisson process). */
  z.strictObject({ per_year: z.number().gt(0).max(5000) }),
]);
export type Accrual = z.infer<typeof Accrual>;

const StatedScenario = z.strictObject({ id: Id, title: Texts, assume: StatedAssumptions.default({}) });
export type StatedScenario = z.infer<typeof StatedScenario>;

/**
 * A scenario file, `simulation/1`: what is assumed when an agreement is simulated. Everything may be left out; what is
 * left out is a default, and is printed as one. Unknown keys are refused.
 */
export const Simulation = z.strictObject({
  utfall: z.literal("simulation/1"),
  /** The first seed; the runs take it and those that follow. Same seed, same bytes. */
  seed: z.int().min(0).max(999_999_999).optional(),
  /** Number of runs, each with a seed of its own. */
  seeds: z.int().min(1).max(100_000).optional(),
  accrual: Accrual.optional(),
  /** Years from the first day of the agreement's population to the day of judgement. */
  years: z.number().gt(0).max(50).optional(),
  /** Numbers of patients at which the group's verdict is looked at beside the assumed one. */
  sizes: z.array(z.int().min(1).max(2000)).max(12).optional(),
  /** Assumed in every scenario. */
  assume: StatedAssumptions.default({}),
  /** Set side by side; left out: effect as hoped, as the reference, and worse. */
  scenarios: z
    .array(StatedScenario)
    .min(1)
    .max(8)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { message: "an id stands twice" })
    .optional(),
});
export type Simulation = z.infer<typeof Simulation>;
