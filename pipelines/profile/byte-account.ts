/** How often each byte stands in a file, and each byte after 0xC3, the lead byte of the Norwegian letters in UTF-8. */
export interface ByteAccount {
  readonly counts: Float64Array;
  readonly afterC3: Float64Array;
  readonly take: (chunk: Uint8Array) => void;
}

/** Counts bytes over chunks of any size; the counts stand over the whole content. */
export const byteAccount = (): ByteAccount => {
  const counts = new Float64Array(256);
  const afterC3 = new Float64Array(256);
  let before = 0;
  return {
    counts,
    afterC3,
    take: (chunk) => {
      for (let i = 0; i < chunk.length; i += 1) {
        const byte = chunk[i] as number;
        counts[byte] = (counts[byte] as number) + 1;
        if (before === 0xc3) afterC3[byte] = (afterC3[byte] as number) + 1;
        before = byte;
      }
    },
  };
};
