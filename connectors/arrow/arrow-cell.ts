import { isUtf8 } from "node:buffer";
import { type Data, DataType, DateUnit, type Field, Precision, TimeUnit, type Vector } from "apache-arrow";
import { approximate } from "../../schemas/approximate.ts";
import { clockOf, isoOfDay, isoOfMoment, type ValueText } from "../forms/value-text.ts";

/** The text of a cell by its row in the batch; asked for filled cells only. */
export type CellReader = (row: number) => string;

const perSecond = {
  [TimeUnit.SECOND]: 1,
  [TimeUnit.MILLISECOND]: 1000,
  [TimeUnit.MICROSECOND]: 1_000_000,
  [TimeUnit.NANOSECOND]: 1_000_000_000,
} as const;

/** Why a column of this type is not taken; null where it is. */
export const arrowTypeProblem = ({ type }: Field): string | null => {
  const inner: DataType = DataType.isDictionary(type) ? type.dictionary : type;
  if (DataType.isTimestamp(inner) && inner.timezone) {
    return "moments with a time zone are not taken, local time (Europe/Oslo) is";
  }
  if (DataType.isDictionary(type))
    return isText(type.dictionary) ? null : "categories of other than text are not taken";
  const scalar =
    isText(type) ||
    DataType.isNull(type) ||
    DataType.isInt(type) ||
    DataType.isFloat(type) ||
    DataType.isBool(type) ||
    DataType.isDate(type) ||
    DataType.isTime(type) ||
    DataType.isTimestamp(type) ||
    DataType.isDecimal(type);
  return scalar ? null : "lists, structures, bytes and spans of time are not taken";
};

const isText = (type: DataType): boolean =>
  DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type);

/** The reader of one column of one batch. Throws RangeError for text that is not UTF-8. */
export const arrowCell = (vector: Vector, words: ValueText): CellReader => {
  const data = vector.data[0] as Data;
  const { type } = data;
  if (isText(type)) return textCell(vector, data);
  if (DataType.isDictionary(type) && isText(type.dictionary)) {
    for (const part of data.dictionary?.data ?? []) checkText(part);
    return (row) => checked(String(vector.get(row)));
  }
  if (DataType.isBool(type)) return (row) => words.flag(vector.get(row) === true);
  if (DataType.isInt(type)) return (row) => String(vector.get(row));
  if (DataType.isFloat(type)) {
    const shortest = type.precision === Precision.DOUBLE ? String : shortestSingle;
    return (row) => words.number(shortest(Number(vector.get(row))));
  }
  if (DataType.isDecimal(type)) {
    const { scale, bitWidth } = type;
    const cells = bitWidth / 32;
    return (row) => words.number(decimalText(data.values.subarray(row * cells, (row + 1) * cells), scale));
  }
  // The library's own getters go through milliseconds; the stored units are exact.
  const unit = (row: number): bigint => BigInt(data.values[row]);
  if (DataType.isDate(type)) {
    return type.unit === DateUnit.DAY
      ? (row) => words.date(isoOfDay(approximate(unit(row))))
      : (row) => words.moment(isoOfMoment(unit(row), 1000));
  }
  if (DataType.isTimestamp(type)) return (row) => words.moment(isoOfMoment(unit(row), perSecond[type.unit]));
  if (DataType.isTime(type)) return (row) => words.time(clockOf(unit(row), perSecond[type.unit]));
  // Not stored by the layout, yet looked through for person numbers.
  return (row) => String(vector.get(row));
};

const textCell = (vector: Vector, data: Data): CellReader => {
  checkText(data);
  return (row) => checked(String(vector.get(row)));
};

/** The library replaces bytes that are not UTF-8 without a word. */
const checkText = ({ values, valueOffsets }: Data): void => {
  if (!(values instanceof Uint8Array) || valueOffsets === undefined || valueOffsets.length === 0) return;
  const used = values.subarray(Number(valueOffsets[0]), Number(valueOffsets.at(-1)));
  if (!isUtf8(used)) throw new RangeError("not UTF-8");
};

const replaced = "\ufffd";

const checked = (text: string): string => {
  if (text.includes(replaced)) throw new RangeError("not UTF-8");
  return text;
};

/** The shortest text that is read as the same number of single precision. */
const shortestSingle = (value: number): string => {
  for (let digits = 6; digits < 9; digits += 1) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return Number.isFinite(value) ? String(Number(value.toPrecision(9))) : String(value);
};

/** A decimal number from its 32-bit words, lowest first, in two's complement. */
const decimalText = (words: Uint32Array | Int32Array, scale: number): string => {
  const unsigned = [...words].reduceRight((sum, word) => (sum << 32n) | BigInt(word >>> 0), 0n);
  const value = BigInt.asIntN(32 * words.length, unsigned);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  const sign = value < 0n ? "-" : "";
  return scale <= 0 ? sign + digits + "0".repeat(-scale) : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
};
