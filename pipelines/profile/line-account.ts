import { isUtf8 } from "node:buffer";
import { longestLine } from "../../connectors/csv/structure-fault.ts";

/** The physical lines of a file. */
export interface LineAccount {
  /** All physical lines: the header, blank ones, and a last one that lacks its line end. */
  readonly lines: number;
  readonly blank: number;
  /** True where nothing stands in the line of the header. */
  readonly firstBlank: boolean;
  readonly lineEnds: { readonly lf: number; readonly crlf: number };
  /** False where bytes follow the last line end: a file cut inside its last line looks just like this. */
  readonly lastLineEnded: boolean;
  /** Lines beyond the limit of intake. */
  readonly tooLong: { readonly lines: number; readonly first: number } | null;
  /** Lines whose bytes are not UTF-8. */
  readonly notUtf8: { readonly lines: number; readonly first: number } | null;
  /** The first lines that are neither blank nor too long, one character a byte (latin1), without line end. */
  readonly sample: readonly string[];
  /** True where the sample stops before the file does. */
  readonly sampleCut: boolean;
}

interface Tally {
  lines: number;
  first: number;
}

/** Takes chunks of any size and accounts for the lines in them; never holds more than the sample and one line. */
export const lineAccount = (most: { readonly lines: number; readonly bytes: number }) => {
  const sample: string[] = [];
  const lineEnds = { lf: 0, crlf: 0 };
  const tooLong: Tally = { lines: 0, first: 0 };
  const notUtf8: Tally = { lines: 0, first: 0 };
  let lines = 0;
  let blank = 0;
  let firstBlank = false;
  let sampled = 0;
  let sampleCut = false;
  let lastLineEnded = true;
  let begun: Buffer[] = [];
  let begunLength = 0;

  const count = (tally: Tally): void => {
    if (tally.lines === 0) tally.first = lines;
    tally.lines += 1;
  };
  const keep = (line: Buffer): void => {
    if (sampleCut) return;
    if (sample.length >= most.lines || (sample.length > 1 && sampled + line.length > most.bytes)) {
      sampleCut = true;
      return;
    }
    sampled += line.length;
    sample.push(line.toString("latin1"));
  };
  /** A line with its content up to, and without, the line feed. */
  const take = (content: Buffer, length: number, ended: boolean, known: boolean): void => {
    lines += 1;
    const carriage = ended && content.at(-1) === 13;
    if (ended) lineEnds[carriage ? "crlf" : "lf"] += 1;
    const line = carriage ? content.subarray(0, -1) : content;
    if (length > longestLine) count(tooLong);
    else if (line.length === 0) {
      blank += 1;
      firstBlank ||= lines === 1;
    } else {
      if (!known && !isUtf8(line)) count(notUtf8);
      keep(line);
    }
  };
  const begin = (rest: Buffer): void => {
    if (rest.length === 0) return;
    // A chunk is only valid until the next one. Of a line beyond the limit the length alone is of interest.
    if (begunLength <= longestLine) begun.push(Buffer.from(rest));
    begunLength += rest.length;
  };
  const finish = (rest: Buffer, ended: boolean): void => {
    begin(rest);
    const length = begunLength;
    const content = length > longestLine + 1 ? Buffer.alloc(0) : Buffer.concat(begun);
    begun = [];
    begunLength = 0;
    take(content, length, ended, false);
  };

  return {
    take: (chunk: Buffer): void => {
      let from = 0;
      let end = chunk.indexOf(10);
      if (end >= 0 && begunLength > 0) {
        finish(chunk.subarray(0, end), true);
        from = end + 1;
        end = chunk.indexOf(10, from);
      }
      const valid = isUtf8(chunk.subarray(from, chunk.lastIndexOf(10) + 1));
      while (end >= 0) {
        take(chunk.subarray(from, end), end - from, true, valid);
        from = end + 1;
        end = chunk.indexOf(10, from);
      }
      begin(chunk.subarray(from));
    },
    end: (): void => {
      lastLineEnded = begunLength === 0;
      if (!lastLineEnded) finish(Buffer.alloc(0), false);
    },
    /** Length so far of the line that has begun. */
    lineLength: (): number => begunLength,
    account: (): LineAccount => ({
      lines,
      blank,
      firstBlank,
      lineEnds: { ...lineEnds },
      lastLineEnded,
      tooLong: tooLong.lines === 0 ? null : { ...tooLong },
      notUtf8: notUtf8.lines === 0 ? null : { ...notUtf8 },
      sample,
      sampleCut,
    }),
  };
};
