import { type ByteKinds, byteKinds } from "./byte-kinds.ts";
import { literal, parsePattern, setsOf } from "./pattern.ts";
import { patternStates } from "./pattern-states.ts";

/**
 * The form that a cell has when nothing needs to be done to it or said of it: all patterns hold for its whole text, or it
 * is one of the texts. Plain data, because it crosses to the worker thread.
 */
export interface CellForm {
  readonly patterns: readonly string[];
  /** Texts that are plain although the patterns do not hold: the empty one, and other marks for nothing delivered. */
  readonly texts: readonly string[];
}

/**
 * A cell's form as a table: `next[state * kinds + kindOf[byte]]` is the next state; 0 is none, and 1 is where a cell begins.
 */
export interface CellAutomaton {
  readonly bytes: ByteKinds;
  readonly next: Uint16Array;
  readonly accepting: readonly boolean[];
}

/** States of one cell; a form that needs more is taken for one that no cell has, and every row is then read the long way. */
const mostStates = 2000;

const nothing: CellAutomaton = { bytes: byteKinds(() => ""), next: new Uint16Array(2), accepting: [false, false] };

/** True where every pattern of the form is of the kind that the automaton knows. */
export const isKnownForm = ({ patterns }: CellForm): boolean => patterns.every((p) => parsePattern(p) !== null);

/**
 * Makes a form a table, by walking through all its patterns at once.
 *
 * `allowed` are the bytes that a cell may hold; the delimiter and quotes are not among them.
 */
export const cellAutomaton = (form: CellForm, allowed: ReadonlySet<number>): CellAutomaton => {
  const parsed = [{ is: "choice" as const, of: form.texts.map(literal) }, ...form.patterns.map(parsePattern)];
  const patterns = parsed.filter((pattern) => pattern !== null);
  if (patterns.length < parsed.length) return nothing;
  const sets = patterns.flatMap(setsOf);
  const bytes = byteKinds((byte) =>
    allowed.has(byte) ? sets.map((set) => (set.has(byte) ? "1" : "0")).join("") : "not allowed",
  );
  const machines = patterns.map(patternStates);
  const ids = new Map<string, number>();
  const places: (readonly ReadonlySet<number>[])[] = [[]];
  const idOf = (place: readonly ReadonlySet<number>[]): number => {
    const [inTexts, ...inPatterns] = place;
    if (inTexts?.size === 0 && (inPatterns.length === 0 || inPatterns.some(({ size }) => size === 0))) return 0;
    const name = place.map((set) => [...set].sort((a, b) => a - b).join(",")).join(";");
    const known = ids.get(name);
    if (known !== undefined) return known;
    ids.set(name, places.length);
    return places.push(place) - 1;
  };
  idOf(machines.map(({ start }) => start));
  const next: number[] = bytes.examples.map(() => 0);
  for (let state = 1; state < places.length; state += 1) {
    if (places.length > mostStates) return nothing;
    const place = places[state] ?? [];
    for (const byte of bytes.examples) {
      next.push(allowed.has(byte) ? idOf(machines.map((m, i) => m.step(place[i] ?? new Set(), byte))) : 0);
    }
  }
  const accepting = places.map((place, state) => {
    const [inTexts, ...inPatterns] = machines.map((m, i) => place[i]?.has(m.accepts) ?? false);
    return state > 0 && (inTexts === true || (inPatterns.length > 0 && inPatterns.every(Boolean)));
  });
  return { bytes, next: Uint16Array.from(next), accepting };
};
