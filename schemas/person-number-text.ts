import { type LeakTerms, leakOf } from "./leak.ts";
import { personNumber } from "./person-number.ts";

/** Eleven digits in one run, or six and five with one space, dot or hyphen between; no digit beside them. */
const written = /(?<!\d)\d{6}[ .-]?\d{5}(?!\d)/g;

const digitsOf = (run: string): readonly number[] => [...run.replace(/\D/g, "")].map(Number);

/** True when a name (of a file, a folder, a column) holds a person number that counts as a leak. */
export const namesPerson = (name: string, terms: LeakTerms): boolean =>
  (name.match(written) ?? []).some((run) => leakOf(personNumber(digitsOf(run)), terms) === "hit");

/** The text with every person number in it, of any series, taken out: names travel to terminals and logs. */
export const withoutPersonNumbers = (text: string): string =>
  text.replace(written, (run) => (personNumber(digitsOf(run)) === null ? run : "[person number]"));
