import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { GroupRule } from "../../schemas/agreement/group-rule.ts";
import type { Accrual, ForecastDay } from "../../schemas/due.ts";
import type { StartDay } from "../cohort/read-starts.ts";
import { addDays, addMonths, daysBetween } from "../evaluate/calendar.ts";
import { predictiveWaitingTime } from "../statistics/index.ts";

/** Days beyond which a forecast says nothing: a century. */
const FARTHEST = 36_525;

/**
 * When as many patients have started as the agreement demands (analyses.minimum_n), and when they can be judged, from
 * the pace of starts so far.
 *
 * The pace is counted from the first day of the start period to the last day that every source has reported in full, so
 * that a lag is not read as a slower pace; it is taken for constant. The day is predicted by the Poisson–gamma law with
 * Jeffreys' prior (`predictiveWaitingTime`), at the confidence level of the agreement. The judgement then waits until the
 * agreed share of that number has been followed as agreed and reported; the days are put together quantile by quantile,
 * which is exact where the share is 1. Later starts move maturity further; this is the earliest population that will do.
 */
export const forecastAccrual = (
  agreement: Agreement,
  rule: GroupRule,
  starts: readonly StartDay[],
  completeUntil: string | null,
): Accrual => {
  const needed = agreement.analyses.minimum_n;
  const started = personsOn(starts);
  if (started >= needed) return { state: "reached", needed, started };
  const { start_from: from, start_to: end } = agreement.population;
  const until = end !== undefined && completeUntil !== null && completeUntil > end ? end : completeUntil;
  if (end !== undefined && until === end) return { state: "closed", needed, started };
  const reported = starts
    .filter(({ time_zero }) => until !== null && time_zero <= until)
    .toSorted((a, b) => (a.time_zero < b.time_zero ? -1 : 1));
  const pace = personsOn(reported);
  if (until === null || until < from || pace === 0) return { state: "too-early", needed, started };
  const exposure = daysBetween(from, until) + 1;
  const { level } = agreement.analyses.interval;
  const lag = Math.max(...agreement.sources.map(({ data_lag_days }) => data_lag_days));
  const following = Math.ceil(rule.ready.share * needed - 1e-9);
  /** The day on which the n-th patient has started: known, or predicted. */
  const startOf = (n: number, probability: number): string | null => {
    if (n <= pace) return dayOf(n, reported);
    const wait = predictiveWaitingTime(pace, exposure, n - pace, probability);
    const day = wait > FARTHEST ? null : addDays(until, Math.ceil(wait));
    return day === null || (end !== undefined && day > end) ? null : day;
  };
  const matureOf = (probability: number): string | null => {
    const [last, followed] = [startOf(needed, probability), startOf(following, probability)];
    if (last === null || followed === null) return null;
    const [ready, reportedBy] = [addMonths(followed, rule.ready.minimum_follow_up_months), last].map((day) =>
      addDays(day, lag),
    );
    return [ready ?? "", reportedBy ?? ""].toSorted().at(-1) ?? null;
  };
  const spread = (at: (probability: number) => string | null): ForecastDay | null => {
    const early = at((1 - level) / 2);
    return early === null ? null : { early, median: at(0.5), late: at((1 + level) / 2) };
  };
  const [startedBy, matureBy] = [spread((p) => startOf(needed, p)), spread(matureOf)];
  // Where even the early day lies beyond the start period or a century, there is nothing to wait for.
  if (startedBy === null || matureBy === null) {
    return end === undefined ? { state: "too-early", needed, started } : { state: "closed", needed, started };
  }
  return {
    state: "forecast",
    ...{ needed, started, from, until, level },
    perYear: (pace / exposure) * 365.25,
    started_by: startedBy,
    mature_by: matureBy,
  };
};

const personsOn = (days: readonly StartDay[]): number => days.reduce((total, { persons }) => total + persons, 0);

/** The day on which the n-th person started, of days in order; null where fewer have. */
const dayOf = (n: number, days: readonly StartDay[]): string | null => {
  let started = 0;
  const day = days.find(({ persons }) => {
    started += persons;
    return started >= n;
  });
  return day?.time_zero ?? null;
};
