/**
 * A name from outside, fit to be printed: control, direction and other invisible characters are shown as `\u{…}`, and what
 * is longer than the limit is cut with `…`. Names travel to terminals and logs, where they must not act.
 */
export const printable = (name: string, limit = 40): string => {
  const points = [...name];
  const shown = points
    .slice(0, limit)
    .map((c) => (/[\p{C}\p{Zl}\p{Zp}]/u.test(c) ? `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}` : c))
    .join("");
  return points.length > limit ? `${shown}…` : shown;
};
