/** What the figure is. */
export type EValueMeasure =
  | "risk-ratio"
  /** Outcome in less than about 15 % by the end of follow-up: read as a risk ratio. */
  | "hazard-ratio-rare"
  | "hazard-ratio-common"
  | "odds-ratio-rare"
  | "odds-ratio-common";

/** How strong confounding would have to be. */
export interface EValue {
  /** The figure brought to the scale of a risk ratio. */
  readonly riskRatio: number;
  /**
   * Least risk ratio that an unmeasured factor would need with both treatment and outcome, beside what is adjusted for,
   * to make the whole effect. 1: nothing is needed.
   */
  readonly forEstimate: number;
  /** The same to move the interval's limit nearer to no effect onto it; 1 where the interval holds no effect already. */
  readonly forLimit: number;
}

/**
 * E-value of an effect and of the confidence limit nearer to no effect.
 *
 * A large one does not show that there is no confounding, a small one not that there is; it has to be held against the
 * factors that are known (stage and performance status often have 2 to 4). A common outcome needs a conversion: odds
 * ratios by the square root, hazard ratios by (1 - 0.5^sqrt(HR)) / (1 - 0.5^sqrt(1/HR)).
 *
 * Throws RangeError unless 0 < lower <= estimate <= upper, all finite.
 *
 * VanderWeele and Ding 2017, Annals of Internal Medicine 167, 268-274; the published 3.9 (1.8 to 8.7) gives 7.26 and 3.
 */
export const eValue = (
  measure: EValueMeasure,
  { estimate, lower, upper }: { readonly estimate: number; readonly lower: number; readonly upper: number },
): EValue => {
  if (!(lower > 0 && lower <= estimate && estimate <= upper && Number.isFinite(upper))) {
    throw new RangeError("an E-value needs 0 < lower <= estimate <= upper");
  }
  const limit = estimate >= 1 ? Math.max(1, asRiskRatio(measure, lower)) : Math.min(1, asRiskRatio(measure, upper));
  const riskRatio = asRiskRatio(measure, estimate);
  return { riskRatio, forEstimate: needed(riskRatio), forLimit: needed(limit) };
};

const asRiskRatio = (measure: EValueMeasure, ratio: number): number => {
  switch (measure) {
    case "risk-ratio":
    case "hazard-ratio-rare":
    case "odds-ratio-rare":
      return ratio;
    case "odds-ratio-common":
      return Math.sqrt(ratio);
    case "hazard-ratio-common": {
      const root = Math.sqrt(ratio);
      // 1 - 0.5^x without the cancellation near x = 0.
      return Math.expm1(-Math.LN2 * root) / Math.expm1(-Math.LN2 / root);
    }
  }
};

const needed = (riskRatio: number): number => {
  const away = riskRatio < 1 ? 1 / riskRatio : riskRatio;
  return away + Math.sqrt(away * (away - 1));
};
