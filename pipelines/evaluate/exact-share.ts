import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import { exactProportion } from "../statistics/index.ts";
import { type Frame, resultRow } from "./figure.ts";
import type { Group } from "./groups.ts";
import { entersLate, leavers } from "./time-table.ts";

/**
 * The share without event at each landmark by counting, with the exact interval.
 *
 * It needs everyone's answer: where somebody is censored before the landmark, or enters late, it is not estimable, because
 * a count of those left would leave out the ones who were lost.
 */
export const exactShares = (
  frame: Frame,
  measure: Measure,
  analysis: MeasureAnalysis,
  group: Group,
): readonly Figure[] => {
  if (!analysis.exact_shares) return [];
  const { days } = group;
  const n = days.reduce((sum, row) => sum + leavers(row), 0);
  const late = entersLate(days);
  return analysis.landmarks_days.map((day) => {
    const isComplete = !late && days.every((row) => row.censored === 0 || row.day >= day);
    const free = days.reduce(
      (sum, row) => sum + (row.day > day ? leavers(row) : row.day === day ? row.censored : 0),
      0,
    );
    const found = isComplete ? exactProportion(free, n, frame.agreement.analyses.interval.level) : null;
    const shape = {
      what: `share-event-free-${day}`,
      estimate: "share",
      unit: "probability",
      time: day,
      n,
      method: "clopper-pearson",
      interval: "exact",
    } as const;
    return resultRow(
      frame,
      measure,
      group,
      found?.state === "estimated"
        ? { ...shape, value: found.proportion, lower: found.lower, upper: found.upper, state: "estimated" }
        : { ...shape, value: null, state: "not-estimable" },
    );
  });
};
