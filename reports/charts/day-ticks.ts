const DAYS_A_MONTH = 365.25 / 12;

/** A tick of the day axis. */
export interface DayTick {
  readonly day: number;
  /** Whole months, in quarters of a year, where the day stands for that; else null. */
  readonly months: number | null;
}

const monthsOf = (day: number): number | null => {
  const months = Math.round(day / DAYS_A_MONTH);
  return months > 0 && months % 3 === 0 && Math.abs(months * DAYS_A_MONTH - day) < 1 ? months : null;
};

/**
 * The days at which a figure has ticks and counts of persons at risk: those that the curve brings, thinned evenly until
 * they stand at least `apart` pixels from each other. Day 0 is always kept.
 */
export const dayTicks = (days: readonly number[], pixelsPerDay: number, apart: number): readonly DayTick[] => {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  const fits = (step: number): boolean =>
    sorted.every((day, i) => {
      const next = sorted[i + step];
      return i % step !== 0 || next === undefined || (next - day) * pixelsPerDay >= apart;
    });
  let step = 1;
  while (step < sorted.length && !fits(step)) step += 1;
  return sorted.filter((_, i) => i % step === 0).map((day) => ({ day, months: monthsOf(day) }));
};

/** Half-years up to the last day that stand clear of the ticks: they help to read the axis and carry no counts. */
export const betweenTicks = (
  ticks: readonly DayTick[],
  lastDay: number,
  pixelsPerDay: number,
  apart: number,
): readonly DayTick[] => {
  const halfYears = Array.from({ length: Math.floor(lastDay / (6 * DAYS_A_MONTH)) }, (_, i) =>
    Math.round((i + 1) * 6 * DAYS_A_MONTH),
  );
  const kept: DayTick[] = [];
  for (const day of halfYears) {
    const clear = [...ticks, ...kept].every((t) => Math.abs(t.day - day) * pixelsPerDay >= apart);
    if (clear && day <= lastDay) kept.push({ day, months: monthsOf(day) });
  }
  return kept;
};
