import type { Day } from "../calendar/day.ts";

/** How a person's follow-up ends, as every register knows it at the data cut. */
export interface Ending {
  /** Null while alive, and for a death that nobody in Norway hears of because the person had emigrated. */
  readonly death: Day | null;
  readonly emigration: Day | null;
  /** Last day on which the person's status is known. */
  readonly last: Day;
}

/** What is known at the cut of a person who truly dies on `death` and leaves the country on `emigration`. */
export const endingAt = (cut: Day, death: Day, emigration: Day): Ending => {
  if (emigration <= cut && emigration < death) return { death: null, emigration, last: emigration };
  if (death <= cut) return { death, emigration: null, last: death };
  return { death: null, emigration: null, last: cut };
};

/** Days a rate per year, as a rate per day. */
export const perDay = (perYear: number): number => perYear / 365.25;
