/** Digits after the mark in which decimals are compared; no layout has a finer scale. */
const FINEST = 12;

/** A plain decimal text (`-12.50`) or number as an integer count of 10⁻¹², so that comparisons are exact. */
export const scaled = (value: string | number): bigint => {
  const text = typeof value === "number" ? value.toFixed(FINEST) : value;
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole + fraction.padEnd(FINEST, "0"));
  return text.startsWith("-") ? -size : size;
};

/** A decimal text with exactly `scale` decimals, `.` as mark, no superfluous zeros in front and no minus on zero. */
export const normalDecimal = (text: string, mark: string, scale: number): string => {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(mark);
  const digits = `${BigInt(whole)}${scale === 0 ? "" : `.${fraction.padEnd(scale, "0")}`}`;
  return text.startsWith("-") && /[1-9]/u.test(digits) ? `-${digits}` : digits;
};
