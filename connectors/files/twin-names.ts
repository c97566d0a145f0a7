/** The form in which file names are compared: composed letters, lower case, without `.gz`. */
const sameName = (name: string): string => {
  const plain = name.normalize("NFC").toLowerCase();
  return plain.endsWith(".gz") ? plain.slice(0, -".gz".length) : plain;
};

/**
 * Groups of names that say the same: they differ only in case, in how letters are composed (`å` is one character on one
 * system and two on another) or in `.gz`. Both of them taken in, every row would count twice.
 */
export const twinNames = (names: readonly string[]): readonly (readonly string[])[] =>
  [...Map.groupBy(names, sameName).values()].filter((alike) => alike.length > 1);
