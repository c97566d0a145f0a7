import { cell } from "./cell.ts";
import type { CumulativeIncidence } from "./cumulative-incidence.ts";
import { lowerBound } from "./day-index.ts";
import { atRiskOn, isIdentified } from "./risk-set.ts";

/** What holds in every state. */
interface IncidenceCounts {
  readonly cause: string;
  /** The day asked for, days since time zero. */
  readonly day: number;
  /** Persons at risk on that day: entered before it and not gone before it. */
  readonly atRisk: number;
  /** Events of this cause up to and including that day. */
  readonly cumulativeEvents: number;
}

/** Cumulative incidence at a landmark, or the statement that the data cannot tell. */
export type IncidenceEstimate =
  | (IncidenceCounts & {
      readonly state: "estimated";
      readonly incidence: number;
      readonly standardError: number;
      /** null where there is no bound: no event of the cause yet, or log-log at incidence 1. */
      readonly lower: number | null;
      readonly upper: number | null;
    })
  | (IncidenceCounts & {
      /**
       * `beyond-follow-up`: nobody was followed that long and some had no event when last seen. `risk-set-emptied`:
       * under delayed entry nobody was at risk for a while before that day.
       */
      readonly state: "beyond-follow-up" | "risk-set-emptied";
    });

/**
 * Probability of having had a given event, as the first of the competing ones, by a given day.
 *
 * A day after the last observed one is refused while somebody is still event-free: carrying the last value on would make
 * a cohort with short follow-up look as if the event stopped happening.
 *
 * Throws RangeError for a day that is negative or not finite, and for a cause that is not in the curve.
 *
 * Agrees with `summary(survfit, times = )` of R survival 3.5-3 on a factor status.
 */
export const incidenceAt = (curve: CumulativeIncidence, cause: string, day: number): IncidenceEstimate => {
  if (!(Number.isFinite(day) && day >= 0)) throw new RangeError("landmark must be a day, 0 or later");
  const found = curve.causes.find((one) => one.cause === cause);
  if (found === undefined) throw new RangeError("the cause is not one of the competing events of the curve");
  const next = lowerBound(curve.time, day);
  const row = curve.time[next] === day ? next : next - 1;
  const counts = {
    cause,
    day,
    atRisk: atRiskOn(curve.table, day),
    cumulativeEvents: found.events.subarray(0, row + 1).reduce((sum, count) => sum + count, 0),
  };
  if (!isIdentified(curve.emptied, day)) return { state: "risk-set-emptied", ...counts };
  const free = row < 0 ? 1 : cell(curve.eventFree, row);
  if (free > 0 && !(day <= (curve.time.at(-1) ?? Number.NaN))) return { state: "beyond-follow-up", ...counts };
  const before = row < 0;
  return {
    state: "estimated",
    ...counts,
    incidence: before ? 0 : cell(found.incidence, row),
    standardError: before ? 0 : cell(found.standardError, row),
    lower: before ? null : orNull(cell(found.lower, row)),
    upper: before ? null : orNull(cell(found.upper, row)),
  };
};

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
