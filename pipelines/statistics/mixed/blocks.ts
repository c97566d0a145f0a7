import { cell } from "../cell.ts";
import { indexDays } from "../day-index.ts";

/** The rows of one person. */
export interface Block {
  /** Values, as many as the pattern has rows. */
  readonly value: Float64Array;
  /** Fixed-effect columns, rows by p. */
  readonly fixed: Float64Array;
}

/** Persons whose values have the same covariance, as those seen at the same visits. */
export interface Pattern {
  /** Rows of each person. */
  readonly size: number;
  /** One symmetric matrix per covariance parameter, size by size: the covariance of the values is their weighted sum. */
  readonly directions: readonly Float64Array[];
  readonly persons: readonly Block[];
}

/** Persons whose values are independent, given a linear model for means and a covariance linear in its parameters. */
export interface BlockModel {
  readonly patterns: readonly Pattern[];
  /** Fixed-effect columns. */
  readonly p: number;
  /** Covariance parameters. */
  readonly q: number;
  /** Rows. */
  readonly n: number;
}

/** Row numbers of each person, persons in ascending order, rows in the order given. */
export const rowsByPerson = (person: ArrayLike<number>): readonly Int32Array[] => {
  const { days, rowOf } = indexDays([person]);
  const rows: number[][] = Array.from(days, () => []);
  for (let i = 0; i < person.length; i += 1) rows[rowOf(cell(person, i))]?.push(i);
  return rows.map((own) => Int32Array.from(own));
};
