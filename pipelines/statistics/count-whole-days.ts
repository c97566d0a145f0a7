import { cell } from "./cell.ts";

/** Events and censorings per distinct whole day, ascending. */
export interface WholeDayCounts {
  readonly days: Float64Array;
  readonly events: Int32Array;
  readonly censored: Int32Array;
}

/** Longest follow-up that gets one slot per day: about 2 700 years, 8 MB. */
const LONGEST = 1_000_000;

/**
 * Counts per day where everyone is followed from time zero for a whole number of days, in two passes and without sorting;
 * null where any row is something else, and has to be looked at more closely.
 */
export const countWholeDays = (time: ArrayLike<number>, event: ArrayLike<number>): WholeDayCounts | null => {
  const { length } = time;
  if (length === 0 || event.length !== length) return null;
  let last = 0;
  for (let i = 0; i < length; i += 1) {
    const day = cell(time, i);
    const happened = cell(event, i);
    if (!(day >= 0 && day <= LONGEST) || Math.trunc(day) !== day || (happened !== 0 && happened !== 1)) return null;
    if (day > last) last = day;
  }
  // Day after day the censored and the ones with the event, side by side in memory.
  const counts = new Int32Array(2 * (last + 1));
  for (let i = 0; i < length; i += 1) {
    const slot = 2 * cell(time, i) + cell(event, i);
    counts[slot] = cell(counts, slot) + 1;
  }
  let distinct = 0;
  for (let day = 0; day <= last; day += 1) {
    if (cell(counts, 2 * day) + cell(counts, 2 * day + 1) > 0) distinct += 1;
  }
  const [days, events, censored] = [new Float64Array(distinct), new Int32Array(distinct), new Int32Array(distinct)];
  let row = 0;
  for (let day = 0; day <= last; day += 1) {
    const [gone, had] = [cell(counts, 2 * day), cell(counts, 2 * day + 1)];
    if (gone + had === 0) continue;
    days[row] = day;
    censored[row] = gone;
    events[row] = had;
    row += 1;
  }
  return { days, events, censored };
};
