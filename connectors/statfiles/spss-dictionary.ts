import { type FileBytes, numbersIn } from "./file-bytes.ts";
import type { StatDictionary } from "./stat-dictionary.ts";
import { type StatUnit, spssUnit } from "./stat-unit.ts";

interface Variable {
  readonly name: string;
  /** 0 for a number, otherwise the bytes of a text. */
  readonly width: number;
  readonly unit: StatUnit;
}

const headerSize = 176;
const [ofVariable, ofLabels, ofLabelled, ofDocument, ofExtension, ofEnd] = [2, 3, 4, 6, 7, 999] as const;
const veryLongTexts = 14;

/** The print formats and the number of rows of an SPSS system file (PSPP developer's guide, System File Format). */
export const spssDictionary = (file: FileBytes): StatDictionary => {
  const header = file.at(0, headerSize);
  const little = header.readInt32LE(64) === 2 || header.readInt32LE(64) === 3;
  const { i32 } = numbersIn(header, little);
  const { variables, longTexts } = records(file, little);
  const rows = i32(80);
  return { units: withoutSegments(variables, longTexts).map(({ unit }) => unit), rows: rows < 0 ? null : rows };
};

const records = (file: FileBytes, little: boolean) => {
  const number = (at: number): number => numbersIn(file.at(at, 4), little).i32(0);
  const variables: Variable[] = [];
  let longTexts: ReadonlyMap<string, number> = new Map();
  let at = headerSize;
  for (;;) {
    const kind = number(at);
    if (kind === ofVariable) {
      const width = number(at + 4);
      const labelled = number(at + 8) === 1;
      const missing = Math.abs(number(at + 12));
      const name = file
        .at(at + 24, 8)
        .toString("latin1")
        .trimEnd()
        .toUpperCase();
      // A text wider than eight bytes goes on in records of its own, with width -1.
      if (width >= 0)
        variables.push({ name, width, unit: width === 0 ? spssUnit((number(at + 16) >> 16) & 0xff) : "plain" });
      at += 32;
      if (labelled) at += 4 + Math.ceil(number(at) / 4) * 4;
      at += missing * 8;
    } else if (kind === ofLabels) {
      const count = number(at + 4);
      at += 8;
      for (let i = 0; i < count; i += 1) at += 8 + Math.ceil(((file.at(at + 8, 1)[0] ?? 0) + 1) / 8) * 8;
    } else if (kind === ofLabelled) {
      at += 8 + 4 * number(at + 4);
    } else if (kind === ofDocument) {
      at += 8 + 80 * number(at + 4);
    } else if (kind === ofExtension) {
      const length = number(at + 8) * number(at + 12);
      if (number(at + 4) === veryLongTexts) longTexts = longTextsOf(file.at(at + 16, length));
      at += 16 + length;
    } else if (kind === ofEnd) {
      return { variables, longTexts };
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
