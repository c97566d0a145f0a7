import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import { type Frame, resultRow } from "./figure.ts";
import type { Group } from "./groups.ts";
import { leavers } from "./time-table.ts";

/** Person-days under observation: from entry to event or censoring, added up over those whose time is observed. */
export const timeAtRisk = (frame: Frame, measure: Measure, group: Group): Figure => {
  const { days } = group;
  return resultRow(frame, measure, group, {
    what: "count-person-days",
    estimate: "count",
    unit: "person-days",
    value: days.reduce((sum, row) => sum + row.day * leavers(row) - Math.max(row.day, 0) * row.entered, 0),
    n: days.reduce((sum, row) => sum + leavers(row), 0),
    state: "estimated",
    method: "count",
    interval: null,
  });
};
