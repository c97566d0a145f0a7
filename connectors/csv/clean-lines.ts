import type { Dialect } from "../../schemas/dialect.ts";
import type { RowFaultCode } from "../../schemas/errors.ts";
import { byteClass, byteClasses } from "./byte-classes.ts";
import { singleByteTable } from "./encoding.ts";
import type { LineNumber } from "./line-number.ts";
import type { IsPlain } from "./plain/plain-lines.ts";
import { longestLine, StructureError } from "./structure-fault.ts";

/** A line that is set aside because its cells cannot be told apart. */
export interface RejectedLine {
  readonly line: number;
  readonly code: Extract<RowFaultCode, "UTF-RW-011" | "UTF-RW-012" | "UTF-RW-013">;
  /** Where in the text the fault begins, in bytes from 0; for a wrong number of cells where the line does. */
  readonly byte: number;
  /** The line as delivered, without its line end. */
  readonly bytes: Uint8Array;
}

/** Where clean lines of one kind go. */
export interface LineTarget {
  /** Bytes of clean lines; the scanner fills it from `filled`. */
  readonly out: Uint8Array;
  filled: number;
  /** Clean lines written since the target was last emptied. */
  rows: number;
  /** Bytes of the longest of them. */
  longest: number;
}

/** Clean lines, told apart by what has still to be asked of them. */
export interface LineTargets {
  /** Lines that are read and judged in full. */
  readonly full: LineTarget;
  /** Lines whose every cell has its plain form. */
  readonly plain: LineTarget;
}

export interface CleanLinesOptions {
  readonly dialect: Dialect;
  /** Number of cells that every line must have. */
  readonly cells: number;
  readonly number: LineNumber;
  /** Bytes of the text before `input[0]`. */
  readonly bytesBefore: () => number;
  readonly isPlain: IsPlain;
  readonly reject: (rejected: RejectedLine) => void;
}

/** Room that one line can need in the target: three bytes a character, line number, delimiter, line end. */
export const roomForLine = 2 * longestLine * 3 + 64;

/**
 * Makes the scanner that turns delivered lines into clean ones: UTF-8, `\n`, the physical line number as first cell.
 *
 * `scan(input, from, to)` takes whole lines (`input[to - 1]` is a line feed) of valid UTF-8 or of a one-byte encoding, and
 * answers where it stopped: at `to`, or earlier when a target has no room for another line. Blank lines are counted and
 * skipped. Lines with a control character or byte order mark, a quote that breaks the quoting rule, or another number of
 * cells than the header are rejected with their number: one open quote would otherwise swallow the good rows after it (performance 0.2).
 */
export const cleanLines = ({ dialect, cells, number, bytesBefore, isPlain, reject }: CleanLinesOptions) => {
  const classes = byteClasses(dialect);
  const table = singleByteTable(dialect.encoding);
  const lengths = table?.length ?? new Uint8Array(256);
  const encoded = table?.bytes ?? new Uint8Array(256 * 3);
  const delimiter = dialect.delimiter.charCodeAt(0);
  const lastIsEmpty = dialect.trailing_delimiter;
  let blank = 0;

  const scan = (input: Uint8Array, from: number, to: number, { full, plain }: LineTargets): number => {
    const { out } = plain;
    const high = out.length - roomForLine;
    let pos = from;
    let o = plain.filled;
    let { rows, longest } = plain;
    while (pos < to && o <= high && full.filled <= high) {
      number.next();
      const start = pos;
      const first = input[pos];
      if (first === 10 || (first === 13 && input[pos + 1] === 10)) {
        blank += 1;
        pos += first === 10 ? 1 : 2;
        continue;
      }
      const outStart = o;
      o = number.write(out, o);
      out[o++] = delimiter;
      let delimiters = 0;
      let cellStart = pos;
      let open = false;
      let quoteEnd = -1;
      let quoteFault = -1;
      let controlFault = -1;
      let end = -1;
      while (end < 0) {
        let byte = input[pos] as number;
        // Nearly every byte is ordinary; this loop is what the speed of intake hangs on.
        while (classes[byte] === 0) {
          out[o++] = byte;
          pos += 1;
          byte = input[pos] as number;
        }
        switch (classes[byte]) {
          case byteClass.delimiter:
            out[o++] = byte;
            if (!open) {
              if (quoteEnd >= 0 && quoteEnd !== pos - 1) quoteFault = earlier(quoteFault, quoteEnd + 1);
              delimiters += 1;
              cellStart = pos + 1;
              quoteEnd = -1;
            }
            break;
          case byteClass.quote:
            out[o++] = byte;
            if (open) {
              open = false;
              quoteEnd = pos;
            } else if (pos === cellStart || quoteEnd === pos - 1) {
              open = true;
              quoteEnd = -1;
            } else {
              quoteFault = earlier(quoteFault, pos);
            }
            break;
          case byteClass.lineFeed:
            end = pos;
            break;
          case byteClass.carriageReturn:
            if (input[pos + 1] === 10) {
              end = pos;
              pos += 1;
            } else {
              controlFault = earlier(controlFault, pos);
            }
            break;
          case byteClass.control:
            controlFault = earlier(controlFault, pos);
            break;
          case byteClass.maybeControl:
            if ((input[pos + 1] as number) < 0xa0) controlFault = earlier(controlFault, pos);
            out[o++] = byte;
            break;
          case byteClass.maybeMark:
            // Nobody sees it, and the key before which it stands would be another person's. It is left where files were put together.
            if (input[pos + 1] === 0xbb && input[pos + 2] === 0xbf) controlFault = earlier(controlFault, pos);
            out[o++] = byte;
            break;
          case byteClass.high:
            for (let i = 0; i < (lengths[byte] as number); i += 1) out[o++] = encoded[byte * 3 + i] as number;
            break;
          default:
            throw new StructureError({
              code: "UTF-IN-002",
              line: number.value(),
              byte: bytesBefore() + pos,
              encoding: dialect.encoding,
            });
        }
        pos += 1;
      }
      if (end - start > longestLine) {
        throw new StructureError({ code: "UTF-IN-019", line: number.value(), byte: bytesBefore() + start });
      }
      if (open) quoteFault = earlier(quoteFault, cellStart);
      else if (quoteEnd >= 0 && quoteEnd !== end - 1) quoteFault = earlier(quoteFault, quoteEnd + 1);
      const badCells = delimiters + 1 !== cells || (lastIsEmpty && cellStart !== end);
      if (controlFault >= 0 || quoteFault >= 0 || badCells) {
        const [code, at] =
          controlFault >= 0
            ? (["UTF-RW-013", controlFault] as const)
            : quoteFault >= 0
              ? (["UTF-RW-012", quoteFault] as const)
              : (["UTF-RW-011", start] as const);
        o = outStart;
        reject({ line: number.value(), code, byte: bytesBefore() + at, bytes: input.subarray(start, end) });
      } else {
        out[o++] = 10;
        const length = o - outStart;
        if (isPlain(out, outStart, o)) {
          rows += 1;
          if (length > longest) longest = length;
        } else {
          full.out.set(out.subarray(outStart, o), full.filled);
          full.filled += length;
          full.rows += 1;
          full.longest = Math.max(full.longest, length);
          o = outStart;
        }
      }
    }
    plain.filled = o;
    plain.rows = rows;
    plain.longest = longest;
    return pos;
  };

  return { scan, blank: (): number => blank };
};

/** The place of the first fault of a kind; -1 stands for none. */
const earlier = (known: number, found: number): number => (known < 0 ? found : known);
