import { z } from "zod";
import { Texts } from "../texts.ts";
import { Id } from "./id.ts";

const Scale = z.enum(["chop_intend", "hine2", "hfmse", "rulm", "six_mwt", "atend"]);
const SmaType = z.enum(["0", "1", "2", "3", "4", "presymptomatic"]);

/** Latest value at most so many days before, or at most so many days after, time zero. */
const Baseline = z.strictObject({ before_days: z.int().min(0), after_days: z.int().min(0) });
export type Baseline = z.infer<typeof Baseline>;

/** The person lives on the due date. Absorbing: death is. */
const Alive = z.strictObject({ kind: z.literal("alive") });

/** No event of a measure through the due date. */
const AliveAndEventFree = z.strictObject({
  kind: z.literal("alive-and-event-free"),
  /** A measure of kind death-or-permanent-ventilation, which holds the definition of the event. */
  measure: Id,
  /** Written out because it decides later payments: once the event has happened no later milestone is met. */
  absorbing: z.literal(true),
});

const domain = {
  id: Id,
  title: Texts,
  /** SMA types that the domain is judged for; left out: all. */
  sma_types: z.array(SmaType).min(1).optional(),
};

/** A part of the state of health that may trigger a review. Each is judged on its own and named in the reasons. */
export const Domain = z.discriminatedUnion("kind", [
  /** The motor score did not fall from baseline by more than the tolerance; a fall of exactly the tolerance is stable. */
  z.strictObject({
    ...domain,
    kind: z.literal("score-not-fallen"),
    /** Scales by SMA type, best first: the first with a baseline and a value in the window is judged. */
    scales: z.partialRecord(SmaType, z.array(Scale).min(1)),
    tolerance: z.number().min(0),
    baseline: Baseline,
  }),
  /** Hours of assisted ventilation a day stay below the limit. */
  z.strictObject({
    ...domain,
    kind: z.literal("ventilation-below"),
    hours_per_day: z.number().min(0).max(24),
    /** Whether exactly the limit counts as reaching it: `more-than` 16 lets 16 pass, `at-least` 16 does not. */
    reached: z.enum(["more-than", "at-least"]),
  }),
  /** The type of ventilation did not go up in the order given. */
  z.strictObject({
    ...domain,
    kind: z.literal("respiration-not-worse"),
    order: z.array(z.enum(["none", "niv", "invasive"])).min(2),
    baseline: Baseline,
  }),
  /** The way of feeding did not go up in the order given. */
  z.strictObject({
    ...domain,
    kind: z.literal("nutrition-not-worse"),
    order: z.array(z.enum(["oral", "partly", "tube"])).min(2),
    baseline: Baseline,
  }),
]);
export type Domain = z.infer<typeof Domain>;

/** Review where any domain is worse. The answer is a flag for people, never an automatic stop. */
const StopIfAny = z.strictObject({ kind: z.literal("stop-if-any"), domains: z.array(Domain).min(1) });

/** What must hold for a milestone to be met. */
export const Predicate = z.discriminatedUnion("kind", [Alive, AliveAndEventFree, StopIfAny]);
export type Predicate = z.infer<typeof Predicate>;
export type PredicateOf<K extends Predicate["kind"]> = Extract<Predicate, { kind: K }>;
