import { z } from "zod";

const place = "{lines}";

/**
 * The last line of a text that says how many data lines stand above it, written out with `{lines}` where the number stands:
 * `# rows={lines}`. Declared, never guessed: a row that looks like one would be taken for it, and be lost.
 */
export const Trailer = z
  .string()
  .max(200)
  .refine((text) => text.split(place).length === 2 && !/[\p{Cc}]/u.test(text), {
    message: `trailer is the last line written out, with ${place} once, where the number of data lines stands`,
  });

/** The number that a line states, as the trailer is declared; null for any other line. At most ten digits are a count. */
export const countInTrailer = (line: string, declared: string): number | null => {
  const [before = "", after = ""] = declared.trim().split(place);
  const text = line.trim();
  if (text.length < before.length + after.length || !text.startsWith(before) || !text.endsWith(after)) return null;
  const number = text.slice(before.length, text.length - after.length).trim();
  return /^\d{1,10}$/.test(number) ? Number(number) : null;
};
