import type { Dialect } from "../../../schemas/dialect.ts";
import { byteClass, byteClasses } from "../byte-classes.ts";
import { type CellAutomaton, type CellForm, cellAutomaton } from "./cell-automaton.ts";

/** True for the clean line `bytes[from, to)`, number first and line feed last, when every cell has its plain form. */
export type IsPlain = (bytes: Uint8Array, from: number, to: number) => boolean;

/** States of all cells together; a layout beyond that is read the long way. */
const mostStates = 60_000;

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
  const bytes = cellBytes(dialect);
  const made = new Map<string, CellAutomaton>();
  const automata = [lineNumber, ...forms].map((form) => {
    const name = JSON.stringify(form);
    const automaton = made.get(name) ?? cellAutomaton(form, bytes);
    made.set(name, automaton);
    return automaton;
  });
  // A cell has its states twice, without and within quotes, and one more after the closing quote.
  const sizes = automata.map(({ accepting }) => 2 * accepting.length + 1);
  const starts = [1];
  for (const size of sizes) starts.push((starts.at(-1) ?? 1) + size);
  const end = starts.at(-1) ?? 1;
  if (end >= mostStates) return () => false;
  const table = new Uint16Array((end + 1) * 256);
  automata.forEach(({ next, accepting }, cell) => {
    const bare = starts[cell] ?? 0;
    const quoted = bare + accepting.length;
    const closed = quoted + accepting.length;
    const isLast = cell === automata.length - 1;
    const leave = (from: number): void => {
      table[from * 256 + (isLast ? lineFeed : delimiter)] = isLast ? end : (starts[cell + 1] ?? 0) + 1;
    };
    accepting.forEach((accepts, state) => {
      if (state === 0) return;
      for (const byte of bytes) {
        const to = next[state * 256 + byte] ?? 0;
        if (to === 0) continue;
        table[(bare + state) * 256 + byte] = bare + to;
        table[(quoted + state) * 256 + byte] = quoted + to;
      }
      if (!accepts) return;
      leave(bare + state);
      if (quote !== null) table[(quoted + state) * 256 + quote] = closed;
    });
    if (quote !== null) table[(bare + 1) * 256 + quote] = quoted + 1;
    leave(closed);
  });
  const first = (starts[0] ?? 0) + 1;
  return (line, from, to) => {
    let state = first;
    for (let i = from; i < to; i += 1) {
      state = table[state * 256 + (line[i] as number)] as number;
      if (state === 0) return false;
    }
    return state === end;
  };
};

/** The bytes of clean UTF-8 that neither end a cell nor quote it. */
const cellBytes = (dialect: Pick<Dialect, "delimiter" | "quote">): readonly number[] => {
  const classes = byteClasses({ ...dialect, encoding: "utf-8" });
  return Array.from({ length: 256 }, (_, byte) => byte).filter(
    (byte) => classes[byte] === byteClass.ordinary || classes[byte] === byteClass.maybeControl,
  );
};
