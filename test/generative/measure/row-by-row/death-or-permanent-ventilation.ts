import { followUpOf } from "./follow-up.ts";
import { ended, type Person, timeZeroOf } from "./person.ts";

export interface Parameters {
  readonly hours: number;
  readonly days: { readonly rule: "at-least" | "more-than"; readonly count: number };
  readonly excludeAcute: boolean;
  readonly runStart: boolean;
}

/** Writes the hours of every recorded day into a calendar and counts along it. */
export const deathOrPermanentVentilationOf = (
  person: Person,
  { hours, days, excludeAcute, runStart }: Parameters,
  asOf: number,
  dataCut: number,
): string | null => {
  const zero = timeZeroOf(person, asOf);
  if (zero === null) return null;
  const { death, emigration, alive, undated } = followUpOf(person, asOf);
  const horizon = death === null ? asOf : Math.min(asOf, death);
  const distinct = new Map(person.periods.map((p) => [JSON.stringify(p), p]));
  const calendar = new Map<number, boolean>();
  let overlapping = false;
  for (const period of distinct.values()) {
    if (period.from > horizon) continue;
    const to = Math.max(period.from, Math.min(period.to ?? dataCut, horizon));
    for (let day = period.from; day <= to; day += 1) {
      if (calendar.has(day)) overlapping = true;
      calendar.set(day, period.hours >= hours && !(excludeAcute && period.acute));
    }
  }
  if (overlapping) return "unknown - - overlapping-ventilation-periods";
  const needed = days.rule === "more-than" ? days.count + 1 : days.count;
  const recorded = [...calendar.keys()];
  const last = recorded.length === 0 ? null : Math.max(...recorded);
  let run = 0;
  for (let day = Math.min(...recorded); last !== null && day <= last; day += 1) {
    run = calendar.get(day) === true ? run + 1 : 0;
    if (run === needed) {
      const start = Math.max(day - needed + 1, zero.day);
      return ended(zero.day, 0, runStart && day >= zero.day ? start : day, 1, "permanent-ventilation");
    }
  }
  if (death !== null) return ended(zero.day, 0, death, 1, "death");
  if (undated) return "unknown - - death-date-unknown";
  const living = emigration ?? alive;
  if (living === null) return "unknown - - no-follow-up";
  const stated = [...(last === null ? [] : [last]), ...person.ventilationAssessed.filter((d) => d <= asOf)];
  if (stated.length === 0) return "unknown - - no-ventilation-record";
  const seen = Math.max(...stated);
  const reason = emigration !== null && emigration <= seen ? "emigration" : "end-of-data";
  return ended(zero.day, 0, Math.min(living, seen), 0, reason);
};
