import type { View } from "../view.ts";

/** The pointwise interval of a curve on a day in words; empty where it has none there. */
export const intervalAt = (
  point: { readonly lower: number | null; readonly upper: number | null },
  { format, words }: View,
): string =>
  point.lower === null || point.upper === null
    ? ""
    : `${format.percent(point.lower)} ${words.results.to} ${format.percent(point.upper)}`;
