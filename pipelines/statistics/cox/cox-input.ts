import { cell } from "../cell.ts";
import { hasTimeAtRisk } from "../event-table-from-persons.ts";
import type { CoxData, CoxSettings } from "./cox-data.ts";

/** Rows with time at risk, by number, and what can be said before any sorting. */
export interface CoxInput {
  readonly kept: Int32Array;
  readonly events: number;
  readonly allWeightsPositive: boolean;
}

/** Reads the columns once; throws RangeError where they cannot be those of a regression. */
export const coxInput = (data: CoxData, settings: CoxSettings): CoxInput => {
  refuseSettings(data, settings);
  refuseColumns(data);
  const { time, event, weight } = data;
  const rows = new Int32Array(time.length);
  let n = 0;
  let events = 0;
  let allWeightsPositive = true;
  for (let i = 0; i < time.length; i += 1) {
    if (!hasTimeAtRisk(data, i)) continue;
    rows[n] = i;
    n += 1;
    events += cell(event, i);
    if (weight !== undefined && !(cell(weight, i) > 0)) allWeightsPositive = false;
  }
  return { kept: rows.subarray(0, n), events, allWeightsPositive };
};

const refuseSettings = ({ covariates, weight }: CoxData, { ties, robust }: CoxSettings): void => {
  const names = new Set(covariates.map(({ name }) => name));
  if (covariates.length === 0 || names.size !== covariates.length) {
    throw new RangeError("a regression needs covariates with distinct names, at least one");
  }
  if (ties === "exact" && (weight !== undefined || robust)) {
    throw new RangeError("exact ties take neither weights nor robust standard errors");
  }
};

const refuseColumns = ({ entry, time, event, covariates, stratum, weight, cluster }: CoxData): void => {
  const columns = [event, ...covariates.map(({ values }) => values)];
  for (const column of [entry, stratum, weight, cluster]) if (column !== undefined) columns.push(column);
  if (columns.some((column) => column.length !== time.length)) {
    throw new RangeError("all columns of a regression must have the same length");
  }
  for (const column of columns) {
    for (let i = 0; i < column.length; i += 1) {
      // A row without one of its values has to be left out, and counted, by whoever knows why it is missing.
      if (!Number.isFinite(cell(column, i))) throw new RangeError(`row ${i}: every column must hold finite numbers`);
    }
  }
};
