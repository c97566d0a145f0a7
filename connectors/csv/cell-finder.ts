import type { Dialect } from "../../schemas/dialect.ts";

/** Tells in which cell and line a place in a run of whole lines is. Places must be asked for in ascending order. */
export interface CellFinder {
  /** Begins a new run of whole lines at `from`, with so many lines of the file before it. */
  readonly begin: (from: number, linesBefore: number) => void;
  /** Position of the cell in its line, from 0. Where the quotes of a line are broken it is a guess. */
  readonly cellOf: (input: Uint8Array, place: number) => number;
  /** Number of the line in the file, from 1. */
  readonly lineOf: (input: Uint8Array, place: number) => number;
  /** True when a space stands near the piece from `start` to `end` in the same cell, beside or beyond what touches it. */
  readonly standsAmongWords: (input: Uint8Array, start: number, end: number) => boolean;
}

const lineFeed = 10;
const space = 32;

/** How far, in bytes, words are looked for; a limit, because a cell may be a megabyte of digits. */
const reach = 40;

/** A cell finder that walks each line at most once each way, however many places in it are asked for. */
export const cellFinder = ({ delimiter, quote }: Pick<Dialect, "delimiter" | "quote">): CellFinder => {
  const delimiterByte = delimiter.charCodeAt(0);
  const quoteByte = quote === "none" ? -1 : quote.charCodeAt(0);
  // Where the last answer was, and what was known there.
  let at = 0;
  let cell = 0;
  let open = false;
  let lineEnd = 0;
  let lines = 0;

  const isBoundary = (byte: number | undefined): boolean =>
    byte === undefined || byte === lineFeed || byte === delimiterByte || byte === quoteByte;

  return {
    begin: (from, linesBefore) => {
      at = from;
      cell = 0;
      open = false;
      lineEnd = from - 1;
      lines = linesBefore;
    },
    cellOf: (input, place) => {
      let start = place;
      while (start > at && input[start - 1] !== lineFeed) start -= 1;
      if (start > at) {
        cell = 0;
        open = false;
      }
      for (let i = start; i < place; i += 1) {
        const byte = input[i];
        if (byte === quoteByte) open = !open;
        else if (byte === delimiterByte && !open) cell += 1;
      }
      at = place;
      return cell;
    },
    lineOf: (input, place) => {
      while (lineEnd < place) {
        lineEnd = endOfLine(input, lineEnd + 1);
        lines += 1;
      }
      return lines;
    },
    standsAmongWords: (input, start, end) => {
      for (let i = start - 1; i >= start - reach && !isBoundary(input[i]); i -= 1) if (input[i] === space) return true;
      for (let i = end; i < end + reach && !isBoundary(input[i]); i += 1) if (input[i] === space) return true;
      return false;
    },
  };
};

const endOfLine = (input: Uint8Array, from: number): number => {
  const found = input.indexOf(lineFeed, from);
  return found < 0 ? input.length : found;
};
