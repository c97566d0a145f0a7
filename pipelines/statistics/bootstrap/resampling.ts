import { cell } from "../cell.ts";
import { indexDays } from "../day-index.ts";
import { wordOf } from "../random/scramble.ts";
import { refuseSeed, Sfc32, streamWords } from "../random/sfc32.ts";

/** What is drawn again, and how. */
export interface Resampling {
  /** Number of rows, 0 to rows - 1. */
  readonly rows: number;
  /** Stratum of each row, any number: every stratum keeps its size. */
  readonly stratum?: ArrayLike<number>;
  /** Whom each row belongs to, any number: all rows of one are drawn together. Each lies in one stratum. */
  readonly cluster?: ArrayLike<number>;
  /** How many times everything is drawn. */
  readonly replicates: number;
  /** A whole number, 0 or more; printed beside the figure. */
  readonly seed: number;
}

/** What is drawn as one: the rows of a cluster, or one row; grouped by stratum. */
export interface SamplingUnits {
  readonly strata: readonly (readonly Int32Array[])[];
  /** The number of rows where every row is drawn by itself, from all of them; null where clusters or strata are told. */
  readonly rowsAlone: number | null;
}

/**
 * Units in strata, both in ascending order. Throws RangeError for counts that are not whole, a seed below 0, columns of
 * another length, and clusters that lie in more than one stratum.
 */
export const samplingUnits = ({ rows, stratum, cluster, replicates, seed }: Resampling): SamplingUnits => {
  refuseSeed(seed);
  if (!Number.isSafeInteger(rows) || rows < 0) throw new RangeError("rows must be a whole number, 0 or more");
  if (!Number.isSafeInteger(replicates) || replicates < 1) {
    throw new RangeError("replicates must be a whole number, 1 or more");
  }
  for (const column of [stratum, cluster]) {
    if (column !== undefined && (column.length !== rows || !Array.from(column).every(Number.isFinite))) {
      throw new RangeError("every row needs a stratum and a cluster, finite numbers");
    }
  }
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  const units = cluster === undefined ? Array.from(all, (row) => Int32Array.of(row)) : groupBy(all, cluster);
  const rowsAlone = cluster === undefined && stratum === undefined ? rows : null;
  if (stratum === undefined) return { strata: units.length === 0 ? [] : [units], rowsAlone };
  if (units.some((unit) => unit.some((row) => cell(stratum, row) !== cell(stratum, cell(unit, 0))))) {
    throw new RangeError("every cluster must lie in one stratum");
  }
  const firsts = Int32Array.from(units, (unit) => cell(unit, 0));
  const unitOfRow = new Map(units.map((unit) => [cell(unit, 0), unit]));
  return {
    strata: groupBy(firsts, stratum).map((group) =>
      Array.from(group, (row) => unitOfRow.get(row) ?? Int32Array.of(row)),
    ),
    rowsAlone,
  };
};

const groupBy = (rows: Int32Array, key: ArrayLike<number>): Int32Array[] => {
  const { days, rowOf } = indexDays([Float64Array.from(rows, (row) => cell(key, row))]);
  const groups: number[][] = Array.from(days, () => []);
  for (const row of rows) groups[rowOf(cell(key, row))]?.push(row);
  return groups.map((group) => Int32Array.from(group));
};

/** The rows of one replicate: a function of seed and replicate alone. */
export const drawRows = ({ strata, rowsAlone }: SamplingUnits, seed: number, replicate: number): Int32Array => {
  const generator = new Sfc32(...streamWords(seed, wordOf("bootstrap"), replicate));
  // The same draws as below: a unit is its one row, and a list of them a hundred thousand persons long is slow to gather.
  if (rowsAlone !== null) return drawAlone(generator, rowsAlone);
  const drawn: Int32Array[] = [];
  let size = 0;
  for (const units of strata) {
    for (let k = 0; k < units.length; k += 1) {
      const unit = units[generator.below(units.length)];
      if (unit === undefined) continue;
      drawn.push(unit);
      size += unit.length;
    }
  }
  const rows = new Int32Array(size);
  let filled = 0;
  for (const unit of drawn) {
    for (let k = 0; k < unit.length; k += 1) {
      rows[filled] = cell(unit, k);
      filled += 1;
    }
  }
  return rows;
};

const drawAlone = (generator: Sfc32, size: number): Int32Array => {
  const rows = new Int32Array(size);
  generator.fillBelow(size, rows);
  return rows;
};
