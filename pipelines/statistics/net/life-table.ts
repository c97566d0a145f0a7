import { cell } from "../cell.ts";

/** Mortality of the general population by age, calendar time and group (sex, region). */
export interface LifeTable {
  /** Ages in days at which bands begin, ascending, the first 0; the last band is open. */
  readonly ages: ArrayLike<number>;
  /** Dates at which bands begin, as day numbers of any one calendar, ascending. */
  readonly dates: ArrayLike<number>;
  /** First date the table no longer covers. */
  readonly until: number;
  /** Deaths per person and day, one column per group: all dates of the first age, then of the second, and so on. */
  readonly hazards: readonly ArrayLike<number>[];
}

/** Throws RangeError where bands are out of order, a column has another length, or a hazard is negative or not finite. */
export const refuseLifeTable = ({ ages, dates, until, hazards }: LifeTable): void => {
  const ascends = (column: ArrayLike<number>) =>
    column.length > 0 && Array.from(column).every((value, i) => i === 0 || value > cell(column, i - 1));
  if (!ascends(ages) || ages[0] !== 0 || !ascends(dates) || !(until > cell(dates, dates.length - 1))) {
    throw new RangeError("bands of a life table must ascend, ages from 0, dates to the end of the table");
  }
  for (const column of hazards) {
    const fits = column.length === ages.length * dates.length;
    if (!fits || !Array.from(column).every((value) => value >= 0 && Number.isFinite(value))) {
      throw new RangeError("a life table needs one hazard of 0 or more per age and date in each group");
    }
  }
};

/** Band that holds a value, at or after the band `from`; the first or last one where it lies outside. */
export const bandOf = (bands: ArrayLike<number>, value: number, from: number): number => {
  let band = from;
  while (band + 1 < bands.length && cell(bands, band + 1) <= value) band += 1;
  return band;
};
