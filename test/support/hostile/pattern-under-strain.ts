import { readFileSync, writeSync } from "node:fs";

/**
 * Runs each pattern against texts made to strain it, and writes a line per pattern: its number before it begins, and the
 * texts on which its time grows faster than the text. Runs in a process of its own, which can be killed: an expression
 * that runs away cannot be stopped from within.
 */

export interface PatternUnderStrain {
  readonly source: string;
  readonly flags: string;
}

/** Characters for each class that a pattern may name. */
const classes: readonly (readonly [RegExp, string])[] = [
  [/\\d|0-9|\\p\{N/, "07"],
  [/\\w|a-z|\\p\{L|A-Z/i, "aZ_"],
  [/\\s/, " \t"],
  [/\\p\{(?:C|Z|Bidi)/, "\u0007\u2028\u202e"],
  [/[^\\]\.|\[\^|\\S|\\D|\\W|\\P/, "x;"],
];

/** The characters and words that a pattern speaks of. */
const alphabet = ({
  source,
}: PatternUnderStrain): { readonly letters: readonly string[]; readonly words: readonly string[] } => {
  const plain = source.replace(/\\[pP]\{[^}]*\}|\\[dDwWsSbB]/g, " ").replace(/\(\?(?:[:=!]|<[=!])/g, "(");
  const own = [...plain].filter((c) => !"()[]{}*+?|^$\\".includes(c));
  const named = classes.flatMap(([is, samples]) => (is.test(source) ? [...samples] : []));
  const escaped = [...source.matchAll(/\\([^a-zA-Z0-9])/g)].map((m) => m[1] ?? "");
  return {
    letters: [...new Set([...own, ...named, ...escaped, "a", "0", " "])].slice(0, 12),
    words: [...new Set(plain.match(/[\p{L}0-9 -]{2,}/gu) ?? [])].slice(0, 12),
  };
};

const milliseconds = (pattern: RegExp, text: string): number => {
  const begun = performance.now();
  if (pattern.global) text.replace(pattern, "");
  else pattern.test(text);
  pattern.lastIndex = 0;
  return performance.now() - begun;
};

const least = (pattern: RegExp, text: string): number => Math.min(...[1, 2, 3].map(() => milliseconds(pattern, text)));

interface Strain {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

const textOf = ({ prefix, pump, suffix }: Strain, length: number): string =>
  prefix + pump.repeat(Math.ceil(length / pump.length)) + suffix;

const strains = function* (pattern: PatternUnderStrain): Generator<Strain> {
  const { letters, words } = alphabet(pattern);
  const pumps = [...letters, ...words, ...letters.flatMap((a) => letters.filter((b) => b !== a).map((b) => a + b))];
  for (const pump of pumps)
    for (const prefix of ["", "x", ...letters.slice(0, 2), ...words.slice(0, 2)])
      for (const suffix of ["", "\u0001"]) yield { prefix, pump, suffix };
};

const short = 400;
const long = 10_000;

const patterns = JSON.parse(readFileSync(0, "utf8")) as readonly PatternUnderStrain[];
patterns.forEach((each, i) => {
  writeSync(1, `${i}\n`);
  const pattern = new RegExp(each.source, each.flags);
  let worst = "";
  for (const strain of strains(each)) {
    const text = textOf(strain, short);
    // Linear, the long text takes far less than a millisecond; by the square of its length, fifty and more.
    if (milliseconds(pattern, text) < 0.05 || least(pattern, text) < 0.05) continue;
    if (least(pattern, textOf(strain, long)) > 15) worst = JSON.stringify(strain);
    if (worst !== "") break;
  }
  if (worst !== "") writeSync(1, `${i} ${worst}\n`);
});
writeSync(1, "done\n");
