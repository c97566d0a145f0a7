/** Bytes that nothing tells apart, as one kind: `kindOf[byte]`, numbered from 0. */
export interface ByteKinds {
  readonly kindOf: Uint8Array;
  /** One byte of each kind. */
  readonly examples: readonly number[];
}

/** Puts together the bytes of which `sign` says the same. */
export const byteKinds = (sign: (byte: number) => string): ByteKinds => {
  const known = new Map<string, number>();
  const examples: number[] = [];
  const kindOf = Uint8Array.from({ length: 256 }, (_, byte) => {
    const signature = sign(byte);
    const kind = known.get(signature) ?? examples.push(byte) - 1;
    known.set(signature, kind);
    return kind;
  });
  return { kindOf, examples };
};
