import { isUtf8 } from "node:buffer";
import type { Dialect } from "../../schemas/dialect.ts";
import type { IntakeLimits } from "../../schemas/intake-limits.ts";
import type { LeakTerms } from "../../schemas/leak.ts";
import { namesPerson } from "../../schemas/person-number-text.ts";
import type { DeliveredLabels } from "../../schemas/value-labels.ts";
import { deliveredText } from "../forms/delivered-text.ts";
import { refuseColumns } from "../forms/refuse-columns.ts";
import { bindHeader, cellLabels, type HeaderBinding, type HeaderContract } from "./bind-header.ts";
import { cleanLines, type RejectedLine, roomForLine } from "./clean-lines.ts";
import { decodeBytes } from "./encoding.ts";
import { type LeakingColumn, leakScan } from "./leak-scan.ts";
import { lineNumber } from "./line-number.ts";
import { type PartFile, partFiles } from "./part-files.ts";
import type { CellForm } from "./plain/cell-automaton.ts";
import { plainLines } from "./plain/plain-lines.ts";
import { longestLine, StructureError } from "./structure-fault.ts";
import { withoutTrailer } from "./trailer.ts";

/** What the pass has to know; plain data, because it crosses to the worker thread. */
export interface StructureRequest {
  readonly path: string;
  /** Member of a zip file; null for its only one, and for every other form. */
  readonly member: string | null;
  /** Folder for the clean parts; exists, empty, on the encrypted volume. */
  readonly work: string;
  readonly header: HeaderContract;
  /** The plain form of the cells of each column that is read; a cell that is not read is plain whatever it holds. */
  readonly forms: Readonly<Record<string, CellForm>>;
  /** Which person numbers must not be in the file. */
  readonly leaks: LeakTerms;
  /** Size of a clean part in bytes; a part is closed after the line that reaches it. */
  readonly partSize: number;
  readonly limits: IntakeLimits;
}

/** A line set aside by the pass. */
export interface SetAside {
  readonly line: number;
  readonly code: RejectedLine["code"];
  /** Where in the text the fault begins, in bytes from 0. */
  readonly byte: number;
  /** The line as text. */
  readonly raw: string;
}

/** A finished part, with the lines set aside while it was written. */
export interface StructurePart extends PartFile {
  readonly setAside: readonly SetAside[];
}

/** The account of the whole file. */
export interface StructureSummary {
  readonly sha256: string;
  readonly bytes: number;
  /** Data lines: every line but the header that is not blank. */
  readonly lines: number;
  readonly blank: number;
  /** Whether the file is packed in several members, so that text may have been added behind its end. */
  readonly joined: boolean;
  /** Value labels by column of the file, where its form holds any. */
  readonly labels: DeliveredLabels;
}

/** Takes what the pass finds, in the order of the file. `part` may be slow: the pass waits before it fills the disk. */
export interface StructureSink {
  readonly header: (binding: HeaderBinding) => void | Promise<void>;
  readonly part: (part: StructurePart) => void | Promise<void>;
}

/** Cells of a part; DuckDB holds a part in memory, where an empty cell takes as much room as a short one. */
const mostCells = 12_000_000;

/** Lines set aside are handed over with a part; so many close a part early, so that they do not pile up in memory. */
const mostSetAside = 20_000;

const anyCell: CellForm = { patterns: [".*"], texts: [] };
const noCell: CellForm = { patterns: [], texts: [] };

/**
 * Reads a delivered file once, from the first byte to the last: checksum, decompression, encoding, header, physical line
 * numbers, quotes, number of cells, person numbers. Writes what is sound as parts for DuckDB and sets aside what is not.
 *
 * Throws StructureError for a fault of the whole file. A file with person numbers is known at its end, after parts have been
 * handed over: whoever wrote anything of them must take it away. There is always at least one part, which may hold no line.
 */
export const structuralPass = async (request: StructureRequest, sink: StructureSink): Promise<StructureSummary> => {
  const { dialect } = request.header;
  const { path, member, work, limits } = request;
  const refuse = refuseColumns(request.header);
  const source = deliveredText({ path, member, work, dialect, limits, refuse });
  const text = withoutTrailer(source.chunks, dialect);
  const number = lineNumber();
  let setAside: SetAside[] = [];
  let lines = 0;
  let cells = 0;
  const parts = partFiles(request.work, request.partSize, roomForLine);
  let bytesBefore = 0;
  const reject = ({ line, code, byte, bytes }: RejectedLine): void => {
    setAside.push({ line, code, byte, raw: decodeBytes(Buffer.from(bytes), dialect.encoding) });
  };
  const close = async (): Promise<void> => {
    const part = { ...parts.close(), setAside };
    lines += part.rows + setAside.length;
    setAside = [];
    await sink.part(part);
  };
  let scanner: ReturnType<typeof cleanLines> | null = null;
  let leaks: ReturnType<typeof leakScan> | null = null;
  let labels: readonly (string | null)[] = [];
  try {
    for await (const { buffer, from, to, before } of wholeLines(text.chunks, dialect, number.value)) {
      let at = from;
      bytesBefore = before;
      if (scanner === null) {
        at = buffer.indexOf(10, from) + 1;
        number.next();
        const header = decodeBytes(buffer.subarray(from, at), dialect.encoding).replace(/\r?\n$/, "");
        const binding = boundHeader(header, request);
        await sink.header(binding);
        cells = binding.cells.length;
        labels = cellLabels(header, dialect);
        refuseLeakingLabels(source.labels(), labels, request.leaks);
        const forms = binding.cells.map((name) => (name === null ? anyCell : (request.forms[name] ?? noCell)));
        scanner = cleanLines({
          dialect,
          cells,
          number,
          bytesBefore: () => bytesBefore,
          isPlain: plainLines(forms, dialect),
          reject,
        });
        leaks = leakScan(dialect, cells, request.leaks);
      }
      leaks?.scan(buffer, at, to, number.value());
      while (at < to) {
        at = scanner.scan(buffer, at, to, parts.targets);
        parts.flush();
        const full = parts.isFull() || parts.rows() * cells >= mostCells;
        if (full || setAside.length >= mostSetAside) await close();
      }
    }
    if (scanner === null) throw new StructureError({ code: "UTF-IN-001" });
    refuseLeaks(leaks?.found() ?? [], labels);
    await close();
    text.check(lines);
  } finally {
    parts.abandon();
  }
  return { ...source.delivered(), lines, blank: scanner.blank(), joined: source.joined(), labels: source.labels() };
};

const boundHeader = (text: string, { header, leaks }: StructureRequest): HeaderBinding => {
  // Looked at first: where a file has no header, its first line is data, and other faults print header names.
  if (namesPerson(text, leaks)) throw new StructureError({ code: "UTF-CF-001", line: 1, columns: ["the header"] });
  const bound = text === "" ? ({ code: "UTF-IN-021" } as const) : bindHeader(text, header);
  if ("code" in bound) throw new StructureError(bound);
  return bound;
};

const refuseLeaks = (found: readonly LeakingColumn[], labels: readonly (string | null)[]): void => {
  if (found.length === 0) return;
  const columns = found.map(({ cell, lines }) => {
    const name = cell < labels.length ? (labels[cell] ?? `the unnamed column ${cell + 1}`) : "cells beyond the header";
    return `${name} (${lines} ${lines === 1 ? "line" : "lines"})`;
  });
  throw new StructureError({ code: "UTF-CF-001", line: Math.min(...found.map((f) => f.firstLine)), columns });
};

/** A person may be named in the value labels as well, of columns that are not read too. */
const refuseLeakingLabels = (
  valueLabels: DeliveredLabels,
  names: readonly (string | null)[],
  leaks: LeakTerms,
): void => {
  const columns = valueLabels.flatMap((ofColumn, i) =>
    ofColumn?.some((entry) => entry.some((text) => namesPerson(text, leaks))) === true
      ? [`the value labels of ${names[i] ?? `the unnamed column ${i + 1}`}`]
      : [],
  );
  if (columns.length > 0) throw new StructureError({ code: "UTF-CF-001", line: 1, columns });
};

interface WholeLines {
  readonly buffer: Buffer;
  readonly from: number;
  readonly to: number;
  /** Bytes of the text before `buffer[0]`. */
  readonly before: number;
}

/** The content in runs of whole lines, checked for the encoding; a run is valid until the next one is asked for. */
const wholeLines = async function* (
  chunks: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  linesBefore: () => number,
): AsyncGenerator<WholeLines> {
  let buffer = Buffer.allocUnsafe(3 * longestLine);
  let filled = 0;
  let before = 0;
  let started = false;
  for await (const chunk of chunks) {
    if (filled + chunk.length > buffer.length)
      buffer = Buffer.concat([buffer.subarray(0, filled)], filled + chunk.length);
    buffer.set(chunk, filled);
    filled += chunk.length;
    let from = 0;
    if (!started) {
      if (filled < 3) continue;
      started = true;
      from = afterByteOrderMark(buffer, dialect);
    }
    const to = buffer.lastIndexOf(10, filled - 1) + 1;
    if (to > from) {
      checkUtf8(buffer.subarray(from, to), dialect, linesBefore(), before + from);
      yield { buffer, from, to, before };
      buffer.copyWithin(0, to, filled);
      filled -= to;
      before += to;
    } else if (from > 0) {
      buffer.copyWithin(0, from, filled);
      filled -= from;
      before += from;
    }
    if (filled > longestLine) throw new StructureError({ code: "UTF-IN-019", line: linesBefore() + 1, byte: before });
  }
  const whole = buffer.subarray(0, filled).lastIndexOf(10) + 1;
  if (!started && whole > 0) {
    // Too short for a byte order mark to be looked for.
    checkUtf8(buffer.subarray(0, whole), dialect, 0, 0);
    yield { buffer, from: 0, to: whole, before };
    filled -= whole;
    before += whole;
  }
  if (filled === 0) return;
  // Bytes are left that no line feed ends: a file cut inside its last line looks just like this.
  checkUtf8(buffer.subarray(whole, whole + filled), dialect, linesBefore(), before);
  throw new StructureError({ code: "UTF-IN-007", line: linesBefore() + 1, byte: before + filled });
};

const afterByteOrderMark = (buffer: Buffer, { encoding }: Dialect): number => {
  if (buffer[0] !== 0xef || buffer[1] !== 0xbb || buffer[2] !== 0xbf) return 0;
  if (encoding !== "utf-8") throw new StructureError({ code: "UTF-IN-002", line: 1, byte: 0, encoding });
  return 3;
};

const checkUtf8 = (bytes: Buffer, { encoding }: Dialect, linesBefore: number, bytesBefore: number): void => {
  if (encoding !== "utf-8" || isUtf8(bytes)) return;
  let line = linesBefore;
  let at = 0;
  for (;;) {
    const next = bytes.indexOf(10, at) + 1 || bytes.length;
    line += 1;
    if (!isUtf8(bytes.subarray(at, next))) break;
    at = next;
  }
  const byte = bytesBefore + at + firstForeignByte(bytes.subarray(at));
  throw new StructureError({ code: "UTF-IN-002", line, byte, encoding });
};

/** Where bytes that are not UTF-8 stop being so; characters have one to four bytes. */
const firstForeignByte = (bytes: Buffer): number => {
  for (let at = 0; ; ) {
    const size = [1, 2, 3, 4].find((n) => isUtf8(bytes.subarray(at, at + n)));
    if (size === undefined) return at;
    at += size;
  }
};
