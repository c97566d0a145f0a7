import { formOfName, nameWithoutForm } from "../../schemas/form.ts";

/** A layout with the file name patterns by which one source delivers it. */
export interface LayoutPatterns {
  readonly layout: string;
  readonly patterns: readonly string[];
}

/**
 * The layout that takes a file of this name; null where none does.
 *
 * In a pattern `*` stands for anything and every other character for itself, without regard to case. A file in another form
 * than plain text is also tried under the name it would have as text: without `.gz`, and with `.csv` in place of `.parquet`. Where several layouts match, the pattern with most fixed characters wins, then the
 * layout declared first.
 */
export const matchLayout = (name: string, layouts: readonly LayoutPatterns[]): string | null => {
  const plain = name.normalize("NFC").toLowerCase();
  const names = textNames(plain);
  const matches = layouts.flatMap(({ layout, patterns }) =>
    patterns
      .map((pattern) => pattern.normalize("NFC").toLowerCase())
      .filter((pattern) => names.some((n) => fits(n, pattern.split("*"))))
      .map((pattern) => ({ layout, fixed: pattern.replaceAll("*", "").length })),
  );
  return (
    matches.reduce<(typeof matches)[number] | null>((a, b) => (a !== null && a.fixed >= b.fixed ? a : b), null)
      ?.layout ?? null
  );
};

const textNames = (name: string): readonly string[] => {
  const form = formOfName(name);
  const bare = nameWithoutForm(name);
  if (form.id === "text") return [name];
  return form.id === "gzip" || bare.endsWith(".csv") ? [name, bare] : [name, bare, `${bare}.csv`];
};

/** Greedy from the left is enough when `*` is the only wildcard, and cannot run away as a regular expression can. */
const fits = (name: string, pieces: readonly string[]): boolean => {
  const first = pieces[0] ?? "";
  const last = pieces.at(-1) ?? "";
  if (pieces.length === 1) return name === first;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  const end = name.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
};
