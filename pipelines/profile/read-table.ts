import { decodeBytes, type Encoding } from "../../connectors/csv/encoding.ts";
import { splitCells } from "../../connectors/csv/split-cells.ts";
import type { Finding } from "./finding.ts";
import { type DelimiterFinding, judgeDelimiter } from "./judge-delimiter.ts";
import { judgeShape, type ShapeFinding } from "./judge-shape.ts";
import { typedDialect } from "./scan-file.ts";
import { type ColumnTally, columnTallies } from "./tally-columns.ts";

/** A line of the sample; cells null where it breaks the quoting rule. */
export interface SampleLine {
  readonly line: string;
  readonly cells: readonly string[] | null;
}

/** The sample as a table: how it is split, what its columns are called and what was counted in them. */
export interface SampleTable extends DelimiterFinding, ShapeFinding {
  /** The header line as text. */
  readonly header: string;
  /** One name for each cell of a line; empty for row names and after a trailing delimiter. */
  readonly names: readonly string[];
  /** Data lines looked at. */
  readonly lookedAt: number;
  readonly tallies: readonly ColumnTally[];
  /** Every n-th of the data lines looked at, so that there are `most` at most. */
  readonly rows: (most: number) => SampleRows;
}

/** Lines evenly spread over the sample. */
export interface SampleRows {
  readonly every: number;
  readonly lines: Iterable<SampleLine>;
}

/** Lines from which the shape of a line is told. */
const shapeLines = 1000;
/** Cells that are tallied at most; of very wide files fewer lines are looked at. */
const mostCells = 4_000_000;

const highByte = /[\u0080-\u00ff]/;

/** Text of a line kept one character a byte. */
const decoder =
  (encoding: Encoding) =>
  (line: string): string =>
    highByte.test(line) ? decodeBytes(Buffer.from(line, "latin1"), encoding) : line;

const isNamed = (name: string | undefined): boolean => name !== undefined && name.trim() !== "";

const byForm = <T>(value: T): Finding<T> => ({ value, certainty: "sure", evidence: "utfall wrote the text" });

/** Of typed rows utfall wrote the text itself. */
const typedSplit = (header: string): DelimiterFinding => ({
  delimiter: byForm(typedDialect.delimiter),
  quote: byForm(typedDialect.quote),
  cells: splitCells(header, typedDialect)?.length ?? 1,
});

const typedShape: ShapeFinding = { rowNames: byForm(false), trailing: byForm(false) };

/** Splits the sample of a scan under the proposed encoding and counts what its columns hold. */
export const readTable = (sample: readonly string[], encoding: Encoding, typed = false): SampleTable => {
  const split = typed ? typedSplit(sample[0] ?? "") : judgeDelimiter(sample);
  const marks = { delimiter: split.delimiter.value ?? ";", quote: split.quote.value ?? '"' } as const;
  const decode = decoder(encoding);
  const at = (i: number): SampleLine => {
    const line = decode(sample[i] ?? "");
    return { line, cells: splitCells(line, marks) };
  };
  const { line: header, cells } = at(0);
  const written = cells ?? header.split(marks.delimiter);
  const lines = sample.length - 1;
  const first = Array.from({ length: Math.min(lines, shapeLines) }, (_, i) => at(i + 1).cells ?? []);
  const shape = typed ? typedShape : judgeShape(written, first, split.cells);
  const names = [
    ...(shape.rowNames.value === true && isNamed(written[0]) ? [""] : []),
    ...written,
    ...(shape.trailing.value === true && isNamed(written.at(-1)) ? [""] : []),
  ];
  const lookedAt = Math.min(lines, Math.max(1, Math.floor(mostCells / names.length)));
  const tally = columnTallies(names.length);
  for (let i = 1; i <= lookedAt; i += 1) {
    const row = at(i).cells;
    if (row?.length === names.length) tally.take(row);
  }
  return {
    ...split,
    ...shape,
    header,
    names,
    lookedAt,
    tallies: tally.tallies(),
    rows: (most) => {
      const every = Math.max(1, Math.ceil(lookedAt / most));
      return { every, lines: spread(at, lookedAt, every) };
    },
  };
};

const spread = function* (at: (i: number) => SampleLine, last: number, every: number): Generator<SampleLine> {
  for (let i = 1; i <= last; i += every) yield at(i);
};
