import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { GroupRule } from "../../schemas/agreement/group-rule.ts";
import type { StartDay } from "../cohort/read-starts.ts";
import { addDays, addMonths } from "../evaluate/calendar.ts";
import { coveredThrough, type DeclaredPeriod } from "./declared-coverage.ts";

/** When the group can be judged, at the lags of the sources. ISO dates. */
export type Maturity =
  /** Nobody has started, so there is nothing to wait for. */
  | { readonly state: "nobody" }
  /** A kind of data that the agreement demands is not covered for long enough, and no end is in sight. */
  | { readonly state: "never"; readonly uncovered: readonly { readonly kind: string; readonly region: string }[] }
  | {
      readonly state: "forecast";
      /** First day on which the readiness rule can be met, where every source delivers on that day. */
      readonly date: string;
      /** Day until which events must be known: enough of the population has been followed for long enough by then. */
      readonly eventsUntil: string;
      /** The latest that `date` can become while new patients start; null while starts are open without an end. */
      readonly latest: string | null;
    };

/**
 * The first day on which the readiness rule of a group can be met, from the treatment starts known today.
 *
 * The rule wants a share of the population to have been followed for some calendar months before the day until which
 * the data of every source are complete, which is the data cut less the lag. The forecast takes a data cut on the day
 * itself; a source that delivers later moves it by as much. Patients who start later move it too, at most to `latest`.
 * Mirrors `notReady` (evaluate/readiness.ts): on the day before, the rule cannot hold.
 */
export const forecastMaturity = (
  agreement: Agreement,
  rule: GroupRule,
  starts: readonly StartDay[],
  coverage: readonly DeclaredPeriod[],
): Maturity => {
  const { minimum_follow_up_months: months, share } = rule.ready;
  const ordered = starts.toSorted((a, b) => (a.time_zero < b.time_zero ? -1 : 1));
  const first = ordered[0]?.time_zero;
  const everyone = ordered.reduce((total, { persons }) => total + persons, 0);
  // The same comparison as the judgement makes, so that a share such as 0.9 of 30 cannot fall on two sides.
  let followed = 0;
  const enough = ordered.find(({ persons }) => {
    followed += persons;
    return followed >= share * everyone;
  });
  const deciding = (enough ?? ordered.at(-1))?.time_zero;
  if (first === undefined || deciding === undefined) return { state: "nobody" };
  const eventsUntil = addMonths(deciding, months);
  const uncovered = rule.ready.coverage.flatMap(({ kind, regions }) =>
    regions
      .filter((region) => {
        const through = coveredThrough(first, kind, region, coverage);
        return through === null || (through !== "goes-on" && through < eventsUntil);
      })
      .map((region) => ({ kind, region })),
  );
  if (uncovered.length > 0) return { state: "never", uncovered };
  const lag = Math.max(...agreement.sources.map(({ data_lag_days }) => data_lag_days));
  const { start_to } = agreement.population;
  return {
    state: "forecast",
    date: addDays(eventsUntil, lag),
    eventsUntil,
    latest: start_to === undefined ? null : addDays(addMonths(start_to, months), lag),
  };
};
