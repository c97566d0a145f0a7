import { UtfallError } from "../schemas/errors.ts";
import type { MinorUnits } from "../schemas/money.ts";
import type { Language } from "../schemas/texts.ts";

/** Spaces at which no line may break: between digits a narrow one, before a unit a full one. */
const NARROW = "\u202f";
const NBSP = "\u00a0";
const MINUS = "\u2212";

/** Currencies whose minor unit is a hundredth. Any other is refused, because a wrong guess is wrong by a factor. */
const hundredths = new Set(["NOK", "SEK", "DKK", "EUR", "GBP", "USD", "CHF"]);

const monthNames: Readonly<Record<Language, readonly string[]>> = {
  nb: "januar februar mars april mai juni juli august september oktober november desember".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};

/** Numbers, dates and money as a reader of one language expects them. The only place in the house that rounds. */
export interface Format {
  /** A whole number with thousands set apart. */
  readonly integer: (value: number) => string;
  /** A number with a fixed number of decimals. */
  readonly decimal: (value: number, digits: number) => string;
  /** A number with as few decimals as it has, at most two. */
  readonly short: (value: number) => string;
  /** Decimal text with all of its digits. */
  readonly exact: (decimalText: string) => string;
  /** A probability as a percentage; one decimal unless told. */
  readonly percent: (probability: number, digits?: number) => string;
  /** Probabilities as percentages with as many decimals as it takes to keep different values apart, one to four. */
  readonly percentsApart: (probabilities: readonly number[]) => readonly string[];
  /** A p-value with three decimals; small ones as a bound. */
  readonly pValue: (value: number) => string;
  /** An ISO date, for example 31.12.2026 or 31 December 2026. */
  readonly date: (iso: string) => string;
  /** A calendar month given as YYYY-MM. */
  readonly month: (iso: string) => string;
  /** Integer minor units as decimal text, with the currency. Computed on digits, never in floating point. */
  readonly money: (minorUnits: MinorUnits, currency: string) => string;
  /** As `money`, without the currency, for columns that name it in the heading. */
  readonly amount: (minorUnits: MinorUnits, currency: string) => string;
}

const grouped = (digits: string): string => {
  const first = digits.length % 3 || 3;
  return digits.slice(0, first) + digits.slice(first).replace(/\d{3}/g, `${NARROW}$&`);
};

/** Decimal text in the writing of the language; a value that rounds to zero has no sign. */
const written = (text: string, point: string): string => {
  const negative = text.startsWith("-") && /[1-9]/.test(text);
  const [whole = "", fraction] = text.replace("-", "").split(".");
  return `${negative ? MINUS : ""}${grouped(whole)}${fraction === undefined ? "" : point + fraction}`;
};

/** The writing of a language. Throws UTF-XX-001 on a currency whose minor unit the house does not know. */
export const formatter = (language: Language): Format => {
  const point = language === "nb" ? "," : ".";
  const percentSign = language === "nb" ? `${NBSP}%` : "%";
  const decimal: Format["decimal"] = (value, digits) => written(value.toFixed(digits), point);
  const percent: Format["percent"] = (probability, digits = 1) => decimal(probability * 100, digits) + percentSign;
  const amount: Format["amount"] = (minorUnits, currency) => {
    if (!hundredths.has(currency)) throw new UtfallError("UTF-XX-001", { step: "format money" });
    const padded = minorUnits.replace("-", "").padStart(3, "0");
    const sign = minorUnits.startsWith("-") ? "-" : "";
    return written(`${sign}${padded.slice(0, -2)}.${padded.slice(-2)}`, point);
  };
  return {
    integer: (value) => decimal(value, 0),
    decimal,
    short: (value) => decimal(value, [0, 1].find((digits) => Number(value.toFixed(digits)) === value) ?? 2),
    exact: (decimalText) => written(decimalText, point),
    percent,
    percentsApart: (probabilities) => {
      const different = new Set(probabilities).size;
      const digits = [1, 2, 3].find((d) => new Set(probabilities.map((p) => percent(p, d))).size === different) ?? 4;
      return probabilities.map((p) => percent(p, digits));
    },
    pValue: (value) => (value < 0.001 ? `<${NBSP}${decimal(0.001, 3)}` : decimal(value, 3)),
    date: (iso) => {
      const [year = "", month = "", day = ""] = iso.split("-");
      if (language === "nb") return `${day}.${month}.${year}`;
      return [String(Number(day)), monthNames.en[Number(month) - 1], year].join(NBSP);
    },
    month: (iso) => {
      const [year = "", month = ""] = iso.split("-");
      return [monthNames[language][Number(month) - 1], year].join(NBSP);
    },
    money: (minorUnits, currency) => {
      const digits = amount(minorUnits, currency);
      return language === "nb" ? `${digits}${NBSP}${currency}` : `${currency}${NBSP}${digits}`;
    },
    amount,
  };
};
