import type { ColumnDistribution } from "../../schemas/distribution.ts";
import type { Counts } from "./jensen-shannon.ts";

/** One side of a comparison: a column of a file, or of several files put together. */
export interface Side {
  readonly counts: Counts;
  /** Rows that were looked at, empty cells included. */
  readonly rows: number;
  /** ISO date of the data cut. */
  readonly dataCut: string;
}

/** Whole months since January of year 0. */
const monthOf = (iso: string): number => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;

const filledRows = (counts: Counts): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

/** Counts under new bins, empty cells in a bin of their own: a column that empties has shifted. */
const regrouped = ({ counts, rows }: Side, bin: (key: number) => number | string): Counts => {
  const grouped: Record<string, number> = {};
  for (const [key, n] of Object.entries(counts)) {
    const name = String(bin(Number(key)));
    grouped[name] = (grouped[name] ?? 0) + n;
  }
  return { ...grouped, empty: Math.max(0, rows - filledRows(counts)) };
};

const asTheyAre = ({ counts, rows }: Side): Counts => ({ ...counts, empty: Math.max(0, rows - filledRows(counts)) });

/** Months before the data cut from which a bin begins: fine where registers grow, coarse where they rest. */
const ages = [3, 6, 12, 18, 24, 36, 48, 60, 84, 120, 180, 240, 360, 480, 720, 960];

/** How the bins of dates are read: whole months or whole calendar years. */
interface Calendar {
  readonly yearOf: (key: number) => number;
  /** Whole months from the bin to the data cut; negative after it. */
  readonly age: (key: number, dataCut: string) => number;
}

const byMonth: Calendar = {
  yearOf: (key) => Math.floor(key / 12),
  age: (key, dataCut) => monthOf(dataCut) - key,
};

/** The year of the cut is no age at all, on its first day as on its last. */
const byYear: Calendar = {
  yearOf: (key) => key,
  age: (key, dataCut) => (Number(dataCut.slice(0, 4)) - key) * 12,
};

const byAge = (side: Side, { age }: Calendar): Counts =>
  regrouped(side, (key) => {
    const months = age(key, side.dataCut);
    return months < 0 ? "after" : ages.filter((begin) => months >= begin).length;
  });

const yearsOnly = (side: Side, { yearOf }: Calendar): Counts => regrouped(side, yearOf);

/** Without what is dated in the year of `cut` or later. */
const past = (side: Side, { yearOf }: Calendar, cut: string): Side => {
  const kept = Object.entries(side.counts).filter(([key]) => yearOf(Number(key)) < Number(cut.slice(0, 4)));
  const dropped = filledRows(side.counts) - filledRows(Object.fromEntries(kept));
  return { ...side, counts: Object.fromEntries(kept), rows: side.rows - dropped };
};

/** At least so much of what is new must be explained by rows that were added. */
const explained = 0.8;

/**
 * Dates, two deliveries of which may be alike in three ways, each enough: they lie as far before their data cuts (a status that
 * is renewed each time); they lie in the same years (a period delivered again); or they lie in the same years up to the
 * earlier cut and rows were added for the rest (a register that grows). A column that was swapped for another is alike in
 * none.
 */
const dates = (before: Side, now: Side, calendar: Calendar): readonly (readonly [Counts, Counts])[] => {
  const [pastBefore, pastNow] = [past(before, calendar, before.dataCut), past(now, calendar, before.dataCut)];
  const recent = now.rows - pastNow.rows - (before.rows - pastBefore.rows);
  const grew = now.rows - before.rows >= explained * recent;
  const half = pastNow.rows * 2 >= before.rows;
  return [
    [byAge(before, calendar), byAge(now, calendar)],
    [yearsOnly(before, calendar), yearsOnly(now, calendar)],
    ...(grew && half && pastBefore.rows > 0
      ? [[yearsOnly(pastBefore, calendar), yearsOnly(pastNow, calendar)] as const]
      : []),
  ];
};

/** The pairs of counts by which a column of two deliveries may be found alike; being alike by one is enough. */
export const comparableBins = (
  scale: ColumnDistribution["scale"],
  before: Side,
  now: Side,
): readonly (readonly [Counts, Counts])[] => {
  switch (scale) {
    case "label":
    case "number":
      return [[asTheyAre(before), asTheyAre(now)]];
    case "month":
      return dates(before, now, byMonth);
    case "year":
      return dates(before, now, byYear);
  }
};
