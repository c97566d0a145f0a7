/** A table of text as comma-separated values with a line end after every record (RFC 4180). */
export const csvText = (records: readonly (readonly string[])[]): string =>
  records.map((record) => `${record.map(quoted).join(",")}\n`).join("");

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The records of such a text; null where it is not one. */
export const csvRecords = (text: string): readonly (readonly string[])[] | null => {
  const records: string[][] = [];
  const cell = /("(?:[^"]|"")*"|[^",\n]*)(,|\n)/gy;
  let record: string[] = [];
  let read = 0;
  for (const [whole, content = "", end] of text.matchAll(cell)) {
    record.push(content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content);
    read += whole.length;
    if (end === "\n") {
      records.push(record);
      record = [];
    }
  }
  return read === text.length && record.length === 0 ? records : null;
};
