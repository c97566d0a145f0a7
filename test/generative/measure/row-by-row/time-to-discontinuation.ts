import { followUpOf } from "./follow-up.ts";
import { ended, entryOf, type Person, timeZeroOf } from "./person.ts";

export interface Parameters {
  readonly gap: number;
  readonly plusGap: boolean;
  readonly nextLine: boolean;
}

/** Walks through a person's days one by one, as a nurse with a calendar would. */
export const timeToDiscontinuationOf = (
  person: Person,
  { gap, plusGap, nextLine }: Parameters,
  asOf: number,
  dataCut: number,
): string | null => {
  const zero = timeZeroOf(person, asOf);
  if (zero === null) return null;
  const { death, emigration, alive, undated } = followUpOf(person, asOf);
  const entry = entryOf(person, zero.day, asOf);
  const visible = person.doses.filter(
    (d) => d.counts && d.day >= zero.day && d.day <= asOf && (death === null || d.day <= death),
  );
  const own = visible.filter((d) => d.substance === zero.substance).map((d) => d.day);
  // Someone whose death lies before the first dose has no dose at all that can be believed.
  if (own.length === 0) return ended(zero.day, entry, death ?? 0, 1, "death");
  const last = Math.max(...own);
  const switches = visible
    .filter((d) => nextLine && d.substance === "b" && d.day > zero.day && d.day <= dataCut)
    .map((d) => d.day);
  const switched = switches.length === 0 ? null : Math.min(...switches);
  const contacts = person.contacts.filter((d) => d <= asOf && d <= dataCut && (death === null || d <= death));
  const contact = contacts.length === 0 ? null : Math.max(...contacts);
  const left = emigration !== null && emigration >= last ? emigration : null;
  const limits = [asOf, dataCut, ...(death === null ? [] : [death]), ...(left === null ? [] : [left])];
  if (death === null && (alive !== null || undated)) {
    limits.push(Math.max(last, alive ?? last, contact ?? last, switched ?? last));
  }
  const until = Math.min(...limits);
  let latest = zero.day;
  for (let day = zero.day; day <= Math.max(until, last); day += 1) {
    if (day - latest >= gap) return ended(zero.day, entry, plusGap ? latest + gap : latest, 1, "gap");
    if (death === day && death <= dataCut) return ended(zero.day, entry, day, 1, "death");
    if (switched === day) return ended(zero.day, entry, day, 1, "next-line");
    if (own.includes(day)) latest = day;
  }
  if (undated) return "unknown - - death-date-unknown";
  const known = contact !== null && contact <= until ? Math.max(last, contact) : last;
  return ended(zero.day, entry, known, 0, left === until ? "emigration" : "end-of-data");
};
