import type { AdjustAnalysis } from "../../schemas/agreement/adjust-analysis.ts";
import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Warning } from "../../schemas/result.ts";
import {
  eValue,
  independentDifference,
  standardisedDifferences,
  type WithError,
  weightedComparison,
} from "../statistics/index.ts";
import type { AnalysedPerson } from "./analysed-person.ts";
import { covariateColumns, fullyStated } from "./covariate-columns.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { adjustedGroup, heldAgainst } from "./groups.ts";
import { type LevelWeights, levelWeights } from "./level-weights.ts";
import { weightedSizes, weightedSurvival } from "./weighted-survival.ts";
import { type TimedPerson, timedPersons, weightedTimes } from "./weighted-times.ts";

/** A standardised difference beyond this is called out. */
const BALANCED = 0.1;
/** A weight beyond this, and a propensity as near to 0 or 1 as this, are called out. */
const HEAVY = 10;
const CERTAIN = 0.05;
/** Share with the event below which a hazard ratio is read as a risk ratio. */
const RARE = 0.15;

/**
 * Two levels of a subgroup made alike in covariates by weights: survival of each, their differences and the hazard ratio
 * with robust intervals, how alike they became, and how strong an unmeasured factor would have to be (E-value).
 *
 * Exploratory: no verdict follows. Weights that positivity does not bear are refused, with the number of persons.
 */
export const estimateAdjusted = (
  frame: Frame,
  measure: Measure,
  analysis: MeasureAnalysis,
  adjust: AdjustAnalysis,
  persons: readonly AnalysedPerson[],
): readonly Figure[] => {
  const timed = timedPersons(persons);
  const concerned = timed.filter(({ covariates }) => isOneOf(covariates[adjust.by], adjust));
  const stated = new Set(fullyStated(concerned, adjust.covariates));
  const used = concerned.filter((person) => stated.has(person));
  const held = used.map(({ covariates }) => (covariates[adjust.by] === adjust.level ? 1 : 0));
  const columns = covariateColumns(used, adjust.covariates);
  const weights = levelWeights(adjust, held, columns, frame.agreement.analyses.interval.level);
  const leftOut = concerned.length - used.length;
  const common = {
    analysis: { ...adjust },
    warnings: [
      ...(leftOut > 0 ? [{ id: "persons-without-covariate" as const, values: { persons: leftOut } }] : []),
      ...(weights.state === "refused" ? [refused(weights)] : extreme(weights)),
    ],
  };
  const row = (level: string, estimate: Estimate): Figure =>
    resultRow(frame, measure, adjustedGroup(adjust.by, level), {
      ...estimate,
      analysis: common.analysis,
      warnings: [...common.warnings, ...(estimate.warnings ?? [])],
    });
  const compared = heldAgainst(adjust.level, adjust.against);
  if (weights.state === "refused") {
    const estimate = { what: "hazard-ratio", estimate: "hazard-ratio", unit: "ratio", n: used.length } as const;
    return [row(compared, { ...estimate, ...notEstimable, method: "weighted-cox" })];
  }
  const own = (wanted: number) => ({
    persons: used.filter((_, i) => held[i] === wanted),
    weight: weights.weight.filter((_, i) => held[i] === wanted),
  });
  const groups = [
    { level: adjust.level, ...own(1) },
    { level: adjust.against, ...own(0) },
  ].map((group) => ({ ...group, survival: weightedSurvival(frame, analysis, group.persons, group.weight) }));
  const [first, second] = groups.map(({ survival }) => survival);
  const differences = (first ?? []).map(({ estimate, figure }, i) =>
    differenceOf(frame, estimate, used.length, figure, second?.[i]?.figure ?? null),
  );
  return [
    ...groups.flatMap(({ level, weight, survival }) =>
      [...weightedSizes(weight), ...survival.map(({ estimate }) => estimate)].map((estimate) => row(level, estimate)),
    ),
    ...[
      ...differences,
      ...hazardRatio(frame, used, held, weights.weight),
      ...spreadOf(weights, used.length),
      ...balance(adjust, held, columns, weights.weight),
    ].map((estimate) => row(compared, estimate)),
  ];
};

const notEstimable = { value: null, interval: null, state: "not-estimable" } as const;

const isOneOf = (stated: number | string | undefined, { level, against }: AdjustAnalysis): boolean =>
  stated === level || stated === against;

const refused = ({ persons }: Extract<LevelWeights, { state: "refused" }>): Warning => ({
  id: "weights-refused",
  values: persons === null ? {} : { persons },
});

type Weighted = Extract<LevelWeights, { state: "weighted" }>;

const extreme = ({ weight, propensity }: Weighted): readonly Warning[] => {
  const persons = Array.from(weight).filter((own, i) => {
    const score = propensity?.[i] ?? 0.5;
    return own > HEAVY || score < CERTAIN || score > 1 - CERTAIN;
  }).length;
  return persons === 0 ? [] : [{ id: "extreme-weights", values: { persons } }];
};

const differenceOf = (
  { agreement }: Frame,
  { what, unit, time, method }: Estimate,
  n: number,
  first: WithError | null,
  second: WithError | null,
): Estimate => {
  const shape = {
    what: `difference-${what}`,
    estimate: "difference",
    unit,
    n,
    method,
    ...(time !== undefined && { time }),
  } as const;
  if (first === null || second === null) return { ...shape, ...notEstimable };
  const found = independentDifference(first, second, agreement.analyses.interval.level);
  return { ...shape, ...found, interval: "normal", state: "estimated" };
};

const hazardRatio = (
  { agreement }: Frame,
  persons: readonly TimedPerson[],
  held: readonly number[],
  weight: Float64Array,
): readonly Estimate[] => {
  const n = persons.length;
  const events = persons.filter(({ event }) => event === 1).length;
  const shape = {
    what: "hazard-ratio",
    estimate: "hazard-ratio",
    unit: "ratio",
    n,
    events,
    method: "weighted-cox",
  } as const;
  const found = weightedComparison(weightedTimes(persons, weight), held, agreement.analyses.interval.level);
  const [term] = found.state === "estimated" ? found.groups : [];
  if (term === undefined) return [{ ...shape, ...notEstimable, warnings: [{ id: "model-not-fitted", values: {} }] }];
  const { hazardRatio: estimate, lower, upper } = term;
  const needed = eValue(events / n < RARE ? "hazard-ratio-rare" : "hazard-ratio-common", { estimate, lower, upper });
  const ofNeeded = {
    estimate: "e-value",
    unit: "ratio",
    n,
    method: "e-value",
    interval: null,
    state: "estimated",
  } as const;
  return [
    { ...shape, value: estimate, lower, upper, interval: "normal", state: "estimated" },
    { ...ofNeeded, what: "e-value", value: needed.forEstimate },
    { ...ofNeeded, what: "e-value-of-limit", value: needed.forLimit },
  ];
};

const spreadOf = ({ weight, propensity }: Weighted, n: number): readonly Estimate[] => {
  const shape = { n, interval: null, state: "estimated" } as const;
  const scores = propensity === null ? [] : Array.from(propensity);
  const ofScores = { ...shape, estimate: "propensity", unit: "probability", method: "propensity-score" } as const;
  return [
    ...(scores.length === 0
      ? []
      : [
          { ...ofScores, what: "propensity-smallest", value: Math.min(...scores) },
          { ...ofScores, what: "propensity-largest", value: Math.max(...scores) },
        ]),
    {
      ...shape,
      what: "weight-largest",
      estimate: "weight",
      unit: "ratio",
      method: "propensity-score",
      value: Math.max(...weight),
    },
  ];
};

const balance = (
  { estimand }: AdjustAnalysis,
  held: readonly number[],
  columns: ReturnType<typeof covariateColumns>,
  weight: Float64Array,
): readonly Estimate[] => {
  const found = standardisedDifferences(held, columns, weight, estimand === "att" ? "treated" : "pooled");
  if (found.state !== "estimated") return [];
  return found.covariates.flatMap(({ name, before, after }) =>
    Object.entries({ before, after }).map(([when, value]): Estimate => {
      const isApart = when === "after" && value !== null && Math.abs(value) > BALANCED;
      return {
        what: `difference-${when}-${name.replaceAll(" ", "-")}`,
        estimate: "standardised-difference",
        unit: "standard-deviations",
        value,
        n: held.length,
        interval: null,
        state: value === null ? "not-estimable" : "estimated",
        method: "standardised-difference",
        warnings: isApart ? [{ id: "still-apart", values: {} }] : [],
      };
    }),
  );
};
