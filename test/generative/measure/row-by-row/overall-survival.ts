import { followUpOf } from "./follow-up.ts";
import { ended, entryOf, type Person, timeZeroOf } from "./person.ts";

export const overallSurvivalOf = (person: Person, asOf: number): string | null => {
  const zero = timeZeroOf(person, asOf);
  if (zero === null) return null;
  const { death, emigration, alive, undated } = followUpOf(person, asOf);
  const entry = entryOf(person, zero.day, asOf);
  if (undated) return "unknown - - death-date-unknown";
  if (death !== null) return ended(zero.day, entry, death, 1, "death");
  if (emigration !== null) return ended(zero.day, entry, emigration, 0, "emigration");
  if (alive !== null) return ended(zero.day, entry, alive, 0, "end-of-data");
  return "unknown - - no-follow-up";
};
