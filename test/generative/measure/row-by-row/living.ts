import type { FollowUp } from "./follow-up.ts";
import { censored, competed, type End, happened } from "./ruled.ts";
import { said } from "./said.ts";

/** The end of the time of somebody who is not known to have died. */
export const living = ({ emigration, alive, undated, by }: FollowUp): End => {
  if (undated) return { missing: "death-date-unknown" };
  if (emigration !== null) return censored(emigration, "emigration", said("censoring", by.emigration));
  return alive === null ? { missing: "no-follow-up" } : censored(alive, "end-of-data", said("censoring", by.alive));
};

/** A death that is not the event itself, as the agreement counts it. */
export const deathEnds = (day: number, death: "event" | "competing" | "censored", { by }: Pick<FollowUp, "by">): End =>
  (death === "event" ? happened : competed)(day, "death", said("event", by.death));
