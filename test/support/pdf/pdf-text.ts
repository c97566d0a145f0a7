import { inflateSync } from "node:zlib";

interface PdfObject {
  readonly dictionary: string;
  readonly stream: string;
}

const reference = (text: string, name: string): string => new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(text)?.[1] ?? "";

/** The objects of a PDF without object streams, by number, with streams unpacked; bytes as Latin-1. */
const objectsOf = (bytes: Uint8Array): ReadonlyMap<string, PdfObject> => {
  const text = Buffer.from(bytes).toString("latin1");
  const objects = new Map<string, PdfObject>();
  for (const { 1: number = "", 0: head, index } of text.matchAll(/(?<=\n)(\d+) 0 obj\n/g)) {
    const start = index + head.length;
    const body = text.slice(start, text.indexOf("\nendobj", start));
    const at = body.indexOf("\nstream\n");
    const length = Number(/\/Length (\d+)/.exec(body)?.[1]);
    const raw = at < 0 ? "" : body.slice(at + 8, at + 8 + length);
    const packed = body.slice(0, Math.max(at, 0)).includes("/FlateDecode");
    objects.set(number, {
      dictionary: at < 0 ? body : body.slice(0, at),
      stream: packed ? inflateSync(Buffer.from(raw, "latin1")).toString("latin1") : raw,
    });
  }
  return objects;
};

/** What a font's glyphs stand for, from its ToUnicode table. */
const lettersOf = (table: string): ReadonlyMap<number, string> =>
  new Map(
    [...table.matchAll(/^<([0-9A-F]{4})> <([0-9A-F ]+)>$/gim)].map(([, glyph = "", letters = ""]) => [
      Number.parseInt(glyph, 16),
      Buffer.from(letters.replaceAll(" ", ""), "hex").swap16().toString("utf16le"),
    ]),
  );

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** A token of a content stream: a string's bytes, or the text of a name, number or operator. */
type Token = Buffer | string;

/** The literal string whose opening parenthesis stands before `start`; balanced parentheses in it need no escape. */
const literalFrom = (content: string, start: number): { readonly bytes: Buffer; readonly end: number } => {
  let [text, depth, at] = ["", 1, start];
  for (; depth > 0 && at < content.length; at += 1) {
    const letter = content[at] ?? "";
    if (letter === "\\") {
      const octal = /^[0-7]{1,3}/.exec(content.slice(at + 1, at + 4))?.[0];
      const escaped = content[at + 1] ?? "";
      text += octal === undefined ? (escapes[escaped] ?? escaped) : String.fromCharCode(Number.parseInt(octal, 8));
      at += octal?.length ?? 1;
      continue;
    }
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    if (depth > 0) text += letter;
  }
  return { bytes: Buffer.from(text, "latin1"), end: at };
};

const tokensOf = (content: string): readonly Token[] => {
  const tokens: Token[] = [];
  const next = /<<|>>|<([0-9A-Fa-f\s]*)>|\(|[[\]]|[^\s()<>[\]]+/g;
  for (let found = next.exec(content); found !== null; found = next.exec(content)) {
    const [token, hexadecimal] = found;
    if (token === "(") {
      const { bytes, end } = literalFrom(content, next.lastIndex);
      tokens.push(bytes);
      next.lastIndex = end;
    } else tokens.push(hexadecimal === undefined ? token : Buffer.from(hexadecimal, "hex"));
  }
  return tokens;
};

/** The glyphs of a string, two bytes each. */
const glyphsOf = (bytes: Buffer): readonly number[] =>
  Array.from({ length: Math.floor(bytes.length / 2) }, (_, i) => bytes.readUInt16BE(2 * i));

/**
 * The text that the pages of a PDF by Typst show, one line per run of text: read through the fonts' own tables, as
 * assistive technology and a search would.
 */
export const pdfText = (bytes: Uint8Array): string => {
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary));
  const runs = pages.flatMap(({ dictionary }) => {
    const fonts = new Map(
      [...dictionary.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = "", number = ""]) => {
        const table = reference(objects.get(number)?.dictionary ?? "", "ToUnicode");
        return [name, lettersOf(objects.get(table)?.stream ?? "")] as const;
      }),
    );
    const content = objects.get(reference(dictionary, "Contents"))?.stream ?? "";
    const found: string[] = [];
    let letters: ReadonlyMap<number, string> = new Map();
    let run = "";
    for (const token of tokensOf(content)) {
      if (typeof token !== "string")
        run += glyphsOf(token)
          .map((glyph) => letters.get(glyph) ?? "\ufffd")
          .join("");
      else if (/^\/f\d+$/.test(token)) letters = fonts.get(token.slice(1)) ?? letters;
      else if (token === "Tj" || token === "TJ") {
        found.push(run);
        run = "";
      } else if (/^[A-Za-z]/.test(token)) run = "";
    }
    return found;
  });
  return runs.join("\n");
};
