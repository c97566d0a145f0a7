import type { Dialect } from "../../schemas/dialect.ts";
import { isLeak, type LeakTerms, leakOf, type RunShape } from "../../schemas/leak.ts";
import { personNumber } from "../../schemas/person-number.ts";
import { cellFinder } from "./cell-finder.ts";

/** A column that holds person numbers. */
export interface LeakingColumn {
  /** Position of the cell in the line, from 0; as many as the header has cells where a line has more of them. */
  readonly cell: number;
  readonly firstLine: number;
  /** Lines on which a number that counts stands in this column. */
  readonly lines: number;
}

/** Runs of eleven digits that look alike: a column of ids must not hide what is written otherwise. */
interface Tally {
  readonly shape: RunShape;
  runs: number;
  hits: number;
}

interface ColumnTally {
  readonly tallies: readonly Tally[];
  firstLine: number;
  lastLine: number;
  lines: number;
}

/** Digits of the first group of a number written in two, and the fewest in a run worth a look. */
const group = 6;

/**
 * Looks for person numbers in every byte of the data lines: stored, dropped and unknown columns, text, and lines that will be
 * set aside. Two forms are known, eleven digits and `DDMMYY NNNNN` (one space, dot or hyphen), with no digit beside them.
 *
 * `scan(input, from, to, linesBefore)` takes whole lines in the order of the file; `found()` answers the columns that
 * hold more numbers than chance explains (schemas/leak.ts), empty when there is none. Nothing found is kept but counts.
 *
 * It looks at every sixth byte, and at more only where that is a digit: the pass must stay as fast as the disk.
 */
export const leakScan = (dialect: Pick<Dialect, "delimiter" | "quote">, cells: number, terms: LeakTerms) => {
  const columns = new Map<number, ColumnTally>();
  const digits = new Uint8Array(11);
  const finder = cellFinder(dialect);

  /** Judges the number at `start`, whose second group, if it is written in two, begins at `second`. */
  const take = (input: Uint8Array, start: number, second: number, end: number): void => {
    for (let i = 0; i < group; i += 1) digits[i] = (input[start + i] ?? 0) - 48;
    for (let i = 0; i < 5; i += 1) digits[group + i] = (input[second + i] ?? 0) - 48;
    const is = leakOf(personNumber(digits), terms);
    if (is === "allowed") return;
    const cell = Math.min(finder.cellOf(input, start), cells);
    const column = columns.get(cell) ?? newColumn();
    columns.set(cell, column);
    const inText = finder.standsAmongWords(input, start, end);
    const tally = column.tallies[(inText ? 2 : 0) + (second - start === group ? 0 : 1)];
    if (tally === undefined) return;
    tally.runs += 1;
    if (is === "other") return;
    tally.hits += 1;
    const line = finder.lineOf(input, start);
    if (line === column.lastLine) return;
    column.firstLine ||= line;
    column.lastLine = line;
    column.lines += 1;
  };

  const scan = (input: Uint8Array, from: number, to: number, linesBefore: number): void => {
    finder.begin(from, linesBefore);
    // No digit stands right before `start`. The six bytes from there are looked at from the last one back.
    let start = from;
    while (start + group <= to) {
      let pos = start + group - 1;
      while (pos >= start && isDigit(input[pos] as number)) pos -= 1;
      if (pos >= start) {
        start = pos + 1;
        continue;
      }
      let end = endOfRun(input, start + group);
      if (end - start === 11) {
        take(input, start, start + group, end);
      } else if (end - start === group && isSeparator(input[end] as number)) {
        const secondEnd = endOfRun(input, end + 1);
        if (secondEnd - end === group) {
          take(input, start, end + 1, secondEnd);
          end = secondEnd;
        }
      }
      start = end + 1;
    }
  };

  const found = (): readonly LeakingColumn[] =>
    [...columns]
      .filter(([, { tallies }]) => tallies.some((tally) => isLeak(tally, tally.shape, terms)))
      .map(([cell, { firstLine, lines }]) => ({ cell, firstLine, lines }))
      .sort((a, b) => a.cell - b.cell);

  return { scan, found };
};

const newColumn = (): ColumnTally => ({
  tallies: (["value", "value", "text", "text"] as const).map((shape) => ({ shape, runs: 0, hits: 0 })),
  firstLine: 0,
  lastLine: 0,
  lines: 0,
});

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/** The lines end in a line feed, so a run ends inside them. */
const endOfRun = (input: Uint8Array, from: number): number => {
  let end = from;
  while (isDigit(input[end] as number)) end += 1;
  return end;
};

const isSeparator = (byte: number): boolean => byte === 0x20 || byte === 0x2e || byte === 0x2d;
