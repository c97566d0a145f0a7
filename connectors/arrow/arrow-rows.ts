import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { zstdDecompressSync } from "node:zlib";
import { compressionRegistry, RecordBatchReader } from "apache-arrow";
import type { Dialect } from "../../schemas/dialect.ts";
import { StructureError } from "../csv/structure-fault.ts";
import type { RefuseColumns } from "../forms/refuse-columns.ts";
import type { TextRow } from "../forms/text-lines.ts";
import { valueText } from "../forms/value-text.ts";
import { arrowCell, arrowTypeProblem } from "./arrow-cell.ts";
import { unpackLz4 } from "./lz4.ts";

export interface ArrowOptions {
  readonly path: string;
  /** `stream` is read from first to last; `file` has a directory of its batches at the end. */
  readonly as: "file" | "stream";
  readonly dialect: Dialect;
  readonly refuse: RefuseColumns;
}

/** Unpacked bytes of one column of one batch; a batch is held in memory. */
const mostOfBuffer = 512 * 1024 * 1024;

/** Compression types of the format, by their numbers there. */
const lz4Frame = 0;
const zstd = 1;

let codecsKnown = false;
const registerCodecs = (): void => {
  if (codecsKnown) return;
  compressionRegistry.set(zstd, { decode: (bytes) => zstdDecompressSync(bytes, { maxOutputLength: mostOfBuffer }) });
  compressionRegistry.set(lz4Frame, { decode: (bytes) => unpackLz4(bytes, mostOfBuffer) });
  codecsKnown = true;
};

/** What must stand at the end: the file's sign, or the mark of the stream's end. Without it something was cut off or added. */
const endings = {
  file: Buffer.from("ARROW1", "latin1"),
  stream: Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
} as const;

/**
 * The rows of an Arrow file or stream as text, header first, batch by batch; one batch is held in memory.
 *
 * Throws UTF-IN-055 for a file that is cut or damaged, UTF-IN-056 for columns of types without a cell where the layout reads
 * the column.
 */
export const arrowRows = async function* ({ path, as, dialect, refuse }: ArrowOptions): AsyncGenerator<TextRow> {
  registerCodecs();
  const words = valueText(dialect);
  const handle = as === "file" ? await open(path, "r") : null;
  try {
    if (!endsWith(path, endings[as])) throw damaged();
    const reader =
      handle === null
        ? await RecordBatchReader.from(createReadStream(path) as AsyncIterable<Uint8Array>)
        : await RecordBatchReader.from(handle);
    await reader.open();
    const { fields } = reader.schema;
    const names = fields.map(({ name }) => name);
    const problems = fields.map(arrowTypeProblem);
    refuse(names, (i) => problems[i] ?? null);
    yield names;
    for await (const batch of reader) {
      const columns = batch.data.children.map((data, i) => {
        const vector = batch.getChildAt(i);
        if (vector === null || data.length < batch.numRows) throw damaged();
        return { data, cell: arrowCell(vector, words) };
      });
      for (let row = 0; row < batch.numRows; row += 1) {
        yield columns.map(({ data, cell }) => (data.getValid(row) ? cell(row) : null));
      }
    }
  } catch (error) {
    // What the library throws at a damaged file is of many kinds and may hold data.
    throw error instanceof StructureError ? error : damaged();
  } finally {
    await handle?.close().catch(() => undefined);
  }
};

const damaged = (): StructureError => new StructureError({ code: "UTF-IN-055", form: "Arrow file" });

const endsWith = (path: string, ending: Buffer): boolean => {
  const file = openSync(path, "r");
  try {
    const tail = Buffer.alloc(ending.length);
    const { size } = statSync(path);
    return size >= ending.length && readSync(file, tail, 0, tail.length, size - tail.length) > 0 && tail.equals(ending);
  } finally {
    closeSync(file);
  }
};
