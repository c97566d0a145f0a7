import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { GroupRule } from "../../schemas/agreement/group-rule.ts";
import type { StartDay } from "../cohort/read-starts.ts";
import { addDays, addMonths } from "./calendar.ts";
import type { Known } from "./clocks.ts";
import type { EstimateTerms } from "./estimate-terms.ts";

/** A row of the coverage table of the common model, as far as readiness reads it. ISO dates. */
export interface CoveredPeriod {
  readonly source: string;
  readonly kind: string;
  readonly region: string;
  /** Null for rows that declare no period; they cover nothing. */
  readonly from_date: string | null;
  readonly to_date: string;
}

/**
 * The day until which the data of every source of the agreement can be expected to be complete: the data cut (never after
 * the day of judgement) less the lag. Null while a source has delivered nothing.
 */
export const completeUntil = (
  { sources }: Pick<EstimateTerms, "sources">,
  { asOf, dataCuts }: Known,
): string | null => {
  const days = sources.map(({ source, data_lag_days }) => {
    const cut = dataCuts[source];
    return cut === undefined ? null : addDays(cut < asOf ? cut : asOf, -data_lag_days);
  });
  return days.reduce((first, day) => (first === null || day === null ? null : day < first ? day : first), asOf);
};

/**
 * Why the data cannot be judged yet; empty when they can. `follow-up-too-short`: too few of the population started long
 * enough before the data end. `coverage-short`: a kind of data that the agreement demands is not covered from the first
 * start on, or not for long enough.
 */
export const notReady = (
  agreement: Agreement,
  rule: GroupRule,
  starts: readonly StartDay[],
  coverage: readonly CoveredPeriod[],
  known: Known,
): readonly string[] => {
  const [{ time_zero: first } = { time_zero: null }] = starts.toSorted((a, b) => (a.time_zero < b.time_zero ? -1 : 1));
  if (first === null) return [];
  const count = (days: readonly StartDay[]): number => days.reduce((total, { persons }) => total + persons, 0);
  const until = completeUntil(agreement, known);
  const enough = (end: string | null): boolean => {
    if (end === null) return false;
    const followed = starts.filter(({ time_zero }) => addMonths(time_zero, rule.ready.minimum_follow_up_months) <= end);
    return count(followed) >= rule.ready.share * count(starts);
  };
  const reasons = enough(until) ? [] : ["follow-up-too-short"];
  const covered = rule.ready.coverage.every(({ kind, regions }) =>
    regions.every((region) => enough(coveredFrom(first, kind, region, coverage))),
  );
  return covered ? reasons : [...reasons, "coverage-short"];
};

/** Last day of the unbroken coverage that holds on a day; null where it is not covered. National covers each region. */
const coveredFrom = (day: string, kind: string, region: string, coverage: readonly CoveredPeriod[]): string | null => {
  const periods = coverage
    .flatMap((period) =>
      period.from_date !== null && period.kind === kind && (period.region === region || period.region === "national")
        ? [{ from: period.from_date, to: period.to_date }]
        : [],
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let end: string | null = null;
  for (const { from, to } of periods) {
    const next: string = end === null ? day : addDays(end, 1);
    if (from <= next && to >= next) end = to;
  }
  return end;
};
