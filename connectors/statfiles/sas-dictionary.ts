import { type FileBytes, numbersIn } from "./file-bytes.ts";
import type { StatDictionary } from "./stat-dictionary.ts";
import { type StatUnit, sasUnit } from "./stat-unit.ts";

/** How a file lays out its pages: 32-bit or 64-bit, and in which byte order. */
interface Layout {
  readonly little: boolean;
  /** Bytes of a length or offset. */
  readonly int: 4 | 8;
  /** Bytes before the head of a page. */
  readonly pageHead: 16 | 32;
  readonly pageSize: number;
}

/** Signatures of the subheaders that are read here; the form is not published (Shotwell 2013, "SAS7BDAT Database Binary Format"). */
const [rowSize, columnText, columnFormat] = [0xf7f7f7f7, 0xfffffffd, 0xfffffbfe] as const;

/** Pages of data alone carry no subheaders. */
const dataPage = 0x0100;
const pageKind = 0x0f00;

/**
 * The formats and the number of rows of a SAS data set, and whether it is whole: its length is that of its pages.
 */
export const sasDictionary = (file: FileBytes): StatDictionary => {
  const head = file.at(0, 288);
  const wide = head[32] === 0x33;
  const shifted = head[35] === 0x33 ? 4 : 0;
  const little = head[37] === 1;
  const { u32, u64 } = numbersIn(head, little);
  const headerSize = u32(196 + shifted);
  const pageSize = u32(200 + shifted);
  const pages = wide ? u64(204 + shifted) : u32(204 + shifted);
  if (headerSize + pages * pageSize !== file.size || pageSize < 1024) throw new RangeError("cut");
  const layout: Layout = { little, int: wide ? 8 : 4, pageHead: wide ? 32 : 16, pageSize };
  const texts: Buffer[] = [];
  const formats: (readonly [text: number, offset: number, length: number])[] = [];
  let rows: number | null = null;
  for (let page = 0; page < pages; page += 1) {
    const at = headerSize + page * pageSize;
    if (isDataOnly(file.at(at, layout.pageHead + 2), layout)) continue;
    const bytes = file.at(at, pageSize);
    for (const subheader of subheaders(bytes, layout)) {
      const { u16, u32: word, u64: long } = numbersIn(subheader.bytes, little);
      const { int } = layout;
      if (subheader.signature === rowSize) rows = wide ? long(6 * int) : word(6 * int);
      else if (subheader.signature === columnText) texts.push(subheader.bytes.subarray(int));
      else if (subheader.signature === columnFormat) {
        formats.push([u16(22 + 3 * int), u16(24 + 3 * int), u16(26 + 3 * int)]);
      }
    }
  }
  const units = formats.map(([text, offset, length]): StatUnit => {
    const name = texts[text]?.toString("latin1", offset, offset + length) ?? "";
    // Formats of texts begin with a dollar sign.
    return name.startsWith("$") ? "plain" : sasUnit(name);
  });
  return { units, rows };
};

const isDataOnly = (page: Buffer, { little, pageHead }: Layout): boolean =>
  (numbersIn(page, little).u16(pageHead) & pageKind) === dataPage;

const subheaders = function* (
  page: Buffer,
  { little, int, pageHead }: Layout,
): Generator<{ readonly signature: number; readonly bytes: Buffer }> {
  const { u16, u32, u64 } = numbersIn(page, little);
  const count = u16(pageHead + 4);
  const pointer = 3 * int;
  for (let i = 0; i < count; i += 1) {
    const at = pageHead + 8 + i * pointer;
    const offset = int === 8 ? u64(at) : u32(at);
    const length = int === 8 ? u64(at + 8) : u32(at + 4);
    const packed = page[at + 2 * int];
    // 1 is cut off, 4 is a packed row.
    if (length === 0 || packed !== 0) continue;
    if (offset + length > page.length || length < 2 * int) throw new RangeError("beyond the page");
    const bytes = page.subarray(offset, offset + length);
    const first = numbersIn(bytes, little).u32(int === 8 && !little ? 4 : 0);
    // A 64-bit signature of the small kind is filled up with ones; big-endian files have the row size's in the upper half.
    const signature = first === 0 ? numbersIn(bytes, little).u32(0) : first;
    yield { signature, bytes };
  }
};
