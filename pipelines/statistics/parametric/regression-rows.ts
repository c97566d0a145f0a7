import { cell } from "../cell.ts";
import type { CovariateColumns, UselessCovariates } from "../covariate-columns.ts";
import { covariateColumns, refuseColumn, refuseCovariates } from "../covariate-columns.ts";
import { hasTimeAtRisk } from "../event-table-from-persons.ts";
import type { SurvivalData } from "./regression-data.ts";

/** Rows with time at risk. */
export interface RegressionRows {
  readonly n: number;
  /** 0 where the row is followed from zero. */
  readonly entry: Float64Array;
  readonly time: Float64Array;
  readonly event: Uint8Array;
  /** Equal to time but for events in an interval. */
  readonly latest: Float64Array;
  readonly weight: Float64Array;
  readonly columns: CovariateColumns;
  readonly events: number;
  /** Weighted days at risk and events. */
  readonly exposure: number;
  readonly eventWeight: number;
}

/** What can be wrong with rows. */
type UselessRows =
  | UselessCovariates
  | {
      readonly reason: "no-rows" | "no-events" | "event-at-zero" | "weight-not-positive";
      readonly columns: readonly [];
    };

/** Reads the columns once; throws RangeError where they cannot be those of a regression. */
export const regressionRows = (data: SurvivalData): RegressionRows | UselessRows => {
  const { length } = data.time;
  for (const column of [data.event, data.entry, data.latest, data.weight]) {
    if (column !== undefined) refuseColumn(column, length);
  }
  refuseCovariates(data.covariates, length);
  const kept = Array.from({ length }, (_, i) => i).filter((i) => hasTimeAtRisk(data, i));
  const pick = (column: ArrayLike<number>) => Float64Array.from(kept, (row) => cell(column, row));
  const time = pick(data.time);
  const event = Uint8Array.from(kept, (row) => cell(data.event, row));
  const latest = data.latest === undefined ? time : pick(data.latest);
  const weight = data.weight === undefined ? new Float64Array(kept.length).fill(1) : pick(data.weight);
  const entry =
    data.entry === undefined ? new Float64Array(kept.length) : pick(data.entry).map((day) => Math.max(0, day));
  latest.forEach((day, i) => {
    const impossible = event[i] === 1 ? day < cell(time, i) : day !== cell(time, i);
    if (impossible) throw new RangeError(`row ${i}: only an event has an interval, and it ends after it starts`);
  });
  const events = event.reduce((sum, happened) => sum + happened, 0);
  if (kept.length === 0) return { reason: "no-rows", columns: [] };
  if (weight.some((own) => !(own > 0))) return { reason: "weight-not-positive", columns: [] };
  if (events === 0) return { reason: "no-events", columns: [] };
  if (event.some((happened, i) => happened === 1 && latest[i] === 0)) return { reason: "event-at-zero", columns: [] };
  const columns = covariateColumns(data.covariates, kept);
  if ("reason" in columns) return columns;
  const exposure = time.reduce(
    (sum, day, i) => sum + cell(weight, i) * ((day + cell(latest, i)) / 2 - cell(entry, i)),
    0,
  );
  const eventWeight = event.reduce((sum, happened, i) => sum + happened * cell(weight, i), 0);
  return { n: kept.length, entry, time, event, latest, weight, columns, events, exposure, eventWeight };
};
