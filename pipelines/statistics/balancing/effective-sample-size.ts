/**
 * How many equally weighted persons would tell as much: (sum of weights)^2 / sum of squared weights.
 *
 * Equal weights give the number of persons, one dominant weight gives nearly 1; no weight at all gives 0. It is exact for
 * a mean of values with one spread, and a guide for everything else.
 *
 * Throws RangeError for weights that are below 0 or not finite. Kish 1965.
 */
export const effectiveSampleSize = (weight: ArrayLike<number>): number => {
  const column = Float64Array.from(weight);
  if (!column.every((own) => own >= 0 && Number.isFinite(own)))
    throw new RangeError("weights must be finite, 0 or more");
  const largest = column.reduce((most, own) => Math.max(most, own), 0);
  if (largest === 0) return 0;
  // Dividing first keeps very large and very small weights from overflowing when squared.
  const shares = column.map((own) => own / largest);
  const sum = shares.reduce((total, share) => total + share, 0);
  return (sum * sum) / shares.reduce((total, share) => total + share * share, 0);
};
