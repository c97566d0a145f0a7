import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { GroupRule } from "../../schemas/agreement/group-rule.ts";
import type { Maturity } from "../../schemas/due.ts";
import type { StartDay } from "../cohort/read-starts.ts";
import { addDays, addMonths } from "../evaluate/calendar.ts";
import { coveredThrough, type DeclaredPeriod } from "./declared-coverage.ts";

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
