import { asDelivered, neverFormula } from "../../schemas/spreadsheet-text.ts";

/**
 * A table of text as comma-separated values with a line end after every record (RFC 4180); what a spreadsheet would run as
 * a formula has an apostrophe before it.
 */
export const csvText = (records: readonly (readonly string[])[]): string =>
  records.map((record) => `${record.map((cell) => quoted(neverFormula(cell))).join(",")}\n`).join("");

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The records of such a text, as they were before they were written; null where it is not one. */
export const csvRecords = (text: string): readonly (readonly string[])[] | null => {
  const records: string[][] = [];
  const cell = /("(?:[^"]|"")*"|[^",\n]*)(,|\n)/gy;
  let record: string[] = [];
  let read = 0;
  for (const [whole, content = "", end] of text.matchAll(cell)) {
    record.push(asDelivered(content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content));
    read += whole.length;
    if (end === "\n") {
      records.push(record);
      record = [];
    }
  }
  return read === text.length && record.length === 0 ? records : null;
};
