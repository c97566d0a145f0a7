/** How far the evidence carries: it settles the matter, it points one way, or it says nothing. */
export type Certainty = "sure" | "likely" | "cannot tell";

/** One thing found out about a file, for a person to accept. */
export interface Finding<T> {
  /** null where nothing can be told; then the layout's own setting stands. */
  readonly value: T | null;
  readonly certainty: Certainty;
  /** What was counted, without a value from the data. */
  readonly evidence: string;
  /** True where no column of the file depends on it. */
  readonly moot?: true;
}

export const untold = <T>(evidence: string): Finding<T> => ({ value: null, certainty: "cannot tell", evidence });

export const moot = <T>(evidence: string): Finding<T> => ({ ...untold<T>(evidence), moot: true });

/** A whole number with its thousands set apart, as in 12 000. */
export const grouped = (n: number): string => {
  const digits = String(n);
  const first = digits.length % 3 || 3;
  return digits.slice(0, first) + digits.slice(first).replace(/\d{3}/g, " $&");
};

/** A count with its noun: 1 cell, 12 000 cells. */
export const counted = (n: number, noun: string): string => `${grouped(n)} ${noun}${n === 1 ? "" : "s"}`;

/** A part of a whole in per cent; never rounded up to 100 or down to 0. */
export const share = (part: number, whole: number): string => {
  if (whole === 0) return "–";
  const tenths = Math.round((part / whole) * 1000);
  const kept = Math.min(Math.max(tenths, part > 0 ? 1 : 0), part < whole ? 999 : 1000);
  return `${Number.isInteger(kept / 10) ? kept / 10 : (kept / 10).toFixed(1)} %`;
};
