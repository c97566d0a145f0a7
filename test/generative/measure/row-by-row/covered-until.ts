import type { Person, World } from "./person.ts";

/** The last day until which a person is covered without a hole for every kind; null where one does not cover the first day. */
export const coveredUntil = (
  person: Person,
  { covered }: World,
  kinds: readonly string[],
  first: number,
): number | null => {
  const regions = new Set(person.about.flatMap(({ region }) => (region === null ? [] : [region])));
  const [home] = regions.size === 1 ? regions : [];
  let until = Number.POSITIVE_INFINITY;
  for (const kind of kinds) {
    const holds = (day: number): boolean =>
      covered.some(
        (c) => c.kind === kind && (c.region === "national" || c.region === home) && c.from <= day && day <= c.to,
      );
    if (!holds(first)) return null;
    let day = first;
    while (holds(day + 1)) day += 1;
    until = Math.min(until, day);
  }
  return until;
};
