import type { ColumnDistribution } from "../../schemas/distribution.ts";
import { gammaQuantile } from "../statistics/distributions/gamma-quantile.ts";
import { comparableBins, type Side } from "./comparable-bins.ts";
import { type Divergence, jensenShannon } from "./jensen-shannon.ts";
import type { PooledFiles } from "./pool.ts";

/** A column whose distribution moved further than the limit. */
export interface ShiftedColumn {
  readonly column: string;
  /** Jensen–Shannon distance, 0 to 1. */
  readonly distance: number;
  readonly limit: number;
}

/** Persons that both deliveries must have before anything is compared. */
export const fewestPersons = 50;

/** Chance that a column without any shift is called shifted, at most; a delivery may have two hundred columns. */
const falseAlarm = 1e-6;

/**
 * Whether a divergence is more than chance between so many persons.
 *
 * For two samples of one distribution 8nm/(n+m) times the divergence in nats is near chi-square with one degree less than
 * there are bins (Menéndez, Pardo, Pardo, Pardo, J Franklin Inst 1997;334B:307–318). Rows of one person are alike, so persons are
 * counted, not rows; the same persons in both deliveries make less noise than that, never more.
 */
const isMoreThanChance = ({ nats, bins }: Divergence, n: number, m: number): boolean => {
  if (bins < 2) return false;
  const statistic = ((8 * n * m) / (n + m)) * nats;
  return statistic > 2 * gammaQuantile(falseAlarm, (bins - 1) / 2, "upper");
};

/**
 * The columns of a delivered file whose distribution differs from the delivery in use by more than `limitOf` allows and by
 * more than chance; rules that are broken by a different share of the rows are among them. Columns that only one of the two has are not compared; neither is anything between files with few
 * persons.
 */
export const shiftedColumns = (
  before: PooledFiles,
  now: PooledFiles,
  limitOf: (column: string) => number,
): readonly ShiftedColumn[] => {
  if (before.persons < fewestPersons || now.persons < fewestPersons) return [];
  const earlier = new Map([...before.columns, ...before.rules].map((column) => [column.column, column]));
  const unbroken = (column: string): ColumnDistribution => ({ column, scale: "label", bins: { kept: before.rows } });
  return [...now.columns, ...now.rules].flatMap(({ column, scale, bins }) => {
    const old = earlier.get(column) ?? (now.rules.some((r) => r.column === column) ? unbroken(column) : undefined);
    if (old === undefined || old.scale !== scale) return [];
    const sideOf = (d: PooledFiles, counts: Side["counts"]): Side => ({ counts, rows: d.rows, dataCut: d.dataCut });
    const divergences = comparableBins(scale, sideOf(before, old.bins), sideOf(now, bins)).map(([left, right]) =>
      jensenShannon(left, right),
    );
    const limit = limitOf(column);
    const shifted = divergences.every((d) => d.distance > limit && isMoreThanChance(d, before.persons, now.persons));
    if (!shifted) return [];
    return [{ column, distance: Math.min(...divergences.map((d) => d.distance)), limit }];
  });
};
