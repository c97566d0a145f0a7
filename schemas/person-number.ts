/**
 * Norwegian person numbers: what eleven digits must look like to be one.
 *
 * No extract may hold one. This is the detector, so it knows every series in use, and it never repeats what it found.
 */

/** What a number that passes is. `fnr` fødselsnummer, `dnr` D-number, `hnr` local help number, `fh` joint help number. */
export interface PersonNumber {
  readonly kind: "fnr" | "dnr" | "hnr" | "fh";
  /** `2032`: passes only under the rule for numbers given out from 2032-01-01. */
  readonly rule: "old" | "2032";
  /** The test series that the month belongs to; month +40 is used by NAV's test series and by hospitals' help numbers alike. */
  readonly synthetic: "none" | "tenor" | "nhn" | "nav-or-h";
}

const weights1 = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1] as const;
const weights2 = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1] as const;
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Says what kind of person number eleven digits are, each a number from 0 to 9; null when they are none.
 *
 * Both check digits must fit. Up to 2031 the weighted sum with the first one leaves no remainder by 11 and the individual
 * number says the century; from 2032 a remainder of 0 to 3 is allowed and the century is not told. Joint help numbers
 * (first digit 8 or 9) carry no date, and no new rule for them is published. Source: Skatteetaten, PID; registers.md 6.
 */
export const personNumber = (digits: ArrayLike<number>): PersonNumber | null => {
  if (digits.length !== 11 || sum(digits, weights2) % 11 !== 0) return null;
  const remainder = sum(digits, weights1) % 11;
  if (remainder > 3) return null;
  if (at(digits, 0) >= 8) return remainder === 0 ? { kind: "fh", rule: "old", synthetic: "none" } : null;
  const dayDigits = two(digits, 0);
  const series = seriesOf(two(digits, 2));
  if (series === null) return null;
  const isD = dayDigits > 40;
  const day = isD ? dayDigits - 40 : dayDigits;
  const month = two(digits, 2) - series.added;
  const year = two(digits, 4);
  // Of the years that two digits may mean, one is a leap year whenever the digits divide by four.
  if (day < 1 || day > (daysInMonth[month - 1] ?? 0) || (isLeapDay(day, month) && year % 4 !== 0)) return null;
  const century = centuryOf(year, two(digits, 6) * 10 + at(digits, 8));
  const fitsOld = remainder === 0 && century !== null && !(isLeapDay(day, month) && century + year === 1900);
  const kind = series.synthetic === "nav-or-h" ? "hnr" : isD ? "dnr" : "fnr";
  return { kind, rule: fitsOld ? "old" : "2032", synthetic: series.synthetic };
};

const at = (digits: ArrayLike<number>, i: number): number => digits[i] ?? Number.NaN;

const two = (digits: ArrayLike<number>, i: number): number => at(digits, i) * 10 + at(digits, i + 1);

const sum = (digits: ArrayLike<number>, weights: readonly number[]): number => {
  let total = 0;
  for (let i = 0; i < weights.length; i += 1) total += at(weights, i) * at(digits, i);
  return total;
};

const isLeapDay = (day: number, month: number): boolean => month === 2 && day === 29;

/** What is added to the month, from the largest down. */
const allSeries = [
  { added: 80, synthetic: "tenor" },
  { added: 65, synthetic: "nhn" },
  { added: 40, synthetic: "nav-or-h" },
  { added: 0, synthetic: "none" },
] as const;

const seriesOf = (month: number) => allSeries.find(({ added }) => month > added && month <= added + 12) ?? null;

/** Century of birth by the individual number, under the rule until 2032; null where no such number was given out. */
const centuryOf = (year: number, individual: number): number | null => {
  if (individual < 500) return 1900;
  if (year < 40) return 2000;
  if (individual >= 900) return 1900;
  return individual < 750 && year >= 54 ? 1800 : null;
};
