/** Signatures of the ZIP format (PKWARE APPNOTE 4.3) and where the modification time and date stand behind them. */
const LOCAL = { signature: 0x04034b50, time: 10, date: 12 } as const;
const CENTRAL = { signature: 0x02014b50, time: 12, date: 14, local: 42, names: [28, 30, 32], size: 46 } as const;
const END = { signature: 0x06054b50, size: 22, count: 10, start: 16 } as const;

/** 1980-01-01, the first day that the format can say. */
const FIRST_DAY = 0x0021;

/**
 * The archive with the modification time of every file set to 1980-01-01, so that the same content has the same bytes.
 *
 * Throws RangeError for bytes that are no ZIP archive without a comment.
 */
export const withoutTimes = (archive: Uint8Array): Uint8Array => {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  const refuse = (): never => {
    throw new RangeError("not a ZIP archive of the kind that is expected");
  };
  const end = bytes.length - END.size;
  if (end < 0 || view.getUint32(end, true) !== END.signature) refuse();
  let at = view.getUint32(end + END.start, true);
  for (let n = view.getUint16(end + END.count, true); n > 0; n -= 1) {
    if (view.getUint32(at, true) !== CENTRAL.signature) refuse();
    const local = view.getUint32(at + CENTRAL.local, true);
    if (view.getUint32(local, true) !== LOCAL.signature) refuse();
    view.setUint16(at + CENTRAL.time, 0, true);
    view.setUint16(at + CENTRAL.date, FIRST_DAY, true);
    view.setUint16(local + LOCAL.time, 0, true);
    view.setUint16(local + LOCAL.date, FIRST_DAY, true);
    at += CENTRAL.size + CENTRAL.names.reduce((sum, offset) => sum + view.getUint16(at + offset, true), 0);
  }
  return bytes;
};
