import type { Dialect } from "../../schemas/dialect.ts";
import { countInTrailer } from "../../schemas/trailer.ts";
import { decodeBytes } from "./encoding.ts";
import { longestLine, StructureError } from "./structure-fault.ts";

/** A text without its trailer, and what the trailer says. */
export interface WithoutTrailer {
  /** A chunk is only valid until the next one is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /**
   * To be asked once the text has been read, with its data lines: throws UTF-IN-061 where the last line was not the declared
   * trailer, and UTF-IN-010 where it states another number. Either way the file may be cut.
   */
  readonly check: (lines: number) => void;
}

/** Takes the declared trailer off the end of a text; where the dialect declares none, the text is what it was. */
export const withoutTrailer = (
  chunks: AsyncIterable<Uint8Array>,
  { trailer, encoding }: Pick<Dialect, "trailer" | "encoding">,
): WithoutTrailer => {
  if (trailer === null) return { chunks, check: () => undefined };
  let stated: number | null = null;
  const body = async function* (): AsyncGenerator<Uint8Array> {
    let held = Buffer.alloc(0);
    for await (const chunk of chunks) {
      const bytes = Buffer.concat([held, chunk]);
      // What is too long for a line is handed on, and refused as one.
      const from =
        bytes.length > 2 * longestLine ? Math.max(lastLine(bytes), bytes.length - 2 * longestLine) : lastLine(bytes);
      if (from > 0) yield bytes.subarray(0, from);
      held = bytes.subarray(from);
    }
    stated = held.at(-1) === lineFeed ? countInTrailer(decodeBytes(held, encoding), trailer) : null;
    if (stated === null && held.length > 0) yield held;
  };
  return {
    chunks: body(),
    check: (lines) => {
      if (stated === null) throw new StructureError({ code: "UTF-IN-061" });
      if (stated !== lines) throw new StructureError({ code: "UTF-IN-010", expected: stated, found: lines });
    },
  };
};

const lineFeed = 10;

/** Where the last line begins that has its end, or the text where it has one line. */
const lastLine = (bytes: Buffer): number => {
  const end = bytes.lastIndexOf(lineFeed);
  return end <= 0 ? 0 : bytes.lastIndexOf(lineFeed, end - 1) + 1;
};
