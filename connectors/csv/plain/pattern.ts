/** A pattern over bytes, as the automaton needs it. */
export type Pattern =
  | { readonly is: "set"; readonly bytes: ReadonlySet<number> }
  | { readonly is: "sequence"; readonly of: readonly Pattern[] }
  | { readonly is: "choice"; readonly of: readonly Pattern[] }
  | { readonly is: "repeat"; readonly of: Pattern; readonly least: number; readonly most: number | null };

/**
 * Reads the part of the regular expressions that layouts use: literals, `.`, classes with ranges and `^`, `(?:…)`, `|`, and
 * the quantifiers `? * + {n} {n,} {n,m}`. Null for anything else; whoever asks then checks in another way.
 *
 * `.` and `[^…]` stand for bytes, so that a letter outside ASCII counts as several; a least length in bytes is reached
 * early and a greatest length early, too, and neither may be proven by such a pattern for text outside ASCII.
 */
export const parsePattern = (source: string): Pattern | null => {
  let at = 0;
  const peek = (): string => source[at] ?? "";
  const choice = (): Pattern | null => {
    const of: Pattern[] = [];
    for (;;) {
      const one = sequence();
      if (one === null) return null;
      of.push(one);
      if (peek() !== "|") return of.length === 1 ? one : { is: "choice", of };
      at += 1;
    }
  };
  const sequence = (): Pattern | null => {
    const of: Pattern[] = [];
    while (at < source.length && peek() !== "|" && peek() !== ")") {
      const one = atom();
      const repeated = one === null ? null : quantified(one);
      if (repeated === null) return null;
      of.push(repeated);
    }
    return { is: "sequence", of };
  };
  const atom = (): Pattern | null => {
    if (source.startsWith("(?:", at)) {
      at += 3;
      const inner = choice();
      if (inner === null || peek() !== ")") return null;
      at += 1;
      return inner;
    }
    const char = peek();
    if (char === "[") return characterClass();
    if (!isLiteral(char) && char !== ".") return null;
    at += 1;
    return char === "." ? { is: "set", bytes: anyByte } : literal(char);
  };
  const characterClass = (): Pattern | null => {
    const end = source.indexOf("]", at + 1);
    const negated = source[at + 1] === "^";
    const inside = source.slice(at + (negated ? 2 : 1), end);
    if (end < 0 || inside === "" || /[\\[^]|[^\x20-\x7e\t]/.test(inside)) return null;
    at = end + 1;
    const named = new Set<number>();
    for (let i = 0; i < inside.length; i += 1) {
      const isRange = inside[i + 1] === "-" && i + 2 < inside.length;
      const [from, to] = [inside.charCodeAt(i), inside.charCodeAt(isRange ? i + 2 : i)];
      for (let byte = from; byte <= to; byte += 1) named.add(byte);
      if (isRange) i += 2;
    }
    return { is: "set", bytes: negated ? new Set([...anyByte].filter((byte) => !named.has(byte))) : named };
  };
  const quantified = (of: Pattern): Pattern | null => {
    const [mark, least, comma, most] = /^(?:[?*+]|\{(\d{1,3})(?:(,)(\d{1,3})?)?\})/.exec(source.slice(at)) ?? [];
    if (mark === undefined) return peek() === "{" ? null : of;
    at += mark.length;
    if (mark === "?") return { is: "repeat", of, least: 0, most: 1 };
    if (mark === "*") return { is: "repeat", of, least: 0, most: null };
    if (mark === "+") return { is: "repeat", of, least: 1, most: null };
    const n = Number(least);
    return { is: "repeat", of, least: n, most: comma === undefined ? n : most === undefined ? null : Number(most) };
  };
  const whole = choice();
  return at === source.length ? whole : null;
};

/** Exactly this text of printable ASCII. */
export const literal = (text: string): Pattern => ({
  is: "sequence",
  of: [...text].map((char) => ({ is: "set", bytes: new Set([char.charCodeAt(0)]) })),
});

/** Every set of bytes that a pattern asks for. */
export const setsOf = (pattern: Pattern): readonly ReadonlySet<number>[] => {
  switch (pattern.is) {
    case "set":
      return [pattern.bytes];
    case "sequence":
    case "choice":
      return pattern.of.flatMap(setsOf);
    case "repeat":
      return setsOf(pattern.of);
  }
};

const anyByte: ReadonlySet<number> = new Set(Array.from({ length: 256 }, (_, byte) => byte));

const isLiteral = (char: string): boolean => /^[\x20-\x7e\t]$/.test(char) && !/[\\^$.|?*+()[\]{}]/.test(char);
