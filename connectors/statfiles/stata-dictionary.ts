import { type FileBytes, fieldText, numbersIn } from "./file-bytes.ts";
import type { StatDictionary } from "./stat-dictionary.ts";
import { stataUnit } from "./stat-unit.ts";
import { labelTables } from "./stata-labels.ts";

/**
 * The display formats and value labels of a Stata file (versions 8 to 12: 113–115, 13 and later: 117–119; `help dta`), and whether it is whole.
 *
 * Readstat stops after the last row, so that a file cut behind its data, or followed by other bytes, must be told here.
 */
export const stataDictionary = (file: FileBytes): StatDictionary =>
  file.at(0, 1).toString("latin1") === "<" ? tagged(file) : fixed(file);

const tagged = (file: FileBytes): StatDictionary => {
  const head = file.at(0, Math.min(file.size, 1024)).toString("latin1");
  const release = Number(/<release>(\d{3})<\/release>/.exec(head)?.[1]);
  const little = /<byteorder>(MSF|LSF)<\/byteorder>/.exec(head)?.[1] === "LSF";
  if (release < 117 || release > 119) throw new RangeError("another release");
  const numbers = numbersIn(file.at(0, Math.min(file.size, 1024)), little);
  const k = head.indexOf("<K>") + 3;
  const columns = release === 119 ? numbers.u32(k) : numbers.u16(k);
  const n = head.indexOf("<N>") + 3;
  const rows = release === 117 ? numbers.u32(n) : numbers.u64(n);
  const mapAt = head.indexOf("<map>") + 5;
  if (k < 3 || n < 3 || mapAt < 5) throw new RangeError("no map");
  const map = numbersIn(file.at(mapAt, 14 * 8), little);
  const end = "</stata_dta>";
  const whole = map.u64(13 * 8) === file.size && file.at(file.size - end.length, end.length).toString("latin1") === end;
  if (!whole) throw new RangeError("cut");
  const width = release === 117 ? 49 : 57;
  const formats = file.at(map.u64(5 * 8) + "<formats>".length, columns * width);
  const name = release === 117 ? 33 : 129;
  const names = file.at(map.u64(6 * 8) + "<value_label_names>".length, columns * name);
  const shape = { name, before: "<lbl>".length, after: "</lbl>".length };
  const { sets } = labelTables(file, map.u64(11 * 8) + "<value_labels>".length, little, shape, (at) =>
    file.at(at, 5).equals(Buffer.from("<lbl>")),
  );
  return {
    units: each(columns, (i) => stataUnit(fieldText(formats.subarray(i * width, (i + 1) * width)))),
    rows,
    labels: each(columns, (i) => sets.get(fieldText(names.subarray(i * name, (i + 1) * name))) ?? null),
  };
};

const headerSize = 109;

/** Bytes of a value by its type; 1 to 244 are texts of that length. */
const widths: Readonly<Record<number, number>> = { 251: 1, 252: 2, 253: 4, 254: 4, 255: 8 };

const fixed = (file: FileBytes): StatDictionary => {
  const header = file.at(0, headerSize);
  const release = header[0] ?? 0;
  const little = header[1] === 2;
  const numbers = numbersIn(header, little);
  const columns = numbers.u16(4);
  const rows = numbers.u32(6);
  const types = file.at(headerSize, columns);
  const rowWidth = types.reduce((sum, type) => sum + (type <= 244 ? type : (widths[type] ?? 0)), 0);
  const width = release === 113 ? 12 : 49;
  const formatsAt = headerSize + columns + 33 * columns + 2 * (columns + 1);
  const formats = file.at(formatsAt, columns * width);
  const names = file.at(formatsAt + columns * width, columns * 33);
  const data = afterExtensions(file, formatsAt + columns * (width + 33 + 81), little);
  const shape = { name: 33, before: 0, after: 0 };
  const tables = labelTables(file, data + rows * rowWidth, little, shape, (at) => at < file.size);
  if (tables.end !== file.size) throw new RangeError("cut");
  return {
    units: each(columns, (i) => stataUnit(fieldText(formats.subarray(i * width, (i + 1) * width)))),
    rows,
    labels: each(columns, (i) => tables.sets.get(fieldText(names.subarray(i * 33, (i + 1) * 33))) ?? null),
  };
};

/** Notes and the like: a kind and a length each, until both are zero. */
const afterExtensions = (file: FileBytes, from: number, little: boolean): number => {
  for (let at = from; ; ) {
    const head = file.at(at, 5);
    const length = numbersIn(head, little).u32(1);
    at += 5 + length;
    if (head[0] === 0 && length === 0) return at;
  }
};

const each = <T>(count: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i));
