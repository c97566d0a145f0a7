import type { FollowUp } from "./follow-up.ts";
import { censored, type End } from "./ruled.ts";

/** The end of the time of somebody who is not known to have died. */
export const living = ({ emigration, alive, undated }: FollowUp): End => {
  if (undated) return { missing: "death-date-unknown" };
  if (emigration !== null) return censored(emigration, "emigration");
  return alive === null ? { missing: "no-follow-up" } : censored(alive, "end-of-data");
};

/** A death that is not the event itself, as the agreement counts it. */
export const deathEnds = (day: number, death: "event" | "competing" | "censored"): End => ({
  day,
  event: death === "event" ? 1 : 0,
  reason: "death",
  counts: true,
});
