import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import { competingReasons, familyOf, type Measure } from "../../schemas/measure.ts";
import type { Curve } from "../../schemas/result.ts";
import type { LifeTable } from "../statistics/index.ts";
import { estimateAmounts } from "./estimate-amounts.ts";
import { estimateCompeting } from "./estimate-competing.ts";
import { estimateNet } from "./estimate-net.ts";
import { estimateRates } from "./estimate-rates.ts";
import { estimateScores } from "./estimate-scores.ts";
import { estimateShares } from "./estimate-shares.ts";
import { estimateTimes } from "./estimate-times.ts";
import { exactShares } from "./exact-share.ts";
import type { Frame } from "./figure.ts";
import type { Group } from "./groups.ts";
import { timeAtRisk } from "./time-at-risk.ts";

/** Estimates of one group, and its curve where the measure has one. */
interface Estimates {
  readonly rows: readonly Figure[];
  readonly curve?: Curve;
}

/** The estimates that fit what one row per person holds: the family of the measure decides, not its kind. */
export const estimateMeasure = (
  input: Frame & { readonly lifeTable?: LifeTable | undefined },
  measure: Measure,
  analysis: MeasureAnalysis,
  group: Group,
): Estimates => {
  // Told apart by their kind, because they have parameters of their own.
  if (measure.kind === "score-change") return { rows: estimateScores(input, measure, group) };
  if (measure.kind === "net-survival") {
    return { rows: [...estimateNet(input, measure, analysis, group), timeAtRisk(input, measure, group)] };
  }
  const family = familyOf(measure);
  switch (family) {
    case "time": {
      const atRisk = timeAtRisk(input, measure, group);
      if (competingReasons(measure).length > 0) {
        return { rows: [...estimateCompeting(input, measure, analysis, group), atRisk] };
      }
      const times = estimateTimes(input, measure, analysis, group, group.days);
      return { ...times, rows: [...times.rows, atRisk, ...exactShares(input, measure, analysis, group)] };
    }
    case "share":
      return { rows: estimateShares(input, measure, group) };
    case "rate":
      return { rows: estimateRates(input, measure, group) };
    case "amount":
      return { rows: estimateAmounts(input, measure, group) };
    case "score":
    case "net":
      return { rows: [] };
  }
};
