import type { Dialect } from "../../../schemas/dialect.ts";
import { byteClass, byteClasses } from "../byte-classes.ts";
import { byteKinds } from "./byte-kinds.ts";
import { type CellAutomaton, type CellForm, cellAutomaton } from "./cell-automaton.ts";

/** True for the clean line `bytes[from, to)`, number first and line feed last, when every cell has its plain form. */
export type IsPlain = (bytes: Uint8Array, from: number, to: number) => boolean;

/** Places in the table of all cells together; a layout beyond that is read the long way. */
const mostPlaces = 8_000_000;

const lineFeed = 10;

/** The number that every clean line begins with. */
const lineNumber: CellForm = { patterns: ["[0-9]+"], texts: [] };

/**
 * Makes the test for plain lines: one look at a table per byte, instead of a regular expression per cell in the database.
 *
 * A cell may stand in quotes, with no quote or delimiter inside them. The test errs on one side only: a line that is not
 * plain by it may be in perfect order and is judged in full.
 */
export const plainLines = (forms: readonly CellForm[], dialect: Pick<Dialect, "delimiter" | "quote">): IsPlain => {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const quote = dialect.quote === "none" ? null : dialect.quote.charCodeAt(0);
  const allowed = cellBytes(dialect);
  const made = new Map<string, CellAutomaton>();
  const automata = [lineNumber, ...forms].map((form) => {
    const name = JSON.stringify(form);
    const automaton = made.get(name) ?? cellAutomaton(form, allowed);
    made.set(name, automaton);
    return automaton;
  });
  const signs = new Map(
    [delimiter, lineFeed, ...(quote === null ? [] : [quote])].map((byte) => [byte, `sign ${byte}`]),
  );
  const { kindOf, examples } = byteKinds(
    (byte) => signs.get(byte) ?? [...made.values()].map(({ bytes }) => bytes.kindOf[byte]).join(),
  );
  // Rows as long as a power of two, so that a state is its place in the table.
  const kinds = 2 ** Math.ceil(Math.log2(examples.length));
  const kind = (byte: number): number => kindOf[byte] ?? 0;
  // A cell has its states twice, without and within quotes, and one more after the closing quote.
  const starts = [1];
  for (const { accepting } of automata) starts.push((starts.at(-1) ?? 1) + 2 * accepting.length + 1);
  const end = starts.at(-1) ?? 1;
  if (end * kinds > mostPlaces) return () => false;
  const table = new Uint32Array((end + 1) * kinds);
  automata.forEach(({ bytes, next, accepting }, cell) => {
    const bare = starts[cell] ?? 0;
    const quoted = bare + accepting.length;
    const closed = quoted + accepting.length;
    const isLast = cell === automata.length - 1;
    const lead = (from: number, byte: number, to: number): void => {
      table[from * kinds + kind(byte)] = to * kinds;
    };
    const leave = (from: number): void =>
      isLast ? lead(from, lineFeed, end) : lead(from, delimiter, (starts[cell + 1] ?? 0) + 1);
    accepting.forEach((accepts, state) => {
      if (state === 0) return;
      for (const byte of examples) {
        const to = signs.has(byte) ? 0 : (next[state * bytes.examples.length + (bytes.kindOf[byte] ?? 0)] ?? 0);
        if (to === 0) continue;
        lead(bare + state, byte, bare + to);
        lead(quoted + state, byte, quoted + to);
      }
      if (!accepts) return;
      leave(bare + state);
      if (quote !== null) lead(quoted + state, quote, closed);
    });
    if (quote !== null) lead(bare + 1, quote, quoted + 1);
    leave(closed);
  });
  const first = ((starts[0] ?? 0) + 1) * kinds;
  const last = end * kinds;
  return (line, from, to) => {
    let state = first;
    for (let i = from; i < to; i += 1) {
      state = table[state + (kindOf[line[i] as number] as number)] as number;
      if (state === 0) return false;
    }
    return state === last;
  };
};

/** The bytes of clean UTF-8 that neither end a cell nor quote it. */
const cellBytes = (dialect: Pick<Dialect, "delimiter" | "quote">): ReadonlySet<number> => {
  const classes = byteClasses({ ...dialect, encoding: "utf-8" });
  return new Set(
    Array.from({ length: 256 }, (_, byte) => byte).filter(
      (byte) => classes[byte] === byteClass.ordinary || classes[byte] === byteClass.maybeControl,
    ),
  );
};
