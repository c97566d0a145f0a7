import { type FileBytes, fieldText } from "./file-bytes.ts";
import type { StatDictionary } from "./stat-dictionary.ts";
import { sasUnit } from "./stat-unit.ts";

const record = 80;

/**
 * The formats of a SAS transport file, version 5 or 8 (SAS TS-140 and TS-140-2), and whether it can be whole.
 *
 * The form states no number of rows. What can be told is told: the length is a multiple of 80, and behind the last whole row
 * there are blanks only. A file cut between two rows at such a place is known by delivery.yaml alone, as with plain CSV.
 */
export const xportDictionary = (file: FileBytes): StatDictionary => {
  if (file.size % record !== 0) throw new RangeError("cut");
  const text = (at: number): string => file.at(at, record).toString("latin1");
  let at = 0;
  while (!/^HEADER RECORD\*{7}NAM(?:ESTR|STV8)/.test(text(at))) {
    at += record;
    if (at > 20 * record) throw new RangeError("no columns");
  }
  // Five digits, of which version 5 fills four.
  const found = namestrs(file, at + record, Number(text(at).slice(53, 58)));
  let data = at + record + Math.ceil((found.length * found.size) / record) * record;
  while (!/^HEADER RECORD\*{7}OBS/.test(text(data))) data += record;
  data += record;
  const row = found.widths.reduce((sum, width) => sum + width, 0);
  const rest = (file.size - data) % row;
  const tail = file.at(file.size - rest, rest);
  if (rest >= record || tail.some((byte) => byte !== 32)) throw new RangeError("cut");
  return { units: found.formats.map(sasUnit), rows: null };
};

const namestrs = (file: FileBytes, from: number, columns: number) => {
  const size = 140;
  const bytes = file.at(from, columns * size);
  const each = Array.from({ length: columns }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
  return {
    size,
    length: columns,
    widths: each.map((namestr) => namestr.readUInt16BE(4)),
    // Only numbers have units; the format of a text is none.
    formats: each.map((namestr) => (namestr.readUInt16BE(0) === 1 ? fieldText(namestr.subarray(56, 64)) : "")),
  };
};
