/** Fewest patients that the supplier's copy speaks of by themselves. */
export const LEAST_PATIENTS = 5;

/** Something that a number of patients stand behind; null where it is about no patient. */
export interface Counted {
  readonly patients: ReadonlySet<string> | null;
}

export interface Sorted<Row> {
  readonly alone: readonly Row[];
  /** Rows that may only be told as one sum. */
  readonly together: readonly Row[];
}

const count = ({ patients }: Counted): number => patients?.size ?? Number.POSITIVE_INFINITY;

const union = (rows: readonly Counted[]): number => new Set(rows.flatMap(({ patients }) => [...(patients ?? [])])).size;

/**
 * Divides rows whose sum is printed into those that may stand alone and those that must stand together.
 *
 * A row about fewer than five patients never stands alone. Where the rows so taken together are still one row only, or
 * about fewer than five, the next smallest joins them: a single row left out could be had back by subtracting the others
 * from the total. Rows about no patient stand alone always.
 */
export const putTogether = <Row extends Counted>(rows: readonly Row[]): Sorted<Row> => {
  const bySize = rows
    .map((row, i) => ({ row, i }))
    .filter(({ row }) => row.patients !== null)
    .sort((a, b) => count(a.row) - count(b.row) || a.i - b.i)
    .map(({ row }) => row);
  const together = bySize.filter((row) => count(row) < LEAST_PATIENTS);
  if (together.length === 0) return { alone: rows, together: [] };
  for (const next of bySize.slice(together.length)) {
    if (together.length >= 2 && union(together) >= LEAST_PATIENTS) break;
    together.push(next);
  }
  return { alone: rows.filter((row) => !together.includes(row)), together };
};

/** A number of patients as the supplier may be told it. */
export const toldCount = (patients: ReadonlySet<string>): number | null =>
  patients.size < LEAST_PATIENTS ? null : patients.size;
