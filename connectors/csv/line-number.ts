/** The physical line number as decimal digits, counted up in place: dividing for every line would cost more than reading it. */
export interface LineNumber {
  readonly value: () => number;
  readonly next: () => void;
  /** Writes the digits at `at` and answers the position after them. */
  readonly write: (out: Uint8Array, at: number) => number;
}

const width = 16;
const zero = 48;

/** A line counter that stands before the first line. */
export const lineNumber = (): LineNumber => {
  const digits = new Uint8Array(width).fill(zero);
  let first = width - 1;
  let value = 0;
  return {
    value: () => value,
    next: () => {
      value += 1;
      let at = width - 1;
      while (digits[at] === zero + 9) {
        digits[at] = zero;
        at -= 1;
      }
      digits[at] = (digits[at] ?? zero) + 1;
      if (at < first) first = at;
    },
    write: (out, at) => {
      let to = at;
      for (let i = first; i < width; i += 1) {
        out[to] = digits[i] ?? zero;
        to += 1;
      }
      return to;
    },
  };
};
