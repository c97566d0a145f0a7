import { cell } from "../cell.ts";
import { addTo, rectangleProduct, squareProduct, transposed } from "../matrix.ts";
import type { BlockModel } from "./blocks.ts";
import type { RemlDerivatives, RemlPoint } from "./reml-point.ts";

/**
 * The covariance of the coefficients with what the estimated covariance parameters add to it: F + 2 F {sum of W_kl
 * (Q_kl - P_k F P_l)} F, F the plain one and W the covariance of the parameters.
 *
 * Second derivatives of the covariance of the values are 0, as it is linear in its parameters.
 *
 * Kenward and Roger 1997, Biometrics 53, 983-997; `vcovAdj` of R pbkrtest 0.5.2.
 */
export const kenwardRogerCovariance = (
  { blocks, p, q }: BlockModel,
  { covariance, inverses }: RemlPoint,
  { slopes }: RemlDerivatives,
  parameters: Float64Array,
): Float64Array => {
  const middle = new Float64Array(p * p);
  blocks.forEach(({ size, fixed, directions }, i) => {
    const own = inverses[i] ?? new Float64Array(0);
    const weighted = rectangleProduct(own, fixed, size, size, p);
    const across = transposed(weighted, size, p);
    const left = directions.map((direction) => rectangleProduct(across, direction, p, size, size));
    for (let k = 0; k < q; k += 1) {
      const half = rectangleProduct(left[k] ?? own, own, p, size, size);
      for (let l = 0; l < q; l += 1) {
        const right = transposed(left[l] ?? own, p, size);
        addTo(middle, rectangleProduct(half, right, p, size, p), cell(parameters, k * q + l));
      }
    }
  });
  const turned = slopes.map((slope) => squareProduct(slope, covariance, p));
  turned.forEach((turn, k) => {
    slopes.forEach((slope, l) => {
      addTo(middle, squareProduct(turn, slope, p), -cell(parameters, k * q + l));
    });
  });
  const result = covariance.slice();
  addTo(result, squareProduct(squareProduct(covariance, middle, p), covariance, p), 2);
  return result;
};
