import { cell } from "../cell.ts";
import { cholesky } from "../cholesky.ts";
import { refuseCovariates } from "../covariate.ts";
import { indexDays } from "../day-index.ts";
import { lowerTriangle } from "./contrast.ts";
import type { RepeatedValues } from "./fit-blocks.ts";
import { fitBlocks } from "./fit-blocks.ts";
import type { DegreesOfFreedomMethod, MixedFit, RefusedMixedFit } from "./mixed-fit.ts";

/** Values at visits. */
export interface VisitValues extends RepeatedValues {
  /** Which visit, any number; each person has at most one row per visit. */
  readonly visit: ArrayLike<number>;
}

/**
 * Mixed model for repeated measures (MMRM): linear means, and values of one person that vary together in any way
 * (unstructured covariance over visits, the same for everyone), by restricted maximum likelihood.
 *
 * A visit that is missing takes nothing else of the person out: right if what is missing is missing at random given the
 * values seen. Coefficients follow from generalised least squares; combine them with `mixedContrast`. With few persons
 * take `kenward-roger`. The covariance has k (k + 1) / 2 parameters for k visits and needs persons well beyond that.
 *
 * Throws RangeError for columns of different length, values that are not finite, equal names, no fixed effect, and two
 * rows of a person at one visit.
 *
 * Mallinckrodt and others 2008. Coefficients, their covariance and the likelihood agree with `nlme::gls(correlation =
 * corSymm(), weights = varIdent(), method = "REML")` 3.1-162, whose own degrees of freedom (n - p) are far too many; ours
 * with numeric derivatives of that likelihood, and with Kenward and Roger's formulas (1997) over whole matrices, in R.
 */
export const repeatedMeasuresModel = (
  data: VisitValues,
  method: DegreesOfFreedomMethod,
): MixedFit | RefusedMixedFit => {
  const n = data.value.length;
  if (data.fixed.length === 0) throw new RangeError("a model needs fixed effects, at least one");
  refuseCovariates(
    [
      ...data.fixed,
      { name: "value ", values: data.value },
      { name: "person ", values: data.person },
      { name: "visit ", values: data.visit },
    ],
    n,
  );
  const { days: visits, rowOf } = indexDays([data.visit]);
  const k = visits.length;
  const seen = new Set<string>();
  for (let i = 0; i < n; i += 1) {
    const key = `${cell(data.person, i)} ${cell(data.visit, i)}`;
    if (seen.has(key)) throw new RangeError(`row ${i}: the person has two rows at one visit`);
    seen.add(key);
  }
  const q = (k * (k + 1)) / 2;
  const pairs = Array.from({ length: k }, (_, a) => Array.from({ length: a + 1 }, (__, b) => [a, b] as const)).flat();
  const isPositive = (theta: Float64Array): boolean => {
    const whole = Float64Array.from({ length: k * k }, (_, at) => lowerTriangle(theta, Math.floor(at / k), at % k));
    return !("column" in cholesky(whole, k, 1e-12));
  };
  return fitBlocks(
    data,
    {
      q,
      key: (rows) => Array.from(rows, (row) => rowOf(cell(data.visit, row))).join(" "),
      directions: (rows) => {
        const own = Array.from(rows, (row) => rowOf(cell(data.visit, row)));
        return pairs.map(([a, b]) =>
          Float64Array.from({ length: own.length ** 2 }, (_, at) => {
            const [i, j] = [own[Math.floor(at / own.length)], own[at % own.length]];
            return (i === a && j === b) || (i === b && j === a) ? 1 : 0;
          }),
        );
      },
      start: Float64Array.from(pairs, ([a, b]) => (a === b ? 1 : 0.3)),
      allowed: isPositive,
      atRim: (theta) => !isPositive(theta),
    },
    method,
  );
};
