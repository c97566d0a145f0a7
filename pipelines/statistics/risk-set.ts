import { cell } from "./cell.ts";
import type { EventTable } from "./event-table.ts";
import { exits } from "./event-table.ts";

/** Persons at risk on each row of the table: entered before that day, and not gone before it. */
export const riskSets = (table: EventTable): Float64Array => {
  const atRisk = new Float64Array(table.time.length);
  let present = table.delayedEntry ? 0 : table.n;
  for (let row = 0; row < atRisk.length; row += 1) {
    atRisk[row] = present;
    present += cell(table.entered, row) - exits(table, row);
  }
  return atRisk;
};

/** Persons at risk on a day that need not be in the table. */
export const atRiskOn = (table: EventTable, day: number): number => {
  let present = table.delayedEntry ? 0 : table.n;
  for (let row = 0; row < table.time.length && cell(table.time, row) < day; row += 1) {
    present += cell(table.entered, row) - exits(table, row);
  }
  return present;
};

/** The day on which the risk set ran empty although others enter later. */
export interface EmptiedRiskSet {
  readonly day: number;
  /** `events`: everyone at risk had the event, the curve fell to 0. `censoring`: nobody was watched for a while. */
  readonly by: "events" | "censoring";
}

/** First day on which the risk set ran empty before the last entry; null where that never happens. */
export const emptiedRiskSet = (table: EventTable, atRisk: Float64Array): EmptiedRiskSet | null => {
  const lastEntry = table.entered.findLastIndex((count) => count > 0);
  for (let row = 0; row <= lastEntry; row += 1) {
    const day = cell(table.time, row);
    const present = cell(atRisk, row);
    if (present > 0 && cell(table.events, row) === present) return { day, by: "events" };
    const left = present - exits(table, row) + cell(table.entered, row);
    if (exits(table, row) > 0 && left === 0) return { day, by: "censoring" };
  }
  return null;
};

/** Whether a curve says something on a day: after the risk set has run empty it does not. */
export const isIdentified = (emptied: EmptiedRiskSet | null, day: number): boolean =>
  emptied === null || day < emptied.day || (day === emptied.day && emptied.by === "censoring");
