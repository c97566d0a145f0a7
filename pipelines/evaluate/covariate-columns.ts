import type { CovariateId } from "../../schemas/agreement/covariate.ts";
import type { Covariate } from "../statistics/index.ts";
import { type AnalysedPerson, covariateOf } from "./analysed-person.ts";

/** A column of a model with the covariate that it is of. */
export interface CovariateColumn extends Covariate {
  readonly of: CovariateId;
}

/** Those for whom every one of the covariates is stated. */
export const fullyStated = (
  persons: readonly AnalysedPerson[],
  covariates: readonly CovariateId[],
): readonly AnalysedPerson[] =>
  persons.filter((person) => covariates.every((id) => covariateOf(person, id) !== undefined));

/**
 * Covariates of persons as columns of numbers: a number as it is, a level as 0 and 1 for every level but the first in
 * order. A column in which everybody is the same tells nobody apart and is left out.
 */
export const covariateColumns = (
  persons: readonly AnalysedPerson[],
  covariates: readonly CovariateId[],
): readonly CovariateColumn[] =>
  covariates
    .flatMap((id): readonly CovariateColumn[] => {
      const stated = persons.map((person) => covariateOf(person, id));
      const levels = [...new Set(stated.filter((value) => typeof value === "string"))].sort().slice(1);
      if (stated.every((value) => typeof value === "number")) return [{ of: id, name: id, values: stated }];
      return levels.map((level) => ({
        of: id,
        name: `${id} ${level}`,
        values: stated.map((value) => (value === level ? 1 : 0)),
      }));
    })
    .filter(({ values }) => new Set(Array.from(values)).size > 1);
