import type { OutcomeRow } from "../../../../schemas/measure.ts";

/** What a reading says of a person: an outcome without name, date and evidence. */
export type Row = Omit<OutcomeRow, "person_id" | "time_zero" | "evidence">;

const nothing: Row = {
  status: "unknown",
  entry_days: 0,
  time_days: null,
  event: null,
  reason: null,
  baseline: null,
  value: null,
  change: null,
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

/** A row as one line, for comparing and for reading. */
export const told = (row: Row): string =>
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
