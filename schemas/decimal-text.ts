/** Decimals without the zeros at their end; counted, because a regular expression takes the square of the time. */
export const withoutZeros = (decimals: string): string => {
  let end = decimals.length;
  while (decimals[end - 1] === "0") end -= 1;
  return decimals.slice(0, end);
};
