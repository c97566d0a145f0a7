import type { ResultRow } from "../../schemas/result.ts";
import type { Voice } from "./view.ts";

const NBSP = "\u00a0";

const number = (row: Pick<ResultRow, "estimate" | "unit">, value: number, { format }: Voice): string => {
  if (row.estimate === "p-value") return format.pValue(value);
  switch (row.unit) {
    case "probability":
      return format.percent(value);
    case "days":
      return format.decimal(value, row.estimate === "restricted-mean" || row.estimate === "mean" ? 1 : 0);
    case "persons":
      return format.integer(value);
    case "points":
      return format.decimal(value, 1);
  }
};

/** The estimate in words a reader expects; a number that is not there is named, never filled in. */
export const valueText = (row: ResultRow, voice: Voice): string => {
  if (row.value === null) return voice.words.results.states[row.state === "estimated" ? "not-estimable" : row.state];
  const unit = row.estimate === "p-value" ? "" : voice.words.results.units[row.unit];
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
  words.results.estimateNames[row.estimate](row.time === null ? "" : format.integer(row.time));

/** How the number was made, in few words: method, interval type, level. */
export const methodText = (row: Pick<ResultRow, "settings">, { words, format }: Voice): string => {
  const { method, interval, level } = row.settings;
  const name = words.results.methods[method];
  if (interval === null || level === null) return name;
  return `${name}, ${format.percent(level, 0)} ${words.results.intervals[interval]}`;
};
