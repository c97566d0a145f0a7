import type { PersonNumber } from "./person-number.ts";

/** Which person numbers count as a leak in a delivery. Plain data, because it crosses to a worker thread. */
export interface LeakTerms {
  /** True in a delivery marked synthetic: numbers of the test series +80 and +65 may be there. */
  readonly testSeriesAllowed: boolean;
  /** True from the day when numbers under the rule of 2032 are given out; before, one that fits only that rule is chance. */
  readonly newRule: boolean;
}

const newRuleFrom = "2032-01-01";

/** The terms for a delivery by its mark and its data cut (ISO date). */
export const leakTerms = (delivery: { readonly synthetic: boolean; readonly dataCut: string }): LeakTerms => ({
  testSeriesAllowed: delivery.synthetic,
  newRule: delivery.dataCut >= newRuleFrom,
});

/** What a run of eleven digits counts for: a person number, a number of an allowed test series, or something else. */
export const leakOf = (found: PersonNumber | null, terms: LeakTerms): "hit" | "allowed" | "other" => {
  if (found === null || (found.rule === "2032" && !terms.newRule)) return "other";
  // Month +40 is also a hospital's help number for a real person, so that series is never allowed.
  const test = found.synthetic === "tenor" || found.synthetic === "nhn";
  return test && terms.testSeriesAllowed ? "allowed" : "hit";
};

/** Eleven-digit runs of one column and shape, and how many of them are person numbers. */
export interface RunCount {
  readonly runs: number;
  readonly hits: number;
}

/**
 * When hits are more than chance explains. `share`: any hit above this share of the runs. `odds`: or so many hits that
 * chance gives as many in fewer than one of this many columns.
 */
const limits = {
  /** The number is the cell, or stands in a code or key. Columns of eleven-digit ids are of this shape. */
  value: { share: 0.2, odds: 1e6 },
  /** The number stands among words, where runs of eleven digits are rare and a number of a person is what one expects. */
  text: { share: 0.05, odds: 1e3 },
} as const;
export type RunShape = keyof typeof limits;

/**
 * True when the person numbers in a column are more than chance explains.
 *
 * Of random digits 0.38 % pass as a person number of today (0.21 % with a date, 0.17 % as a joint help number), 1.13 % with the
 * rule of 2032 (test/generative/leak). Ids that begin with a date pass more often, when both check digits fit by chance: 1 in
 * 121, or 4 in 121 with the rule of 2032. That higher rate is the chance reckoned with.
 *
 * By `share` a lone hit among up to 4 runs, or 19 among words, is a leak: so few ids of eleven digits are held by mistake in
 * 1.5 % (7 %) of cases, which one look at the line settles. By `odds` (Chernoff's bound of the Poisson tail) 1 000 ids are a
 * leak from 28 hits, a million from 8 747, where chance gives 4 and 3 800. A few true numbers among thousands of ids of
 * eleven digits cannot be told from chance by their digits, and pass unseen.
 */
export const isLeak = ({ runs, hits }: RunCount, shape: RunShape, { newRule }: LeakTerms): boolean => {
  if (hits === 0) return false;
  const { share, odds } = limits[shape];
  if (hits > share * runs) return true;
  const expected = (runs * (newRule ? 4 : 1)) / 121;
  return hits > expected && hits * Math.log(hits / expected) - hits + expected > Math.log(odds);
};
