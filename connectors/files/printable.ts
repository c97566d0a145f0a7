import { withoutPersonNumbers } from "../../schemas/person-number-text.ts";

/**
 * A name from outside, fit to be printed: control, direction and other invisible characters are shown as `\u{…}`,
 * person numbers are taken out, and what is longer than the limit is cut with `…`. Names travel to terminals and logs, where
 * they must not act or tell.
 */
export const printable = (name: string, limit = 40): string => {
  const points = [...withoutPersonNumbers(name)];
  const shown = points
    .slice(0, limit)
    .map((c) => (/[\p{C}\p{Zl}\p{Zp}]/u.test(c) ? `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}` : c))
    .join("");
  return points.length > limit ? `${shown}…` : shown;
};
