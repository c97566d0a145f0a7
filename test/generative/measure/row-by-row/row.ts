import type { OutcomeRow } from "../../../../schemas/measure.ts";
import type { Said } from "./said.ts";

/** What a reading says of a person: an outcome without name and day of time zero, its evidence without that of time zero. */
export type Row = Omit<OutcomeRow, "person_id" | "time_zero" | "evidence"> & { readonly evidence: readonly Said[] };

const nothing: Row = {
  status: "unknown",
  entry_days: 0,
  time_days: null,
  event: null,
  reason: null,
  baseline: null,
  value: null,
  change: null,
  evidence: [],
};

export const observed = (said: Partial<Row>): Row => ({ ...nothing, ...said, status: "observed" });
export const pending = (reason: string, said: Partial<Row> = {}): Row => ({
  ...nothing,
  ...said,
  status: "pending",
  reason,
});
export const unknown = (reason: string, said: Partial<Row> = {}): Row => ({
  ...nothing,
  ...said,
  status: "unknown",
  reason,
});
export const notEstimable = (reason: string, said: Partial<Row> = {}): Row => ({
  ...nothing,
  ...said,
  status: "not-estimable",
  reason,
});

/** A row as one line without its evidence, for comparing and for reading. */
export const told = (row: Omit<Row, "evidence">): string =>
  [
    row.status,
    `entry ${row.entry_days}`,
    `time ${row.time_days ?? "-"}`,
    `event ${row.event ?? "-"}`,
    `baseline ${row.baseline ?? "-"}`,
    `value ${row.value ?? "-"}`,
    `change ${row.change ?? "-"}`,
    `population ${row.population === undefined || row.status !== "observed" ? "-" : `${row.population.sex} ${row.population.ageDays}`}`,
    row.reason ?? "-",
  ].join(", ");
