import { type FileBytes, fieldText, numbersIn } from "./file-bytes.ts";
import { labelText, mostLabels, type ValueLabels } from "./value-labels.ts";

/** From here on a stored number is one of the missing values `.` and `.a` to `.z`. */
const firstMissing = 0x7fff_ffe5;

/** The sets of labels of a Stata file by their names, which columns refer to. */
export interface LabelTables {
  readonly sets: ReadonlyMap<string, ValueLabels>;
  /** Where the last of them ends. */
  readonly end: number;
}

/**
 * Reads sets of labels one after the other while `another` says that one begins.
 *
 * `name` is the width of a name; `before` and `after` are the bytes of the marks around a set.
 * Throws RangeError for places beyond the text of a set.
 */
export const labelTables = (
  file: FileBytes,
  from: number,
  little: boolean,
  shape: { readonly name: number; readonly before: number; readonly after: number },
  another: (at: number) => boolean,
): LabelTables => {
  const sets = new Map<string, ValueLabels>();
  let at = from;
  while (another(at)) {
    at += shape.before;
    const length = numbersIn(file.at(at, 4), little).u32(0);
    const name = fieldText(file.at(at + 4, shape.name));
    at += 4 + shape.name + 3;
    sets.set(name, labelTable(file.at(at, length), little));
    at += length + shape.after;
  }
  return { sets, end: at };
};

const labelTable = (bytes: Buffer, little: boolean): ValueLabels => {
  const { u32, i32 } = numbersIn(bytes, little);
  const [count, textLength] = [u32(0), u32(4)];
  const texts = 8 + 8 * count;
  if (count > mostLabels || texts + textLength > bytes.length) throw new RangeError("labels beyond their set");
  const labels = new Map<number, string>();
  for (let i = 0; i < count; i += 1) {
    const offset = u32(8 + 4 * i);
    const code = i32(8 + 4 * count + 4 * i);
    if (offset >= textLength) throw new RangeError("label beyond its set");
    if (code < firstMissing) labels.set(code, labelText(bytes.subarray(texts + offset, texts + textLength)));
  }
  return labels;
};
