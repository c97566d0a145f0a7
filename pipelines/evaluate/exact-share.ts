import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { ResultRow } from "../../schemas/result.ts";
import { exactProportion } from "../statistics/index.ts";
import { type Frame, resultRow } from "./figure.ts";
import type { Group } from "./groups.ts";
import { observedTimes } from "./time-table.ts";

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
): readonly ResultRow[] => {
  if (!analysis.exact_shares) return [];
  const times = observedTimes(group.rows);
  return analysis.landmarks_days.map((day) => {
    const isComplete = times.every(({ entry, time, event }) => entry === 0 && (event === 1 || time >= day));
    const free = times.filter(({ time, event }) => time > day || (time === day && event === 0)).length;
    const found = isComplete ? exactProportion(free, times.length, frame.agreement.analyses.interval.level) : null;
    const shape = {
      what: `share-event-free-${day}`,
      estimate: "share",
      unit: "probability",
      time: day,
      n: times.length,
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
