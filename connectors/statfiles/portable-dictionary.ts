import type { FileBytes } from "./file-bytes.ts";
import type { StatDictionary } from "./stat-dictionary.ts";
import { type StatUnit, spssUnit } from "./stat-unit.ts";
import { labelText, mostLabels, type ValueLabels } from "./value-labels.ts";

const lineWidth = 80;

/** Splash strings, and the table of the file's characters; then the mark. */
const [tableAt, markAt] = [200, 456];

/** Where digits and letters stand in the table. */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const alphabetAt = tableAt + 64;

/** No dictionary is longer; what lies behind it are the rows. */
const mostOfDictionary = 16 * 1024 * 1024;

/**
 * The print formats and the value labels of an SPSS portable file, and whether it is whole: its last line is of 80 characters
 * and filled up with Z (PSPP developer's guide, Portable File Format).
 *
 * Throws RangeError for a file that is cut, damaged, or written in characters that are not ASCII's.
 */
export const portableDictionary = (file: FileBytes): StatDictionary => {
  const tail = Math.min(file.size, 200);
  if (!/\n[^\r\n]{79}Z(?:\r?\n)?$/.test(file.at(file.size - tail, tail).toString("latin1")))
    throw new RangeError("cut");
  const text = file
    .at(0, Math.min(file.size, mostOfDictionary))
    .toString("latin1")
    .split(/\r?\n/)
    .map((line) => line.padEnd(lineWidth))
    .join("");
  if (text.slice(alphabetAt, alphabetAt + alphabet.length) !== alphabet || !text.startsWith("SPSSPORT", markAt))
    throw new RangeError("other characters");
  // Behind the mark: the version, a day and a time.
  return columnsOf(fieldsOf(text, markAt + 9));
};

interface Fields {
  readonly tag: () => string;
  /** A number to the base of thirty; NaN for the missing value. */
  readonly number: () => number;
  readonly count: (most: number) => number;
  readonly string: () => string;
}

const fieldsOf = (text: string, from: number): Fields => {
  let at = from;
  const take = (length: number): string => {
    if (at + length > text.length) throw new RangeError("beyond the end");
    at += length;
    return text.slice(at - length, at);
  };
  const number = (): number => {
    while (text[at] === " ") at += 1;
    if (text[at] === "*") {
      take(2);
      return Number.NaN;
    }
    const end = text.indexOf("/", at);
    if (end < 0 || end - at > 80) throw new RangeError("no number");
    const value = baseThirty(take(end - at));
    take(1);
    return value;
  };
  const count = (most: number): number => {
    const value = number();
    if (!Number.isInteger(value) || value < 0 || value > most) throw new RangeError("no count");
    return value;
  };
  return { tag: () => take(1), number, count, string: () => take(count(lineWidth * lineWidth)) };
};

/** `-1.5F+2`: sign, digits, a fraction and a power of thirty. */
const baseThirty = (text: string): number => {
  const [, sign, whole = "", fraction = "", power = "+0"] =
    /^(-?)([0-9A-T]*)(?:\.([0-9A-T]*))?([+-][0-9A-T]+)?$/.exec(text) ?? [];
  if (sign === undefined || whole + fraction === "") throw new RangeError("no number");
  const digits = [...(whole + fraction)].reduce((value, digit) => value * 30 + Number.parseInt(digit, 30), 0);
  const value = digits * 30 ** (Number.parseInt(power, 30) - fraction.length);
  return sign === "-" ? -value : value;
};

interface Variable {
  readonly name: string;
  readonly isText: boolean;
  readonly unit: StatUnit;
}

const columnsOf = (fields: Fields): StatDictionary => {
  const { tag, number, count, string } = fields;
  const variables: Variable[] = [];
  const labels = new Map<string, ValueLabels>();
  const value = (isText: boolean): string | number => (isText ? string() : number());
  string();
  string();
  for (;;) {
    const isText = variables.at(-1)?.isText === true;
    const record = tag();
    if (record === "1" || record === "2" || record === "3" || record === "6" || record === "C") string();
    else if (record === "4" || record === "5") number();
    else if (record === "7") variables.push(variable(fields));
    else if (record === "8" || record === "9" || record === "A") value(isText);
    else if (record === "B") {
      value(isText);
      value(isText);
    } else if (record === "D") {
      const names = Array.from({ length: count(mostLabels) }, string);
      const ofTexts = variables.find(({ name }) => name === names[0])?.isText === true;
      const found = labelSet(count(mostLabels), () => value(ofTexts), string);
      for (const name of names) labels.set(name, found);
    } else if (record === "E") {
      for (let rest = count(mostLabels); rest > 0; rest -= 1) string();
    } else if (record === "F") {
      return {
        units: variables.map(({ unit }) => unit),
        rows: null,
        labels: variables.map(({ name }) => labels.get(name) ?? null),
      };
    } else throw new RangeError("no record");
  }
};

/** Width, name, and two formats of three numbers each: how it is printed, and how it is written. */
const variable = ({ count, number, string }: Fields): Variable => {
  const isText = count(lineWidth * lineWidth) > 0;
  const name = string();
  const [printed = 0] = Array.from({ length: 6 }, number);
  return { name, isText, unit: isText ? "plain" : spssUnit(printed) };
};

const labelSet = (length: number, value: () => string | number, label: () => string): ValueLabels => {
  const found = new Map<string | number, string>();
  for (let i = 0; i < length; i += 1) {
    const code = value();
    const text = labelText(Buffer.from(label(), "latin1"));
    if (typeof code === "string") found.set(labelText(Buffer.from(code, "latin1")), text);
    else if (Number.isFinite(code)) found.set(code, text);
  }
  return found;
};
