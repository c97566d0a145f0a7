import { inMinorUnits } from "../../schemas/money.ts";
import type { ResultRow } from "../../schemas/result.ts";
import type { Voice } from "./view.ts";

const NBSP = "\u00a0";

/** An amount of money names its currency among the parameters of its measure. */
const currencyOf = ({ settings }: Pick<ResultRow, "settings">): string => {
  const { price } = settings.measure;
  const isNamed = typeof price === "object" && price !== null && "currency" in price;
  return isNamed && typeof price.currency === "string" ? price.currency : "";
};

/** Two shares differ by percentage points; in per cent the difference would read as a relative one. */
const isShareApart = ({ estimate, unit }: Pick<ResultRow, "estimate" | "unit">): boolean =>
  estimate === "difference" && unit === "probability";

const number = (row: Pick<ResultRow, "estimate" | "unit" | "settings">, value: number, { format }: Voice): string => {
  if (row.estimate === "p-value") return format.pValue(value);
  switch (row.unit) {
    case "probability":
      return isShareApart(row) ? format.decimal(value * 100, 1) : format.percent(value);
    case "days":
      return format.decimal(value, row.estimate === "restricted-mean" || row.estimate === "mean" ? 1 : 0);
    case "persons":
    case "events":
    case "person-days":
      return format.integer(value);
    case "ratio":
    case "standard-deviations":
      return format.decimal(value, 2);
    case "points":
    case "days-per-person-year":
    case "hours-per-day":
      return format.decimal(value, 1);
    case "points-per-year":
      return format.decimal(value, 2);
    case "per-person-year":
      return format.decimal(value, 3);
    case "minor-units":
      return format.money(inMinorUnits(BigInt(Math.round(value))), currencyOf(row));
  }
};

/** The estimate in words a reader expects; a number that is not there is named, never filled in. */
export const valueText = (row: ResultRow, voice: Voice): string => {
  if (row.value === null) return voice.words.results.states[row.state === "estimated" ? "not-estimable" : row.state];
  // An amount of money brings its currency.
  const { units, percentagePoints } = voice.words.results;
  const unit =
    row.estimate === "p-value" || row.unit === "minor-units"
      ? ""
      : isShareApart(row)
        ? percentagePoints
        : units[row.unit];
  return unit === "" ? number(row, row.value, voice) : `${number(row, row.value, voice)}${NBSP}${unit}`;
};

/** The interval, without level and type; empty where there is none. A bound of a time that was not reached is named. */
export const intervalText = (row: ResultRow, voice: Voice): string => {
  const { lower, upper } = row;
  if (lower === null && upper === null) return "";
  const open = row.unit === "days" ? voice.words.results.states["not-reached"] : "–";
  const bound = (value: number | null): string => (value === null ? open : number(row, value, voice));
  return `${bound(lower)} ${voice.words.results.to} ${bound(upper)}`;
};

/** Name of the estimate with its day. Counts and shares are told apart by the last part of the figure id. */
export const estimateName = (row: ResultRow, { words, format }: Voice): string =>
  words.results.whatNames[row.figure.split("/").at(-1) ?? ""] ??
  incidenceName(row, { words, format }) ??
  apartName(row, { words }) ??
  differenceName(row, { words, format }) ??
  (row.settings.method === "published" ? words.results.published(format.integer(row.time ?? 0)) : null) ??
  words.results.estimateNames[row.estimate](row.time === null ? "" : format.integer(row.time));

/** An event that competes with the measure's own stands in the figure id. */
const incidenceName = (row: ResultRow, { words, format }: Pick<Voice, "words" | "format">): string | null => {
  const [, cause] = /\/incidence-([a-z][a-z-]*)-\d+$/.exec(row.figure) ?? [];
  const name = cause === undefined ? undefined : words.results.competingNames[cause];
  return name === undefined ? null : words.results.competingIncidence(name, format.integer(row.time ?? 0));
};

/** A covariate, with its level, stands in the figure id. */
const apartName = (row: ResultRow, { words }: Pick<Voice, "words">): string | null => {
  const [, when, column] = /\/difference-(before|after)-([a-z0-9-]+)$/.exec(row.figure) ?? [];
  if (when === undefined || column === undefined) return null;
  const [id, title] =
    Object.entries(words.results.covariates).find(([name]) => `${column}-`.startsWith(`${name}-`)) ?? [];
  const level = id === undefined ? "" : column.slice(id.length + 1);
  const covariate = level === "" ? (title ?? column) : `${title} (${level})`;
  return when === "before" ? words.results.apartBefore(covariate) : words.results.apartAfter(covariate);
};

/** What two groups differ in stands in the figure id. */
const differenceName = (row: ResultRow, { words, format }: Pick<Voice, "words" | "format">): string | null => {
  const [, what] = /\/difference-(survival|restricted-mean)-\d+$/.exec(row.figure) ?? [];
  const name = what === undefined ? undefined : words.results.differences[what];
  return name === undefined ? null : name(format.integer(row.time ?? 0));
};

/** How the number was made, in few words: method, interval type, level. */
export const methodText = (row: Pick<ResultRow, "settings">, { words, format }: Voice): string => {
  const { method, interval, level } = row.settings;
  const name = words.results.methods[method];
  if (interval === null || level === null) return name;
  return `${name}, ${format.percent(level, 0)} ${words.results.intervals[interval]}`;
};
