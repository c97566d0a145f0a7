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
  { patterns, p, q }: BlockModel,
  { covariance, inverses }: RemlPoint,
  { slopes }: RemlDerivatives,
  parameters: Float64Array,
): Float64Array => {
  const middle = new Float64Array(p * p);
  patterns.forEach(({ size, directions, persons }, i) => {
    const own = inverses[i] ?? new Float64Array(0);
    const turned = directions.map((direction) => squareProduct(direction, own, size));
    const sum = new Float64Array(size * size);
    turned.forEach((turn, k) => {
      directions.forEach((direction, l) => {
        addTo(sum, squareProduct(turn, direction, size), cell(parameters, k * q + l));
      });
    });
    for (const { fixed } of persons) {
      const weighted = rectangleProduct(own, fixed, size, size, p);
      const across = rectangleProduct(transposed(weighted, size, p), sum, p, size, size);
      addTo(middle, rectangleProduct(across, weighted, p, size, p));
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
