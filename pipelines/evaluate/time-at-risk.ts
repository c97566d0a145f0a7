import type { Measure } from "../../schemas/measure.ts";
import type { ResultRow } from "../../schemas/result.ts";
import { type Frame, resultRow } from "./figure.ts";
import type { Group } from "./groups.ts";
import { observedTimes } from "./time-table.ts";

/** Person-days under observation: from entry to event or censoring, added up over those whose time is observed. */
export const timeAtRisk = (frame: Frame, measure: Measure, group: Group): ResultRow => {
  const times = observedTimes(group.rows);
  return resultRow(frame, measure, group, {
    what: "count-person-days",
    estimate: "count",
    unit: "person-days",
    value: times.reduce((sum, { entry, time }) => sum + time - entry, 0),
    n: times.length,
    state: "estimated",
    method: "count",
    interval: null,
  });
};
