import { cell } from "./cell.ts";
import { cholesky } from "./cholesky.ts";
import type { Covariate } from "./cox/cox-data.ts";

/** Covariates of the rows used, centred and divided by their spread, which keeps exp() and the sums in range. */
export interface CovariateColumns {
  readonly p: number;
  /** Row after row, p numbers each. */
  readonly x: Float64Array;
  readonly centre: Float64Array;
  readonly scale: Float64Array;
}

/** Covariates that cannot be told apart, or that tell nothing. */
export interface UselessCovariates {
  readonly reason: "constant-covariate" | "collinear-covariates";
  readonly columns: readonly number[];
}

/** Spread below this share of the values' own size is rounding. */
const smallestSpread = 1e-12;
/** Share of its own spread a covariate has to keep beside the others, squared. */
const collinear = 1e-10;

/** Centres and scales the rows `kept`; says which covariate is constant or explained by those before it. */
export const covariateColumns = (
  covariates: readonly Covariate[],
  kept: ArrayLike<number>,
): CovariateColumns | UselessCovariates => {
  const [n, p] = [kept.length, covariates.length];
  const x = new Float64Array(n * p);
  const centre = new Float64Array(p);
  const scale = new Float64Array(p);
  covariates.forEach(({ values }, j) => {
    const column = Float64Array.from(kept, (row) => cell(values, row));
    const mean = column.reduce((sum, value) => sum + value, 0) / n;
    const spread = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
    const largest = column.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    centre[j] = mean;
    if (!(spread > smallestSpread * largest)) return;
    scale[j] = spread;
    column.forEach((value, i) => {
      x[i * p + j] = (value - mean) / spread;
    });
  });
  const constant = Array.from(scale.keys()).filter((j) => scale[j] === 0);
  if (constant.length > 0) return { reason: "constant-covariate", columns: constant };
  const parts = cholesky(crossProducts(x, p), p, collinear);
  return "column" in parts ? { reason: "collinear-covariates", columns: [parts.column] } : { p, x, centre, scale };
};

/** Throws RangeError unless names are distinct, columns have the length of `time`, and all numbers are finite. */
export const refuseCovariates = (covariates: readonly Covariate[], length: number): void => {
  if (new Set(covariates.map(({ name }) => name)).size !== covariates.length) {
    throw new RangeError("covariates need distinct names");
  }
  for (const { values } of covariates) refuseColumn(values, length);
};

/** Throws RangeError unless the column has this length and finite numbers. */
export const refuseColumn = (column: ArrayLike<number>, length: number): void => {
  if (column.length !== length) throw new RangeError("all columns of a regression must have the same length");
  for (let i = 0; i < length; i += 1) {
    // A row without one of its values has to be left out, and counted, by whoever knows why it is missing.
    if (!Number.isFinite(cell(column, i))) throw new RangeError(`row ${i}: every column must hold finite numbers`);
  }
};

const crossProducts = (x: Float64Array, p: number): Float64Array => {
  const products = new Float64Array(p * p);
  for (let at = 0; at < x.length; at += p) {
    for (let j = 0; j < p; j += 1) {
      for (let k = 0; k < p; k += 1) {
        products[j * p + k] = cell(products, j * p + k) + cell(x, at + j) * cell(x, at + k);
      }
    }
  }
  return products;
};
