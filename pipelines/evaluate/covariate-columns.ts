import { type CovariateId, covariates as declared } from "../../schemas/agreement/covariate.ts";
import type { Covariate } from "../statistics/index.ts";
import { type AnalysedPerson, covariateOf } from "./analysed-person.ts";

/** A column of a model with the covariate that it is of. */
export interface CovariateColumn extends Covariate {
  readonly of: CovariateId;
}

/** Those for whom every one of the covariates is stated. */
export const fullyStated = <Person extends AnalysedPerson>(
  persons: readonly Person[],
  covariates: readonly CovariateId[],
): readonly Person[] => persons.filter((person) => covariates.every((id) => covariateOf(person, id) !== undefined));

/** Those for whom every one of the covariates that are levels is stated; a number may be missing. */
export const statedLevels = (
  persons: readonly AnalysedPerson[],
  covariates: readonly CovariateId[],
): readonly AnalysedPerson[] =>
  fullyStated(
    persons,
    covariates.filter((id) => declared[id].kind === "level"),
  );

/**
 * Covariates of persons as columns of numbers: a number as it is and NaN where it is missing, a level as 0 and 1 for every level but the first in
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
      if (declared[id].kind === "number") {
        return [{ of: id, name: id, values: stated.map((value) => (typeof value === "number" ? value : Number.NaN)) }];
      }
      return levels.map((level) => ({
        of: id,
        name: `${id} ${level}`,
        values: stated.map((value) => (value === level ? 1 : 0)),
      }));
    })
    .filter(({ values }) => new Set(Array.from(values).filter((value) => !Number.isNaN(value))).size > 1);
