import { cell } from "../cell.ts";
import { indexDays } from "../day-index.ts";

/** The rows of one person. */
export interface Block {
  readonly size: number;
  /** Values, size numbers. */
  readonly value: Float64Array;
  /** Fixed-effect columns, size by p. */
  readonly fixed: Float64Array;
  /** One symmetric matrix per covariance parameter, size by size: the covariance of the values is their weighted sum. */
  readonly directions: readonly Float64Array[];
}

/** Persons whose values are independent, given a linear model for means and a covariance linear in its parameters. */
export interface BlockModel {
  readonly blocks: readonly Block[];
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
