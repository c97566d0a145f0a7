import { cell } from "../cell.ts";
import type { Covariate } from "../cox/cox-data.ts";
import { indexDays } from "../day-index.ts";
import { rowsByPerson } from "./blocks.ts";
import { mixedContrast } from "./contrast.ts";
import type { DegreesOfFreedomMethod, MixedEstimate, MixedFit, RefusedMixedFit } from "./mixed-fit.ts";
import { repeatedMeasuresModel } from "./repeated-measures.ts";

/** A covariate of the person, the same on all rows of one (the value at baseline). */
export interface PersonCovariate extends Covariate {
  /** Whether its effect may differ between visits. */
  readonly byVisit: boolean;
}

/** Change from baseline, one row per person and visit. */
export interface VisitChanges {
  readonly person: ArrayLike<number>;
  readonly visit: ArrayLike<number>;
  /** Group of the person, any number; the lowest is the one compared with. */
  readonly group: ArrayLike<number>;
  /** Value at the visit less value at baseline. */
  readonly change: ArrayLike<number>;
  readonly covariates: readonly PersonCovariate[];
}

/** Estimated mean change of one group at one visit, at the average covariates. */
export interface VisitMean extends MixedEstimate {
  readonly group: number;
  readonly visit: number;
  /** Persons seen. */
  readonly persons: number;
}

/** Estimated difference from the lowest group at one visit. */
export interface VisitDifference extends MixedEstimate {
  readonly group: number;
  readonly visit: number;
}

/** Changes by visit and group. */
export interface ChangeByVisit {
  readonly state: "estimated";
  readonly means: readonly VisitMean[];
  readonly differences: readonly VisitDifference[];
  readonly fit: MixedFit;
}

/** Changes that cannot be told. */
export type RefusedChangeByVisit =
  | RefusedMixedFit
  | {
      readonly state: "not-estimable";
      /** Nobody of a group was seen at a visit. */
      readonly reason: "empty-cell";
      readonly group: number;
      readonly visit: number;
    };

/**
 * Estimated mean change from baseline by visit and group, and its differences between groups, from a mixed model for
 * repeated measures with a mean of its own for every group and visit and an unstructured covariance.
 *
 * Means are those of persons with average covariates, each person counted once however often seen. Put the value at
 * baseline among the covariates. Persons without any visit after baseline are not in it and have to be counted by
 * whoever made the rows.
 *
 * Throws RangeError for a group or covariate that differs between rows of a person, and as `repeatedMeasuresModel` does.
 *
 * Agrees with `nlme::gls` 3.1-162 on the same design.
 */
export const changeByVisit = (
  data: VisitChanges,
  method: DegreesOfFreedomMethod,
  level: number,
): ChangeByVisit | RefusedChangeByVisit => {
  const { person, visit, group, change, covariates } = data;
  for (const column of [person, visit, group, ...covariates.map(({ values }) => values)]) {
    if (column.length !== change.length) throw new RangeError("all columns must have the same length");
  }
  const persons = rowsByPerson(person);
  refuseChanging(persons, [group, ...covariates.map(({ values }) => values)]);
  const groups = indexDays([group]).days;
  const visits = indexDays([visit]).days;
  const cells = Array.from(groups, (g) => Array.from(visits, (v) => ({ group: g, visit: v }))).flat();
  const inCell = (row: number, at: { readonly group: number; readonly visit: number }) =>
    cell(group, row) === at.group && cell(visit, row) === at.visit;
  const rows = Array.from({ length: change.length }, (_, row) => row);
  const seen = cells.map((at) => rows.filter((row) => inCell(row, at)).length);
  const empty = cells.find((_, k) => seen[k] === 0);
  if (empty !== undefined) return { state: "not-estimable", reason: "empty-cell", ...empty };
  const fixed: readonly Covariate[] = [
    ...cells.map((at) => ({
      name: `group ${at.group} at ${at.visit}`,
      values: rows.map((row) => (inCell(row, at) ? 1 : 0)),
    })),
    ...covariates.flatMap((covariate) => covariateColumns(covariate, persons, visit, visits)),
  ];
  const fit = repeatedMeasuresModel({ person, visit, value: change, fixed }, method);
  if (fit.state !== "estimated") return fit;
  const pick = (plus: number, minus: number | null) =>
    mixedContrast(
      fit,
      fixed.map((_, k) => (k === plus ? 1 : k === minus ? -1 : 0)),
      level,
    );
  return {
    state: "estimated",
    means: cells.map((at, k) => ({ ...at, persons: cell(seen, k), ...pick(k, null) })),
    differences: cells.flatMap((at, k) => (k < visits.length ? [] : [{ ...at, ...pick(k, k % visits.length) }])),
    fit,
  };
};

const refuseChanging = (persons: readonly Int32Array[], columns: readonly ArrayLike<number>[]): void => {
  const differs = persons.some((rows) =>
    columns.some((column) => rows.some((row) => cell(column, row) !== cell(column, cell(rows, 0)))),
  );
  if (differs) throw new RangeError("group and covariates must be the same on all rows of a person");
};

/** The covariate around its mean over persons, once or at each visit apart. */
const covariateColumns = (
  { name, values, byVisit }: PersonCovariate,
  persons: readonly Int32Array[],
  visit: ArrayLike<number>,
  visits: Float64Array,
): readonly Covariate[] => {
  const mean = persons.reduce((sum, rows) => sum + cell(values, cell(rows, 0)), 0) / persons.length;
  const centred = Array.from(values, (value) => value - mean);
  if (!byVisit) return [{ name, values: centred }];
  return Array.from(visits, (wanted) => ({
    name: `${name} at ${wanted}`,
    values: centred.map((value, row) => (cell(visit, row) === wanted ? value : 0)),
  }));
};
