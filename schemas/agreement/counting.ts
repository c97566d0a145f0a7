import { z } from "zod";

/** How a rule counts: whose units are added up, and when the count begins again. */
export const Counting = z.strictObject({
  per: z
    .enum(["group", "patient", "patient-and-body-part"])
    .describe(
      "Whose units are added up: those of everyone, of each patient, or of each patient and body part (an eye has its own count; NPR states the eye of an injection). Body parts are counted of doses, by share-off and cap.",
    ),
  over: z
    .enum(["calendar-year", "agreement-year", "agreement", "treatment"])
    .describe(
      "When the count begins again: on 1 January, on the anniversary of effective.from, never, or, for counts per patient, with each course of treatment (edge_cases.restart_after_pause says what a new course is).",
    ),
});
export type Counting = z.infer<typeof Counting>;
