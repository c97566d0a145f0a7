import { competingReasons, familyOf, type Measure, type MeasureOf } from "../measure.ts";
import type { AdjustAnalysis } from "./adjust-analysis.ts";
import type { Agreement } from "./agreement.ts";
import type { MeasureAnalysis } from "./analysis.ts";
import { type Contradiction, contradiction as fault } from "./contradiction.ts";
import type { CovariateId } from "./covariate.ts";
import type { RepeatedAnalysis } from "./repeated-analysis.ts";

/** Contradictions between the models of repeated scores and the measures that are their visits. */
export const repeatedFaults = (a: Agreement): readonly Contradiction[] =>
  a.analyses.repeated.flatMap((analysis, i) => {
    const place = ["analyses", "repeated", i] as const;
    return [
      ...(a.analyses.repeated.findIndex(({ id }) => id === analysis.id) < i
        ? [fault(`the id ${analysis.id} stands twice in this list`, ...place, "id")]
        : []),
      ...analysis.measures.flatMap((id, j) => visitFault(a, analysis, id, j, [...place, "measures", j])),
      ...repeatedCovariates(analysis.covariates, ...place, "covariates"),
      ...(analysis.covariance === "random-slope" && analysis.covariates.includes("baseline")
        ? [fault("under random-slope the baseline is a value of the line, not a covariate", ...place, "covariates")]
        : []),
    ];
  });

/** Covariates that a list names twice: the model would hold the same column twice. */
export const repeatedCovariates = (
  names: readonly CovariateId[],
  ...place: readonly (string | number)[]
): readonly Contradiction[] =>
  names.flatMap((name, j) =>
    names.indexOf(name) < j ? [fault(`${name} stands twice in this list`, ...place, j)] : [],
  );

const visitFault = (
  a: Agreement,
  { measures }: RepeatedAnalysis,
  id: string,
  j: number,
  place: readonly (string | number)[],
): readonly Contradiction[] => {
  const visit = scoreChangeOf(a, id);
  if (visit === undefined) return [fault("expected the id of a score-change of this agreement", ...place)];
  const before = measures.slice(0, j).flatMap((other) => scoreChangeOf(a, other) ?? []);
  const [first] = before;
  if (before.some(({ target }) => target.months === visit.target.months)) {
    return [fault("two visits of one model must not have the same target.months", ...place)];
  }
  if (first === undefined) return [];
  if (first.scale !== visit.scale)
    return [fault(`the visits of one model need one scale; the first is ${first.scale}`, ...place)];
  return JSON.stringify(first.baseline) === JSON.stringify(visit.baseline)
    ? []
    : [fault("the visits of one model need the same rule for the baseline", ...place)];
};

const scoreChangeOf = (a: Agreement, id: string): MeasureOf<"score-change"> | undefined =>
  a.measures.flatMap((measure) => (measure.kind === "score-change" && measure.id === id ? [measure] : []))[0];

/** Which estimands a method of weighting gives. */
const estimands: Readonly<Record<AdjustAnalysis["method"], readonly AdjustAnalysis["estimand"][]>> = {
  "inverse-probability": ["ate", "att"],
  overlap: ["ato"],
  entropy: ["att"],
};

/** Contradictions between an adjusted comparison, its measure and the population. */
export const adjustFaults = (
  a: Agreement,
  { adjust }: MeasureAnalysis,
  measure: Measure,
  place: readonly (string | number)[],
): readonly Contradiction[] => {
  if (adjust === undefined) return [];
  const here = [...place, "adjust"];
  const { by, level, against, method, estimand, covariates } = adjust;
  return [
    ...(familyOf(measure) !== "time" || competingReasons(measure).length > 0
      ? [fault("an adjusted comparison needs a time whose event does not compete", ...here)]
      : []),
    ...(a.population.subgroups.includes(by) ? [] : [fault("expected one of population.subgroups", ...here, "by")]),
    ...(level === against ? [fault("expected another level than level", ...here, "against")] : []),
    ...(estimands[method].includes(estimand)
      ? []
      : [fault(`${method} gives ${estimands[method].join(" or ")}`, ...here, "estimand")]),
    ...covariates.flatMap((name, j) =>
      name === by || name === "baseline"
        ? [
            fault(
              name === by ? "the levels cannot be made alike in what tells them apart" : "a time has no baseline value",
              ...here,
              "covariates",
              j,
            ),
          ]
        : [],
    ),
    ...repeatedCovariates(covariates, ...here, "covariates"),
  ];
};
