import { literal, parsePattern } from "./pattern.ts";
import { type PatternStates, patternStates } from "./pattern-states.ts";

/**
 * The form that a cell has when nothing needs to be done to it or said of it: all patterns hold for its whole text, or it
 * is one of the texts. Plain data, because it crosses to the worker thread.
 */
export interface CellForm {
  readonly patterns: readonly string[];
  /** Texts that are plain although the patterns do not hold: the empty one, and other marks for nothing delivered. */
  readonly texts: readonly string[];
}

/** A cell's form as a table: `next[state * 256 + byte]` is the next state; 0 is none, and 1 is where a cell begins. */
export interface CellAutomaton {
  readonly next: Uint16Array;
  readonly accepting: readonly boolean[];
}

/** States of one cell; a form that needs more is taken for one that no cell has, and every row is then read the long way. */
const mostStates = 2000;

const nothing: CellAutomaton = { next: new Uint16Array(512), accepting: [false, false] };

/** True where every pattern of the form is of the kind that the automaton knows. */
export const isKnownForm = ({ patterns }: CellForm): boolean => patterns.every((p) => parsePattern(p) !== null);

/**
 * Makes a form a table, by walking through all its patterns at once.
 *
 * `bytes` are those that a cell may hold; the delimiter and quotes are not among them.
 */
export const cellAutomaton = (form: CellForm, bytes: readonly number[]): CellAutomaton => {
  const parsed = form.patterns.map(parsePattern);
  const together: PatternStates[] = [];
  for (const pattern of parsed) {
    if (pattern === null) return nothing;
    together.push(patternStates(pattern));
  }
  const texts = patternStates({ is: "choice", of: form.texts.map(literal) });
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
  const machines = [texts, ...together];
  idOf(machines.map(({ start }) => start));
  const rows: Uint16Array[] = [new Uint16Array(256)];
  for (let state = 1; state < places.length; state += 1) {
    if (places.length > mostStates) return nothing;
    const row = new Uint16Array(256);
    const place = places[state] ?? [];
    for (const byte of bytes) row[byte] = idOf(machines.map((m, i) => m.step(place[i] ?? new Set(), byte)));
    rows.push(row);
  }
  const next = new Uint16Array(rows.length * 256);
  rows.forEach((row, state) => {
    next.set(row, state * 256);
  });
  const accepting = places.map((place, state) => {
    const [inTexts, ...inPatterns] = machines.map((m, i) => place[i]?.has(m.accepts) ?? false);
    return state > 0 && (inTexts === true || (inPatterns.length > 0 && inPatterns.every(Boolean)));
  });
  return { next, accepting };
};
