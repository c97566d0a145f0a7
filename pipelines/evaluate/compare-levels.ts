import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import { logRankTest } from "../statistics/index.ts";
import { comparisonRow } from "./comparison-row.ts";
import type { Frame } from "./figure.ts";
import type { Group } from "./groups.ts";
import { timeTable } from "./time-table.ts";

/**
 * Log-rank p-value between the levels of a subgroup. Exploratory: no verdict follows from it, and it says nothing of the
 * size of a difference. Persons whose level nobody states are left out.
 */
export const compareLevels = (frame: Frame, measure: Measure, subgroup: string, levels: readonly Group[]): Figure => {
  const tables = levels
    .filter(({ level }) => level !== "unknown")
    .map(({ days }) => timeTable(days))
    .filter(({ n }) => n > 0);
  const n = tables.reduce((total, table) => total + table.n, 0);
  const events = tables.reduce((total, table) => total + table.events.reduce((sum, count) => sum + count, 0), 0);
  const test = tables.length < 2 ? null : logRankTest(tables);
  const pValue = test?.state === "estimated" ? test.pValue : null;
  return comparisonRow(frame, measure, subgroup, { pValue, n, events, method: "log-rank" });
};
