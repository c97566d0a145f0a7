const looked = 65_536;

/**
 * What the first bytes of a text show it to be when it is none that utfall reads; null for what may be text. The forms that
 * are known by their first bytes are told before (schemas/form.ts).
 *
 * Text from a register holds next to no control characters; one in fifty says that the bytes are something else.
 */
export const notText = (first: Buffer): string | null => {
  const start = first.toString("latin1", 0, 2);
  if (start === "\xff\xfe" || start === "\xfe\xff") return "UTF-16 text, which utfall does not read";
  const head = first.subarray(0, looked);
  const control = head.reduce((n, b) => n + (b < 0x20 && b !== 9 && b !== 10 && b !== 13 ? 1 : 0), 0);
  return control * 50 > head.length ? "binary data" : null;
};
