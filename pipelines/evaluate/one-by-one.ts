import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { CovariateId } from "../../schemas/agreement/covariate.ts";

/** The measures whose outcomes milestones and price rules read person by person; every other one is only ever counted. */
export const measuresOneByOne = ({ milestones, price_rules }: Agreement): ReadonlySet<string> =>
  new Set([
    ...milestones.flatMap(({ predicate }) => (predicate.kind === "alive-and-event-free" ? [predicate.measure] : [])),
    ...price_rules.flatMap(({ formula }) => ("measure" in formula ? [formula.measure] : [])),
  ]);

/** The measures that models read person by person, each with the covariates that go with them; every other is counted. */
export const measuresOfModels = ({ analyses }: Agreement): ReadonlyMap<string, readonly CovariateId[]> => {
  const asked = [
    ...analyses.repeated.flatMap(({ measures, covariates }) => measures.map((measure) => ({ measure, covariates }))),
    ...analyses.measures.flatMap(({ measure, missing, adjust, external, extrapolate }) => [
      ...(missing === undefined ? [] : [{ measure, covariates: missing.from }]),
      ...(external === undefined ? [] : [{ measure, covariates: external.means.map(({ covariate }) => covariate) }]),
      ...(extrapolate === undefined ? [] : [{ measure, covariates: [] }]),
      ...(adjust === undefined ? [] : [{ measure, covariates: [adjust.by, ...adjust.covariates] }]),
    ]),
  ];
  return new Map(
    [...Map.groupBy(asked, ({ measure }) => measure)].map(([measure, own]) => [
      measure,
      [...new Set(own.flatMap(({ covariates }) => covariates))],
    ]),
  );
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
