const DAYS_A_MONTH = 365.25 / 12;
/** Agreements count years of 365 days as well: 1,460 days are four years. */
const NEAR_DAYS = 3;

/** A tick of the day axis. */
export interface DayTick {
  readonly day: number;
  /** Whole months, in quarters of a year, where the day stands for that; else null. */
  readonly months: number | null;
}

const monthsOf = (day: number): number | null => {
  const months = Math.round(day / DAYS_A_MONTH);
  return months > 0 && months % 3 === 0 && Math.abs(months * DAYS_A_MONTH - day) < NEAR_DAYS ? months : null;
};

const isHalfYearly = (day: number): boolean => {
  const months = monthsOf(day);
  return day === 0 || (months !== null && months % 6 === 0);
};

/** Every n-th day, with the least n that keeps them `apart` pixels from each other. */
const thinned = (days: readonly number[], pixelsPerDay: number, apart: number): readonly number[] => {
  const fits = (step: number): boolean =>
    days.every((day, i) => {
      const next = days[i + step];
      return i % step !== 0 || next === undefined || (next - day) * pixelsPerDay >= apart;
    });
  let step = 1;
  while (step < days.length && !fits(step)) step += 1;
  return days.filter((_, i) => i % step === 0);
};

/**
 * The ticks of a figure: the days for which its curves bring the number at risk, so that every tick has its numbers.
 * Half-years are thinned evenly until they stand `apart` pixels from each other, day 0 always kept; any other agreed day
 * has a tick where it stands clear of them.
 */
export const dayTicks = (days: readonly number[], pixelsPerDay: number, apart: number): readonly DayTick[] => {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  const kept = [...thinned(sorted.filter(isHalfYearly), pixelsPerDay, apart)];
  for (const day of sorted.filter((d) => !isHalfYearly(d))) {
    if (kept.every((other) => Math.abs(other - day) * pixelsPerDay >= apart)) kept.push(day);
  }
  return kept.toSorted((a, b) => a - b).map((day) => ({ day, months: monthsOf(day) }));
};
