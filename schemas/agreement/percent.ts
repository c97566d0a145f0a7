/** Percentages are kept as whole ten-thousandths of a percent, so that shares of money stay exact. */
export const hundredPercent = 1_000_000n;

/** `"52"` is 520000n. The text has at most four decimals, as the agreement schema demands. */
export const tenThousandths = (percent: string): bigint => {
  const [whole = "0", decimals = ""] = percent.split(".");
  return BigInt(whole + decimals.padEnd(4, "0"));
};
