import type { FactRow } from "./model-folder.ts";

/** Short forms of facts, so that a table of cases shows only what matters. */
export const dose = (person_id: string, start_date: string, substance = "a", rest: FactRow = {}): FactRow => ({
  person_id,
  kind: "administration",
  substance,
  start_date,
  counts: true,
  ...rest,
});

export const alive = (person_id: string, status_date: string, rank = 1): FactRow => ({
  person_id,
  status: "alive",
  status_date,
  rank,
});

export const dead = (person_id: string, death_date: string | null, rank = 1): FactRow => ({
  person_id,
  status: "dead",
  status_date: death_date,
  death_date,
  rank,
});

export const emigrated = (person_id: string, emigration_date: string, rank = 1): FactRow => ({
  person_id,
  status: "emigrated",
  status_date: emigration_date,
  emigration_date,
  rank,
});

/** The row of kind `delivery` that harmonization writes for each source in use. */
export const delivered = (data_cut: string, lag_days = 0, source = "test"): FactRow => ({
  source,
  kind: "delivery",
  region: "national",
  from_date: null,
  to_date: data_cut,
  data_cut,
  lag_days,
});

export const ventilated = (
  person_id: string,
  start_date: string,
  end_date: string | null,
  value = 16,
  detail: string | null = null,
): FactRow => ({ person_id, kind: "ventilation", start_date, end_date, value, detail });

export const score = (person_id: string, kind: string, date: string | null, value: number | null): FactRow => ({
  person_id,
  kind,
  date,
  value,
});

export const attribute = (person_id: string, kind: string, code: string): FactRow => ({ person_id, kind, code });
