import type { UnitRow } from "./unit-row.ts";

/**
 * What was first stated of each patient, for that row and all later ones; null for rows before it.
 *
 * Where a patient's first row does not state it, an earlier value can still come in and move every later row. Read as
 * settled, the first one stated holds; read as open, nothing is known of such a patient.
 */
export const firstStated = <T>(
  rows: readonly UnitRow[],
  stated: (row: UnitRow) => T | null,
  reading: "settled" | "open",
): ((row: UnitRow) => T | null) => {
  const first = new Map<number, T | null>();
  const found = new Map<UnitRow, T | null>();
  for (const row of rows) {
    const known = first.get(row.patient);
    const isOpen = known === null && reading === "open";
    const value = isOpen ? null : (known ?? stated(row));
    if (value !== null || !first.has(row.patient)) first.set(row.patient, value);
    found.set(row, value);
  }
  return (row) => found.get(row) ?? null;
};
