/** Bernoulli coefficients B_2k / (2k (2k - 1)) of the Stirling series, Abramowitz and Stegun 6.1.41. */
const coefficients = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** From here on the series above is exact to the last digit. */
const asymptotic = 12;

/** What Stirling's formula leaves out: log Γ(x) - ((x - 1/2) log x - x + log √(2π)), for x > 0. */
export const stirlingRemainder = (x: number): number => {
  if (x < asymptotic) return logGamma(x) - ((x - 0.5) * Math.log(x) - x + halfLogTwoPi);
  const inverseSquare = 1 / (x * x);
  return coefficients.reduceRight((sum, coefficient) => sum * inverseSquare + coefficient, 0) / x;
};

/** log Γ(x) for x > 0; absolute error about 1e-14 near the zeros at 1 and 2, relative 1e-14 elsewhere. */
export const logGamma = (x: number): number => {
  let shifted = x;
  let product = 1;
  while (shifted < asymptotic) {
    product *= shifted;
    shifted += 1;
  }
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + stirlingRemainder(shifted);
  return stirling - Math.log(product);
};
