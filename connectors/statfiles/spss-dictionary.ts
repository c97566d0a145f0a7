import { type FileBytes, numbersIn } from "./file-bytes.ts";
import { type LabelRecord, labelRecord, labelsOf, longTextLabels } from "./spss-labels.ts";
import type { StatDictionary } from "./stat-dictionary.ts";
import { type StatUnit, spssUnit } from "./stat-unit.ts";
import { labelText, type ValueLabels } from "./value-labels.ts";

interface Variable {
  readonly name: string;
  /** 0 for a number, otherwise the bytes of a text. */
  readonly width: number;
  readonly unit: StatUnit;
  /** Place in the dictionary, from 1 and with the records in which wide texts go on; labels refer to it. */
  readonly place: number;
}

const headerSize = 176;
const [ofVariable, ofLabels, ofLabelled, ofDocument, ofExtension, ofEnd] = [2, 3, 4, 6, 7, 999] as const;
const [longNames, veryLongTexts, labelsOfLongTexts] = [13, 14, 21] as const;

/** The print formats, the value labels and the number of rows of an SPSS system file (PSPP developer's guide, System File Format). */
export const spssDictionary = (file: FileBytes): StatDictionary => {
  const header = file.at(0, headerSize);
  const little = header.readInt32LE(64) === 2 || header.readInt32LE(64) === 3;
  const { i32 } = numbersIn(header, little);
  const { variables, longTexts, labels } = records(file, little);
  const rows = i32(80);
  const shown = withoutSegments(variables, longTexts);
  return { units: shown.map(({ unit }) => unit), rows: rows < 0 ? null : rows, labels: shown.map(labels) };
};

const records = (file: FileBytes, little: boolean) => {
  const number = (at: number): number => numbersIn(file.at(at, 4), little).i32(0);
  const variables: Variable[] = [];
  let longTexts: ReadonlyMap<string, number> = new Map();
  let names: ReadonlyMap<string, string> = new Map();
  let ofLongTexts: ReadonlyMap<string, ValueLabels> = new Map();
  const labelled = new Map<number, LabelRecord>();
  let lastLabels: LabelRecord | null = null;
  let places = 0;
  const labels = ({ name, width, place }: Variable): ValueLabels | null => {
    const record = labelled.get(place);
    if (record !== undefined) return labelsOf(record, width === 0, little);
    return ofLongTexts.get(names.get(name) ?? name) ?? ofLongTexts.get(name) ?? null;
  };
  let at = headerSize;
  for (;;) {
    const kind = number(at);
    if (kind === ofVariable) {
      const width = number(at + 4);
      const isDescribed = number(at + 8) === 1;
      places += 1;
      const missing = Math.abs(number(at + 12));
      const name = file
        .at(at + 24, 8)
        .toString("latin1")
        .trimEnd()
        .toUpperCase();
      // A text wider than eight bytes goes on in records of its own, with width -1.
      if (width >= 0)
        variables.push({
          name,
          width,
          unit: width === 0 ? spssUnit((number(at + 16) >> 16) & 0xff) : "plain",
          place: places,
        });
      at += 32;
      if (isDescribed) at += 4 + Math.ceil(number(at) / 4) * 4;
      at += missing * 8;
    } else if (kind === ofLabels) {
      lastLabels = labelRecord(file, at + 8, number(at + 4));
      at = lastLabels.next;
    } else if (kind === ofLabelled) {
      const count = number(at + 4);
      const { u32 } = numbersIn(file.at(at + 8, 4 * count), little);
      for (let i = 0; i < count && lastLabels !== null; i += 1) labelled.set(u32(4 * i), lastLabels);
      at += 8 + 4 * count;
    } else if (kind === ofDocument) {
      at += 8 + 80 * number(at + 4);
    } else if (kind === ofExtension) {
      const length = number(at + 8) * number(at + 12);
      const subtype = number(at + 4);
      if (subtype === veryLongTexts) longTexts = longTextsOf(file.at(at + 16, length));
      if (subtype === longNames) names = longNamesOf(file.at(at + 16, length));
      if (subtype === labelsOfLongTexts) ofLongTexts = longTextLabels(file.at(at + 16, length), little);
      at += 16 + length;
    } else if (kind === ofEnd) {
      return { variables, longTexts, labels };
    } else {
      throw new RangeError("unknown record");
    }
  }
};

/** `NAME=00600` and the like, set apart by zero bytes and tabs. */
const longTextsOf = (bytes: Buffer): ReadonlyMap<string, number> =>
  new Map(
    bytes
      .toString("latin1")
      .split(/[\0\t]/)
      .map((entry) => entry.split("=", 2))
      .flatMap(([name = "", length = ""]) =>
        name !== "" && /^\d{1,9}$/.test(length) ? [[name.toUpperCase(), Number(length)] as const] : [],
      ),
  );

/** `SHORT=Long name` and the like, set apart by tabs; in upper case, as names are compared. */
const longNamesOf = (bytes: Buffer): ReadonlyMap<string, string> =>
  new Map(
    labelText(bytes)
      .toUpperCase()
      .split("\t")
      .map((entry) => entry.split("=", 2))
      .flatMap(([short = "", long = ""]) => (short === "" || long === "" ? [] : [[short, long] as const])),
  );

/** A text of more than 255 bytes is kept in several variables of 252 bytes each; readstat shows one. */
const withoutSegments = (
  variables: readonly Variable[],
  longTexts: ReadonlyMap<string, number>,
): readonly Variable[] => {
  const shown: Variable[] = [];
  for (let i = 0; i < variables.length; ) {
    const variable = variables[i] as Variable;
    shown.push(variable);
    const length = longTexts.get(variable.name);
    i += length === undefined ? 1 : Math.max(1, Math.ceil(length / 252));
  }
  return shown;
};
