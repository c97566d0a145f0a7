/** A cell as readstat writes it: text in quotes, numbers and dates bare, nothing for a missing value. */
export interface ReadstatCell {
  readonly text: string;
  readonly quoted: boolean;
}

const [comma, quote, lineFeed] = [44, 34, 10] as const;

/**
 * The rows of readstat's CSV. Cells may hold line ends, which plain extracts may not, so that rows are told by quotes.
 *
 * Throws RangeError for text that ends inside a row or is not UTF-8.
 */
export const readstatCells = async function* (
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly ReadstatCell[]> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    let open = false;
    let cells: ReadstatCell[] = [];
    let cellStart = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === quote) open = !open;
      else if (!open && (byte === comma || byte === lineFeed)) {
        cells.push(cellOf(bytes.subarray(cellStart, at), decoder));
        cellStart = at + 1;
        if (byte === comma) continue;
        yield cells;
        cells = [];
        start = at + 1;
      }
    }
    rest = bytes.subarray(start);
    if (rest.length > longestRow) throw new RangeError("row too long");
  }
  if (rest.length > 0) throw new RangeError("cut");
};

/** A row is walked from its beginning with every chunk that it spans; no sound one spans more than a few. */
const longestRow = 64 * 1024 * 1024;

const cellOf = (bytes: Buffer, decoder: InstanceType<typeof TextDecoder>): ReadstatCell => {
  const text = decoder.decode(bytes);
  return text.startsWith('"')
    ? { text: text.slice(1, -1).replaceAll('""', '"'), quoted: true }
    : { text, quoted: false };
};
