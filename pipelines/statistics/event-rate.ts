import { gammaQuantile } from "./distributions/gamma-quantile.ts";

/** An event rate with its exact interval, or the statement that there is none. */
export type RateEstimate =
  | {
      readonly state: "estimated";
      readonly events: number;
      /** Time under observation, added up over persons; the rate is per its unit. */
      readonly personTime: number;
      readonly rate: number;
      readonly lower: number;
      readonly upper: number;
      /** Confidence level as a probability. */
      readonly level: number;
    }
  | { readonly state: "not-estimable"; readonly reason: "no-person-time" };

/**
 * Events per unit of time under observation, with the exact Poisson interval (Garwood): each tail holds at most half of
 * 1 - level.
 *
 * It takes the rate for the same in all persons and at all times: events that come in clusters, several in one person,
 * need a wider interval than this. No events in 100 person-years do not rule out 3.7 per 100.
 *
 * Throws RangeError for events that are not whole or negative, time that is negative or not finite, events without time,
 * and a level outside (0, 1).
 *
 * Garwood 1936. Agrees with `poisson.test` of R 4.2.2.
 */
export const exactRate = (events: number, personTime: number, level: number): RateEstimate => {
  if (!Number.isSafeInteger(events) || events < 0) throw new RangeError("events must be a whole number, 0 or more");
  if (!(personTime >= 0 && Number.isFinite(personTime)) || (personTime === 0 && events > 0)) {
    throw new RangeError("time under observation must be finite, and above 0 where there are events");
  }
  if (!(level > 0 && level < 1)) throw new RangeError("confidence level must lie between 0 and 1");
  if (personTime === 0) return { state: "not-estimable", reason: "no-person-time" };
  const tail = (1 - level) / 2;
  return {
    state: "estimated",
    events,
    personTime,
    rate: events / personTime,
    lower: events === 0 ? 0 : gammaQuantile(tail, events, "lower") / personTime,
    upper: gammaQuantile(tail, events + 1, "upper") / personTime,
    level,
  };
};
