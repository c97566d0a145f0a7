import { scramble, wordOf } from "../../statistics/random/scramble.ts";

/** Mark of every made-up person key, so that it can never pass for a real one. */
const SYNTHETIC_MARK = "SYN";

/**
 * Gives persons their keys in one source: `SYN` and eight hexadecimal digits, different for different persons, and
 * different in every source. Eight digits are too few to be read as a fødselsnummer.
 */
export const pseudonyms = (seed: number, source: string): ((number: number) => string) => {
  const key = scramble(wordOf(source), seed);
  return (number) => SYNTHETIC_MARK + scramble(key, number).toString(16).toUpperCase().padStart(8, "0");
};
