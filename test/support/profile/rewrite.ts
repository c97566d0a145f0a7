import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { layoutOf } from "../../../schemas/registers/index.ts";
import type { MadeInbox } from "../../functional/synthetic/made-inbox.ts";

/** How a made-up file is to be written again, cell by cell. */
export interface Writing {
  readonly delimiter?: string;
  /** R puts every text in quotes. */
  readonly quoted?: boolean;
  readonly rowNames?: boolean;
  readonly trailing?: boolean;
  readonly null?: string;
  readonly decimal?: string;
  readonly date?: (iso: string) => string;
  readonly bom?: boolean;
  readonly encoding?: "utf8" | "latin1";
  readonly lineEnd?: string;
  /** Last word on a cell, by the name of its column. */
  readonly cell?: (column: string, text: string) => string;
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** Header and rows of a made-up file, read by a reader that is not ours. */
export const madeTable = async (made: MadeInbox, layout: string): Promise<readonly (readonly string[])[]> => {
  const file = made.record.files.find((f) => f.layout === layout);
  if (file === undefined) throw new RangeError(`no made-up file of ${layout}`);
  const text = await readFile(join(made.inbox, file.source, file.delivery, file.file), "utf8");
  return parse(text, { delimiter: ";", bom: true }) as string[][];
};

/** Writes a table the way another system would. */
export const written = (table: readonly (readonly string[])[], layout: string, writing: Writing): Buffer => {
  const { delimiter = ";", lineEnd = "\n", date = (iso) => iso, decimal = "," } = writing;
  const [header = [], ...rows] = table;
  const kinds = new Map(layoutOf(layout)?.columns.map((c) => [c.name, c.kind]));
  const cell = (text: string, column: string): string => {
    const kind = kinds.get(column);
    const put = writing.cell?.(column, text) ?? text;
    if (put === "") return writing.null ?? "";
    if (kind === "dec") return put.replace(",", decimal);
    if (isoDate.test(put)) return date(put);
    return put.includes(delimiter) || (writing.quoted === true && kind === "text") ? `"${put}"` : put;
  };
  const lines = rows.map((row, i) => [
    ...(writing.rowNames === true ? [`"${i + 1}"`] : []),
    ...row.map((text, c) => cell(text, header[c] ?? "")),
  ]);
  const names = header.map((name) => (writing.quoted === true ? `"${name}"` : name));
  const all = [[...(writing.rowNames === true ? ['""'] : []), ...names], ...lines];
  const end = (writing.trailing === true ? delimiter : "") + lineEnd;
  const text = all.map((line) => line.join(delimiter) + end).join("");
  return Buffer.from((writing.bom === true ? "\ufeff" : "") + text, writing.encoding ?? "utf8");
};
