import { approximate } from "../../schemas/approximate.ts";
import { withoutZeros } from "../../schemas/decimal-text.ts";
import type { Dialect } from "../../schemas/dialect.ts";

/** How typed values are written in the text form of a file. */
export interface ValueText {
  /** A number from its shortest decimal text; whole numbers come without decimals, and no exponent is left. */
  readonly number: (text: string) => string;
  /** A day from ISO text; another text is left as it is, and judged by the rules. */
  readonly date: (iso: string) => string;
  /** A moment from `YYYY-MM-DD HH:MM:SS[.fraction]`; midnight is written as the bare date, which is stored the same. */
  readonly moment: (iso: string) => string;
  /** A time of day from `HH:MM:SS[.fraction]`. */
  readonly time: (clock: string) => string;
  readonly flag: (value: boolean) => string;
}

/** The writer of typed values under a dialect. */
export const valueText = (dialect: Pick<Dialect, "decimal" | "date" | "time">): ValueText => {
  const date = (iso: string): string => {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
    if (year === undefined) return iso;
    switch (dialect.date) {
      case "YYYY-MM-DD":
        return iso;
      case "DD.MM.YYYY":
        return `${day}.${month}.${year}`;
      case "YYYYMMDD":
        return `${year}${month}${day}`;
    }
  };
  return {
    date,
    number: (text) => plainNumber(text).replace(".", dialect.decimal),
    moment: (iso) => {
      const clock = withoutZeroFraction(iso.slice(11));
      const day = date(iso.slice(0, 10));
      return iso.length < 11 || clock === "00:00:00" ? day : `${day} ${clock}`;
    },
    time: (text) => {
      const clock = withoutZeroFraction(text);
      const [, hours, minutes, seconds] = /^(\d{2}):(\d{2}):(\d{2})$/.exec(clock) ?? [];
      if (dialect.time === "clock" || hours === undefined) return clock;
      return String(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
    },
    flag: (value) => (value ? "1" : "0"),
  };
};

const withoutZeroFraction = (clock: string): string => clock.replace(/\.0{1,9}$/, "");

/** `1.50`, `1e-7`, `2.0` and `1e+21` written out; the digits stay what they are. */
export const plainNumber = (text: string): string => {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  if (whole === "") return text;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(1, point);
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const after = withoutZeros(padded.slice(at));
  const number = after === "" ? before : `${before}.${after}`;
  return number === "0" ? "0" : sign + number;
};

/** The ISO text of a day counted from 1970-01-01; empty outside the years 1 to 9999. */
export const isoOfDay = (day: number): string => {
  const found = new Date(day * 86_400_000);
  const year = found.getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > 9999 ? "" : found.toISOString().slice(0, 10);
};

/** `YYYY-MM-DD HH:MM:SS[.fraction]` of a whole number of units since 1970-01-01, exact to the unit; empty outside the years 1 to 9999. */
export const isoOfMoment = (value: bigint, unitsPerSecond: 1 | 1000 | 1_000_000 | 1_000_000_000): string => {
  const perDay = 86_400n * BigInt(unitsPerSecond);
  const day = value / perDay - (value % perDay < 0n ? 1n : 0n);
  const date = isoOfDay(approximate(day));
  return date === "" ? "" : `${date} ${clockOf(value - day * perDay, unitsPerSecond)}`;
};

/** `HH:MM:SS[.fraction]` of a whole number of units since midnight. */
export const clockOf = (value: bigint, unitsPerSecond: 1 | 1000 | 1_000_000 | 1_000_000_000): string => {
  const units = BigInt(unitsPerSecond);
  const seconds = approximate(value / units);
  const two = (n: number): string => String(Math.floor(n)).padStart(2, "0");
  const clock = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  const rest = value % units;
  return rest === 0n ? clock : `${clock}.${String(rest).padStart(String(unitsPerSecond).length - 1, "0")}`;
};
