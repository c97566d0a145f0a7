import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { CovariateId } from "../../schemas/agreement/covariate.ts";

/** The measures whose outcomes milestones and price rules read person by person; every other one is only ever counted. */
export const measuresOneByOne = ({ milestones, price_rules }: Agreement): ReadonlySet<string> =>
  new Set([
    ...milestones.flatMap(({ predicate }) => (predicate.kind === "alive-and-event-free" ? [predicate.measure] : [])),
    ...price_rules.flatMap(({ formula }) => ("measure" in formula ? [formula.measure] : [])),
  ]);

/** The covariates of each person that the models of an analysis read; null where it has no model, and only counts. */
export const covariatesOfModels = ({
  missing,
  adjust,
  external,
  extrapolate,
}: MeasureAnalysis): readonly CovariateId[] | null => {
  const models = [
    missing?.from,
    external?.means.map(({ covariate }) => covariate),
    extrapolate && [],
    adjust && [adjust.by, ...adjust.covariates],
  ].filter((covariates) => covariates !== undefined);
  return models.length === 0 ? null : [...new Set(models.flat())];
};

/**
 * How much of each patient a judgement reads: all facts for milestones and for the limits that reported values are held
 * against; the start and the answers to start criteria where these are shown or units are counted per patient; else
 * nothing, because an agreement that is judged for the group alone is counted in the database.
 */
export const patientsOneByOne = ({
  milestones,
  measures,
  units,
  population,
}: Agreement): "facts" | "answers" | "nothing" => {
  const limits = measures.some(({ kind }) => kind === "death-or-permanent-ventilation");
  if (milestones.length > 0 || limits) return "facts";
  return units !== undefined || population.criteria.length > 0 ? "answers" : "nothing";
};
