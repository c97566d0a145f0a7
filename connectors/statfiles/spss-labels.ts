import { type FileBytes, numbersIn } from "./file-bytes.ts";
import { labelText, mostLabels, type ValueLabels } from "./value-labels.ts";

/** Labels as they stand in the file, before it is known whether they are of numbers or of texts. */
export interface LabelRecord {
  readonly entries: readonly (readonly [value: Buffer, label: string])[];
  /** Where the next record begins. */
  readonly next: number;
}

const roundedUp = (length: number): number => Math.ceil(length / 8) * 8;

/** The value label record (3) whose number of labels stands at `at`. Throws RangeError for more than `mostLabels`. */
export const labelRecord = (file: FileBytes, at: number, count: number): LabelRecord => {
  if (count < 0 || count > mostLabels) throw new RangeError("too many labels");
  const entries: (readonly [Buffer, string])[] = [];
  let next = at;
  for (let i = 0; i < count; i += 1) {
    const head = file.at(next, 9);
    const length = head[8] ?? 0;
    entries.push([head.subarray(0, 8), labelText(file.at(next + 9, length))]);
    next += 8 + roundedUp(length + 1);
  }
  return { entries, next };
};

/** The labels of a variable, by whether it holds numbers; the system-missing value is no code. */
export const labelsOf = ({ entries }: LabelRecord, isNumber: boolean, little: boolean): ValueLabels =>
  new Map(
    entries.flatMap(([value, label]): readonly (readonly [number | string, string])[] => {
      if (!isNumber) return [[labelText(value), label]];
      const code = little ? value.readDoubleLE(0) : value.readDoubleBE(0);
      return Number.isFinite(code) && code !== -Number.MAX_VALUE ? [[code, label]] : [];
    }),
  );

/** The labels of texts wider than eight bytes (extension record 21), by the name of the variable in upper case. */
export const longTextLabels = (bytes: Buffer, little: boolean): ReadonlyMap<string, ValueLabels> => {
  let at = 0;
  const word = (): number => {
    const value = numbersIn(bytes, little).u32(at);
    at += 4;
    return value;
  };
  const piece = (): string => {
    const length = word();
    if (at + length > bytes.length) throw new RangeError("beyond the record");
    at += length;
    return labelText(bytes.subarray(at - length, at));
  };
  const found = new Map<string, ValueLabels>();
  while (at < bytes.length) {
    const name = piece().toUpperCase();
    at += 4;
    const count = word();
    if (count > mostLabels) throw new RangeError("too many labels");
    const labels = new Map<string, string>();
    for (let i = 0; i < count; i += 1) labels.set(piece(), piece());
    found.set(name, labels);
  }
  return found;
};
