/**
 * Unpacks an LZ4 frame (lz4_Frame_format.md 1.6.4), in which Feather files are packed unless the writer says otherwise.
 *
 * Checksums are skipped: what is unpacked is held against the lengths that the Arrow file states. Throws RangeError for a
 * frame that is damaged, or that unpacks to more than `most` bytes.
 */
export const unpackLz4 = (frame: Uint8Array, most: number): Uint8Array => {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== 0x184d2204) throw new RangeError("no LZ4 frame");
  const flags = view.getUint8(4);
  const blockChecksum = (flags & 0x10) === 0 ? 0 : 4;
  let at = 7 + ((flags & 0x08) === 0 ? 0 : 8) + ((flags & 0x01) === 0 ? 0 : 4);
  const target: Growing = { bytes: new Uint8Array(Math.min(most, frame.length * 4 + 64)), filled: 0, most };
  for (;;) {
    const size = view.getUint32(at, true);
    at += 4;
    if (size === 0) return target.bytes.subarray(0, target.filled);
    const length = size & 0x7fffffff;
    if (at + length > frame.length) throw new RangeError("cut LZ4 frame");
    const block = frame.subarray(at, at + length);
    if (size >>> 31 === 1) append(target, block);
    else unpackBlock(block, target);
    at += length + blockChecksum;
  }
};

interface Growing {
  bytes: Uint8Array;
  filled: number;
  readonly most: number;
}

const makeRoom = (target: Growing, length: number): void => {
  const needed = target.filled + length;
  if (needed > target.most) throw new RangeError("too large");
  if (needed <= target.bytes.length) return;
  const larger = new Uint8Array(Math.min(target.most, Math.max(needed, target.bytes.length * 2)));
  larger.set(target.bytes.subarray(0, target.filled));
  target.bytes = larger;
};

const append = (target: Growing, bytes: Uint8Array): void => {
  makeRoom(target, bytes.length);
  target.bytes.set(bytes, target.filled);
  target.filled += bytes.length;
};

/** A block is a run of sequences: literal bytes, then a copy of bytes that were written before. */
const unpackBlock = (block: Uint8Array, target: Growing): void => {
  let at = 0;
  const byte = (): number => {
    const value = block[at++];
    if (value === undefined) throw new RangeError("cut LZ4 block");
    return value;
  };
  const lengthFrom = (nibble: number): number => {
    let length = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; length += more) more = byte();
    return length;
  };
  while (at < block.length) {
    const token = byte();
    const literals = lengthFrom(token >> 4);
    if (at + literals > block.length) throw new RangeError("cut LZ4 block");
    append(target, block.subarray(at, at + literals));
    at += literals;
    // The last sequence has literals only.
    if (at === block.length) return;
    const distance = byte() | (byte() << 8);
    const length = lengthFrom(token & 15) + 4;
    if (distance === 0 || distance > target.filled) throw new RangeError("damaged LZ4 block");
    makeRoom(target, length);
    for (let i = 0; i < length; i += 1) {
      target.bytes[target.filled] = target.bytes[target.filled - distance] as number;
      target.filled += 1;
    }
  }
};
