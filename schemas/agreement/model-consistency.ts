import { competingReasons, familyOf, type Measure, type MeasureOf } from "../measure.ts";
import type { AdjustAnalysis } from "./adjust-analysis.ts";
import type { Agreement } from "./agreement.ts";
import type { MeasureAnalysis } from "./analysis.ts";
import { type Contradiction, contradiction as fault } from "./contradiction.ts";
import { type CovariateId, covariates } from "./covariate.ts";
import { familyThatMakes } from "./estimate-consistency.ts";
import type { ExternalAnalysis } from "./external-analysis.ts";
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

/** Contradictions between the models of a time and the measure, and within a comparison with a publication. */
export const modelFaults = (
  { adjust, external, extrapolate, tipping, landmarks_days }: MeasureAnalysis,
  measure: Measure,
  place: readonly (string | number)[],
): readonly Contradiction[] => {
  const isSurvival = familyOf(measure) === "time" && competingReasons(measure).length === 0;
  const asked = Object.entries({ adjust, external, extrapolate }).filter(([, model]) => model !== undefined);
  return [
    ...(isSurvival
      ? []
      : asked.map(([name]) => fault(`${name} needs a time whose event does not compete`, ...place, name))),
    ...(tipping === undefined || familyOf(measure) === familyThatMakes[tipping.share]
      ? []
      : [fault(`${tipping.share} is no estimate of this measure`, ...place, "tipping", "share")]),
    ...(external === undefined ? [] : externalFaults(external, landmarks_days, [...place, "external"])),
  ];
};

const externalFaults = (
  { means, survival }: ExternalAnalysis,
  landmarks: readonly number[],
  here: readonly (string | number)[],
): readonly Contradiction[] => [
  ...means.flatMap(({ covariate, level, mean, median, standard_deviation }, j) => {
    const at = [...here, "means", j];
    const isLevel = covariates[covariate].kind === "level";
    return [
      ...(isLevel && level === undefined ? [fault(`${covariate} needs the level whose share is given`, ...at)] : []),
      ...((mean === undefined) === (median === undefined) ? [fault("expected a mean or a median", ...at)] : []),
      ...(isLevel && median !== undefined ? [fault(`${covariate} has levels and no median`, ...at, "median")] : []),
      ...(mean === undefined && standard_deviation !== undefined
        ? [fault("a standard deviation is matched beside its mean", ...at, "standard_deviation")]
        : []),
      ...(isLevel && mean !== undefined && !(mean > 0 && mean < 1)
        ? [fault("a share to be weighted to lies between 0 and 1", ...at, "mean")]
        : []),
      ...(isLevel && standard_deviation !== undefined
        ? [fault("a share has no standard deviation of its own", ...at, "standard_deviation")]
        : []),
      ...(!isLevel && level !== undefined ? [fault(`${covariate} is a number and has no levels`, ...at, "level")] : []),
      ...(covariate === "baseline" ? [fault("a time has no baseline value", ...at, "covariate")] : []),
      ...(means.findIndex(
        (other) =>
          other.covariate === covariate &&
          other.level === level &&
          (other.median === undefined) === (median === undefined),
      ) < j
        ? [fault("this mean or median stands twice in this list", ...at)]
        : []),
    ];
  }),
  ...survival.flatMap(({ days, value, lower, upper }, j) => {
    const at = [...here, "survival", j];
    const isOrdered = lower === undefined || upper === undefined || (lower <= value && value <= upper);
    return [
      ...(landmarks.includes(days) ? [] : [fault("expected one of the landmarks_days of this measure", ...at, "days")]),
      ...((lower === undefined) === (upper === undefined) ? [] : [fault("expected both limits or none", ...at)]),
      ...(isOrdered ? [] : [fault("expected lower, value and upper in this order", ...at)]),
    ];
  }),
];

/** Contradictions between an adjusted comparison and the population. */
export const adjustFaults = (
  a: Agreement,
  { adjust }: MeasureAnalysis,
  place: readonly (string | number)[],
): readonly Contradiction[] => {
  if (adjust === undefined) return [];
  const here = [...place, "adjust"];
  const { by, level, against, method, estimand } = adjust;
  return [
    ...(a.population.subgroups.includes(by) ? [] : [fault("expected one of population.subgroups", ...here, "by")]),
    ...(level === against ? [fault("expected another level than level", ...here, "against")] : []),
    ...(estimands[method].includes(estimand)
      ? []
      : [fault(`${method} gives ${estimands[method].join(" or ")}`, ...here, "estimand")]),
    ...adjust.covariates.flatMap((name, j) =>
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
    ...repeatedCovariates(adjust.covariates, ...here, "covariates"),
  ];
};
