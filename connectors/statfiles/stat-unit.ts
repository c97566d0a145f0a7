import { isoOfDay, isoOfMoment, type ValueText } from "../forms/value-text.ts";

/** What the numbers of a column count, by the display format that the file gives it. */
export type StatUnit = "plain" | "days-1960" | "seconds-1960" | "milliseconds-1960" | "seconds-1582" | "seconds-of-day";

/** Days from 1970-01-01 back to 1960-01-01 and to 1582-10-14. */
const day1960 = 3653;
const day1582 = 141_428;

/**
 * The text of a number as readstat writes it (six or fourteen decimals), by what it counts.
 *
 * A number that cannot be what its format says (half a day, a year beyond 9999) is written as the number it is, and the
 * rules judge it.
 */
export const statText = (text: string, unit: StatUnit, words: ValueText): string => {
  const value = Number(text);
  // Fourteen decimals are more than a double holds; its shortest text is the number that was typed.
  const plain = Number.isFinite(value) ? words.number(shortest(text, value)) : text;
  switch (unit) {
    case "plain":
      return plain;
    case "days-1960": {
      const iso = Number.isInteger(value) ? isoOfDay(value - day1960) : "";
      return iso === "" ? plain : words.date(iso);
    }
    case "seconds-1960":
      return momentOr(plain, value - day1960 * 86_400, words);
    case "milliseconds-1960":
      return momentOr(plain, value / 1000 - day1960 * 86_400, words);
    case "seconds-1582":
      return momentOr(plain, value - day1582 * 86_400, words);
    case "seconds-of-day":
      return timeOr(plain, value, words);
  }
};

/** Whole numbers beyond 2^53 keep the digits that readstat wrote. */
const shortest = (text: string, value: number): string =>
  Number.isSafeInteger(value) || !Number.isInteger(value) ? String(value) : text;

const momentOr = (plain: string, seconds: number, words: ValueText): string => {
  const milliseconds = Math.round(seconds * 1000);
  const iso = Number.isSafeInteger(milliseconds) ? isoOfMoment(BigInt(milliseconds), 1000) : "";
  return iso === "" ? plain : words.moment(iso);
};

const timeOr = (plain: string, seconds: number, words: ValueText): string => {
  const milliseconds = Math.round(seconds * 1000);
  if (!(milliseconds >= 0 && milliseconds < 86_400_000)) return plain;
  return words.time(isoOfMoment(BigInt(milliseconds), 1000).slice(11));
};

const sasDate =
  /^(?:DATE|DAY|DDMMYY[BCDNPS]?|MMDDYY[BCDNPS]?|YYMMDD[BCDNPS]?|[BEIN]8601DA|NLDATE\w*|WEEKDATX?|WEEKDATE|WORDDATX?|WORDDATE|JULIAN|[A-Z]{3}DF(?:DD|DE|DN|MN|MY|WDX|WKX)|MONYY|YYMM[CDNPS]?|MMYY[CDNPS]?|YYMON|YEAR|DOWNAME|MONNAME|MONTH|QTRR?|YYQR?[CDNPS]?)$/;
const sasMoment = /^(?:DATETIME|DATEAMPM|MDYAMPM|[BEIN]8601D[NTXZ]|NLDATM\w*|[A-Z]{3}DFDT|DT\w+)$/;
const sasTime = /^(?:TIME|TIMEAMPM|TOD|HHMM|[BEIN]8601TM|NLTIME\w*)$/;

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= "0" && char <= "9";

/** A format without the width and decimals at its end: DATE9. is DATE, and COMMA10.2 is COMMA. */
const withoutWidth = (format: string): string => {
  let end = format.length;
  while (isDigit(format[end - 1])) end -= 1;
  if (format[end - 1] !== ".") return format.slice(0, end);
  end -= 1;
  while (isDigit(format[end - 1])) end -= 1;
  return format.slice(0, end);
};

/** What a SAS format says; widths and decimals may stand after its name. */
export const sasUnit = (format: string): StatUnit => {
  const name = withoutWidth(format.toUpperCase().trim());
  // ISO formats have digits within their names.
  const full = /8601/.test(format) ? (/^\$?[BEIN]8601[A-Z]{2}/i.exec(format.trim())?.[0].toUpperCase() ?? name) : name;
  if (sasMoment.test(full)) return "seconds-1960";
  if (sasDate.test(full)) return "days-1960";
  return sasTime.test(full) ? "seconds-of-day" : "plain";
};

/** What a Stata format says. Weeks, months, quarters and years are no days, and leap-second clocks are not ours. */
export const stataUnit = (format: string): StatUnit => {
  if (/^%-?(?:td|d)/.test(format)) return "days-1960";
  return /^%-?tc/.test(format) ? "milliseconds-1960" : "plain";
};

/** What the number of an SPSS print format says (System File Format, PSPP developer's guide). */
export const spssUnit = (format: number): StatUnit => {
  const dates = [20, 22, 23, 24, 28, 29, 30, 38, 39, 41];
  if (dates.includes(format)) return "seconds-1582";
  return format === 21 ? "seconds-of-day" : "plain";
};
