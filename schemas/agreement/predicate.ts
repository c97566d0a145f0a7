import { z } from "zod";
import { Texts } from "../texts.ts";
import { Id } from "./id.ts";

const Scale = z.enum(["chop_intend", "hine2", "hfmse", "rulm", "six_mwt", "atend"]);
const SmaType = z.enum(["0", "1", "2", "3", "4", "presymptomatic"]);

/** Latest value at most so many days before, or at most so many days after, time zero. */
const Baseline = z
  .strictObject({
    before_days: z.int().min(0).describe("Days before time zero that are accepted."),
    after_days: z.int().min(0).describe("Days after time zero that are accepted, where there is none before it."),
  })
  .describe("Where the value to compare with is read: the latest one before time zero, else the first after it.");
export type Baseline = z.infer<typeof Baseline>;

/** The person lives on the due date. Absorbing: death is. */
const Alive = z.strictObject({ kind: z.literal("alive") }).describe("The patient lives on the due date.");

/** No event of a measure through the due date. */
const AliveAndEventFree = z.strictObject({
  kind: z.literal("alive-and-event-free").describe("No event of a measure through the due date."),
  measure: Id.describe("A measure of kind death-or-permanent-ventilation, which holds the definition of the event."),
  absorbing: z
    .literal(true)
    .describe("Written out because it decides later payments: once the event has happened no later milestone is met."),
});

const domain = {
  id: Id,
  title: Texts,
  sma_types: z.array(SmaType).min(1).optional().describe("SMA types that the domain is judged for; left out: all."),
};

/** A part of the state of health that may trigger a review. Each is judged on its own and named in the reasons. */
export const Domain = z.discriminatedUnion("kind", [
  z
    .strictObject({
      ...domain,
      kind: z.literal("score-not-fallen"),
      scales: z
        .partialRecord(SmaType, z.array(Scale).min(1))
        .describe("Scales by SMA type, best first: the first with a baseline and a value in the window is judged."),
      tolerance: z.number().min(0).describe("Points by which the score may fall and still be stable."),
      baseline: Baseline,
    })
    .describe(
      "The motor score did not fall from baseline by more than the tolerance; a fall of exactly the tolerance is stable.",
    ),
  z
    .strictObject({
      ...domain,
      kind: z.literal("ventilation-below"),
      hours_per_day: z.number().min(0).max(24).describe("The limit, hours a day."),
      reached: z
        .enum(["more-than", "at-least"])
        .describe("Whether exactly the limit counts as reaching it: more-than 16 lets 16 pass, at-least 16 does not."),
    })
    .describe("Hours of assisted ventilation a day stay below the limit."),
  z
    .strictObject({
      ...domain,
      kind: z.literal("respiration-not-worse"),
      order: z
        .array(z.enum(["none", "niv", "invasive"]))
        .min(2)
        .describe("From best to worst."),
      baseline: Baseline,
    })
    .describe("The type of ventilation did not go up in the order given."),
  z
    .strictObject({
      ...domain,
      kind: z.literal("nutrition-not-worse"),
      order: z
        .array(z.enum(["oral", "partly", "tube"]))
        .min(2)
        .describe("From best to worst."),
      baseline: Baseline,
    })
    .describe("The way of feeding did not go up in the order given."),
]);
export type Domain = z.infer<typeof Domain>;

/** Review where any domain is worse. The answer is a flag for people, never an automatic stop. */
const StopIfAny = z
  .strictObject({
    kind: z.literal("stop-if-any"),
    domains: z.array(Domain).min(1).describe("The parts of the state of health that are judged, each on its own."),
  })
  .describe("Review where any domain is worse. The answer is a flag for people, never an automatic stop.");

/** Nothing must hold: the milestone is met on its due date, whatever has become of the patient. */
const Unconditional = z.strictObject({
  kind: z
    .literal("unconditional")
    .describe("Paid by the calendar alone; death, emigration or another medicine change nothing."),
});

/** None of the dated events came before the due date. */
const FreeOfEvents = z.strictObject({
  kind: z.literal("free-of-events").describe("Alive, and none of the events has happened."),
  events: z
    .array(z.string().min(1))
    .min(1)
    .describe(
      "Kinds of event of the common model that count as failure, for example progression (see FIELDS.md, What a workspace delivers).",
    ),
  from_day: z
    .int()
    .min(0)
    .default(0)
    .describe("Days from time zero before which an event does not count; 0 counts every event."),
});

/** A value moved far enough from baseline in the window. */
const ValueChange = z.strictObject({
  kind: z
    .literal("value-change")
    .describe(
      "A laboratory value, or a score, has fallen or risen by an agreed share. Without a baseline, or with one of 0, the outcome is unknown. An answer below or above a limit (<1.0) counts where every value that it leaves possible gives the same outcome, and is unknown else; what was not detected counts as 0.",
    ),
  assessment: z
    .string()
    .min(1)
    .describe("Assessment kind of the common model, for example m_protein (see FIELDS.md, What a workspace delivers)."),
  baseline: Baseline,
  direction: z.enum(["fall", "rise"]).describe("The direction that is good for the patient."),
  at_least_percent: z
    .number()
    .gt(0)
    .describe(
      "Smallest change, in per cent of the baseline, that is a response; a change of exactly this size is one.",
    ),
});

/** A response was reached in time and has lasted to the due date. */
const ResponseSustained = z.strictObject({
  kind: z
    .literal("response-sustained")
    .describe(
      "Met where a response was reached in time, every later assessment is a response too, and one of them lies in the window of the due date. One later assessment that is none is the loss of it, and final. Without an assessment in the window edge_cases.assessment_missing answers. For payment at several due dates write one milestone each.",
    ),
  assessment: z
    .string()
    .min(1)
    .describe("Assessment kind of the common model, for example response (see FIELDS.md, What a workspace delivers)."),
  one_of: z
    .array(z.string().min(1))
    .min(1)
    .describe("Codes that are a response, written as the source delivers them, for example CR; any other is none."),
  reached_by_months: z
    .int()
    .min(0)
    .optional()
    .describe(
      "By when the response must have been reached, in calendar months from time zero, that day included; not after the due date. Exactly one of reached_by_months and reached_by_days.",
    ),
  reached_by_days: z
    .int()
    .min(0)
    .optional()
    .describe("The same in days: 180 days and 6 months are different contracts."),
});

/** What must hold for a milestone to be met. */
export const Predicate = z.discriminatedUnion("kind", [
  Alive,
  AliveAndEventFree,
  StopIfAny,
  Unconditional,
  FreeOfEvents,
  ValueChange,
  ResponseSustained,
]);
export type Predicate = z.infer<typeof Predicate>;
export type PredicateOf<K extends Predicate["kind"]> = Extract<Predicate, { kind: K }>;
