/** A delivered file with those of the delivery in use that it is held against. */
export interface FilePair<F> {
  readonly before: readonly F[];
  readonly now: readonly F[];
}

/** A file name without what tells one delivery from the next: digits, tertial and month marks, and the ending. */
const kindOfName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(\.csv|\.txt|\.gz)+$/u, "")
    .replace(/[0-9]+/gu, "")
    .replace(/[^a-zæøå]+(?:[tm](?![a-zæøå]))*/gu, " ")
    .trim();

/**
 * Pairs the files of two deliveries of one layout.
 *
 * A file of the same name is held against its namesake; what is left, against all that is left of its kind: NPR names a file
 * by sector, year and tag, and contract specialists are not held against hospitals. Where each delivery has only one file
 * left over, the two are paired whatever their names are.
 */
export const pairFiles = <F extends { readonly file: string }>(
  before: readonly F[],
  now: readonly F[],
): readonly FilePair<F>[] => {
  const namesakes = now.flatMap((file) => {
    const same = before.find((other) => other.file === file.file);
    return same === undefined ? [] : [{ before: [same], now: [file] }];
  });
  const isPaired = (file: F): boolean => namesakes.some((p) => p.before.includes(file) || p.now.includes(file));
  const [restBefore, restNow] = [before.filter((f) => !isPaired(f)), now.filter((f) => !isPaired(f))];
  if (restBefore.length === 1 && restNow.length === 1) return [...namesakes, { before: restBefore, now: restNow }];
  const kinds = [...new Set(restNow.map((f) => kindOfName(f.file)))].toSorted();
  const byKind = kinds.map((kind) => ({
    before: restBefore.filter((f) => kindOfName(f.file) === kind),
    now: restNow.filter((f) => kindOfName(f.file) === kind),
  }));
  return [...namesakes, ...byKind.filter((pair) => pair.before.length > 0)];
};
