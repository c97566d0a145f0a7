import { Texts } from "../../schemas/texts.ts";
import type { PlaceInFile } from "./check.ts";

/** A text in two languages, and where it stands. */
export interface PlacedTexts {
  readonly path: PlaceInFile;
  readonly texts: Texts;
}

/** Every text in two languages below a value, in the order of the file. */
export const textsIn = (value: unknown, path: PlaceInFile = []): readonly PlacedTexts[] => {
  if (typeof value !== "object" || value === null) return [];
  const texts = Texts.safeParse(value);
  if (texts.success) return [{ path, texts: texts.data }];
  return members(value).flatMap(([key, member]) => textsIn(member, [...path, key]));
};

/** Every text below a value, in the order of the file. */
export const stringsIn = (
  value: unknown,
  path: PlaceInFile = [],
): readonly { readonly path: PlaceInFile; readonly text: string }[] => {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return members(value).flatMap(([key, member]) => stringsIn(member, [...path, key]));
};

const members = (value: object): readonly (readonly [string | number, unknown])[] =>
  Array.isArray(value) ? value.map((member, i) => [i, member] as const) : Object.entries(value);
