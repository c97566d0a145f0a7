import { cell } from "./cell.ts";
import type { CompetingEventTable } from "./competing-event-table.ts";
import { anyCause } from "./competing-event-table.ts";
import type { Confidence } from "./confidence.ts";
import { multiplier, survivalBounds } from "./confidence.ts";
import type { EventTable } from "./event-table.ts";
import { exits } from "./event-table.ts";
import type { EmptiedRiskSet } from "./risk-set.ts";
import { emptiedRiskSet, riskSets } from "./risk-set.ts";

/** The cumulative incidence of one cause: one element per day of the curve it belongs to. */
export interface CauseIncidence {
  readonly cause: string;
  /** Events of this cause on the day. */
  readonly events: Float64Array;
  /** Probability of having had this event, as the first of all, by the day; 0 before the first day. */
  readonly incidence: Float64Array;
  readonly standardError: Float64Array;
  /** Lower pointwise bound; NaN where there is none: incidence 0, or log-log at incidence 1. */
  readonly lower: Float64Array;
  /** Upper pointwise bound; NaN where there is none. */
  readonly upper: Float64Array;
}

/** Cumulative incidence of competing events: one element per day on which somebody leaves, ascending. */
export interface CumulativeIncidence {
  /** Days since time zero. */
  readonly time: Float64Array;
  /** Persons at risk on the day: entered before it and not gone before it. */
  readonly atRisk: Float64Array;
  /** Persons censored on the day. */
  readonly censored: Float64Array;
  /** Probability of no event of any kind by the day; with the incidences of all causes it adds up to 1. */
  readonly eventFree: Float64Array;
  /** One for each cause, in the order of the table. */
  readonly causes: readonly CauseIncidence[];
  /** How the bounds were made. */
  readonly confidence: Confidence;
  /** Where, under delayed entry, the risk set ran empty: from there on the curve says nothing. */
  readonly emptied: EmptiedRiskSet | null;
  /** All causes counted as one event. */
  readonly table: EventTable;
}

/**
 * The Aalen-Johansen estimate of the cumulative incidence of each of several competing events.
 *
 * The share of all persons who have the event by a day, the others having had another event first or none: the risk a
 * patient and a payer meet. 1 - Kaplan-Meier with the other events as censorings is larger, and answers a question about
 * a world without them. The incidence of one cause falls when another becomes more common, so that a difference between
 * groups need not come from the cause itself.
 *
 * Standard errors are of Greenwood type. Intervals are made on the scale of the incidence and hold for one day at a
 * time; where no event has been seen there is none (R gives 0 to 0 for `plain`, which would read as certainty).
 *
 * An empty table gives empty columns. Throws RangeError for a level outside (0, 1).
 *
 * Aalen and Johansen 1978; variance: Andersen, Borgan, Gill and Keiding 1993, (4.4.20). Agrees with `survfit` of R
 * survival 3.5-3 on a factor status. Under delayed entry the standard error is that of `etm` 1.1.1: R's infinitesimal
 * jackknife needs the persons, and differs there by some percent (2 % on mgus2 by age).
 */
export const cumulativeIncidence = (table: CompetingEventTable, confidence: Confidence): CumulativeIncidence => {
  const z = multiplier(confidence.level);
  const any = anyCause(table);
  const riskSet = riskSets(any);
  const rows = Array.from(table.time.keys()).filter((row) => exits(any, row) > 0);
  const column = (from: ArrayLike<number>) => Float64Array.from(rows, (row) => cell(from, row));
  const atRisk = column(riskSet);
  const allEvents = column(any.events);
  return {
    time: column(table.time),
    atRisk,
    censored: column(table.censored),
    eventFree: eventFreeOf(atRisk, allEvents),
    causes: table.causes.map((cause, k) => {
      const events = column(table.events[k] ?? []);
      const steps = stepsOf(atRisk, allEvents, events);
      const bounds = Array.from(steps.incidence, (share, i) =>
        survivalBounds(share, cell(steps.standardError, i) / share, confidence.type, z),
      );
      return {
        cause,
        events,
        ...steps,
        lower: Float64Array.from(bounds, ({ lower }) => lower),
        upper: Float64Array.from(bounds, ({ upper }) => upper),
      };
    }),
    confidence,
    emptied: emptiedRiskSet(any, riskSet),
    table: any,
  };
};

const eventFreeOf = (atRisk: Float64Array, allEvents: Float64Array): Float64Array => {
  let free = 1;
  return atRisk.map((n, i) => {
    free *= (n - cell(allEvents, i)) / n;
    return free;
  });
};

/** Incidence of one cause and its standard error, carried forward with the variance of being event-free. */
const stepsOf = (atRisk: Float64Array, allEvents: Float64Array, events: Float64Array) => {
  const incidence = new Float64Array(atRisk.length);
  const standardError = new Float64Array(atRisk.length);
  let free = 1;
  let share = 0;
  let freeVariance = 0;
  let shareVariance = 0;
  let covariance = 0;
  for (let i = 0; i < atRisk.length; i += 1) {
    const n = cell(atRisk, i);
    const own = cell(events, i) / n;
    const stay = (n - cell(allEvents, i)) / n;
    const spread = (free * free) / n;
    shareVariance += own * (2 * covariance + own * freeVariance) + spread * own * (1 - own);
    covariance = stay * (covariance + own * freeVariance - spread * own);
    freeVariance = stay * (stay * freeVariance + spread * (1 - stay));
    share += free * own;
    free *= stay;
    incidence[i] = share;
    // Rounding can leave a variance of 0 just below it, where everyone has had the event.
    standardError[i] = Math.sqrt(Math.max(0, shareVariance));
  }
  return { incidence, standardError };
};
