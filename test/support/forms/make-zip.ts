import { crc32, deflateRawSync } from "node:zlib";

/** A member of a zip file as a sender, or an attacker, may write it. */
export interface Member {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Unix file mode; links and folders are told by it. */
  readonly mode?: number;
  readonly encrypted?: boolean;
  /** What the directory says of the member, where that is not so. */
  readonly states?: { readonly size?: number; readonly crc?: number; readonly offset?: number };
}

/** A zip file of these members, written by hand so that it can lie. */
export const makeZip = (members: readonly Member[]): Buffer => {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode = 0o100644, encrypted = false, states = {} } of members) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const label = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(encrypted ? 0x801 : 0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(states.crc ?? crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(states.size ?? bytes.length, 18);
    shared.writeUInt16LE(label.length, 22);
    local.push(Buffer.from("PK\x03\x04"), shared, label, packed);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE((mode << 16) >>> 0, 6);
    entry.writeUInt32LE(states.offset ?? offset, 10);
    // Made under Unix, so that the file mode counts.
    central.push(Buffer.from("PK\x01\x02"), Buffer.from([20, 3]), shared, entry, label);
    offset += 30 + label.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from("PK\x05\x06"), end]);
};
