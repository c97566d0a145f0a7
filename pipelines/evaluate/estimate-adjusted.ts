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
import { type CovariateColumn, covariateColumns, fullyStated } from "./covariate-columns.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { adjustedGroup, heldAgainst } from "./groups.ts";
import { type LevelWeights, levelWeights } from "./level-weights.ts";
import { redrawn, withRedrawn } from "./redrawn.ts";
import { type WeightedEstimate, weightedSizes, weightedSurvival } from "./weighted-survival.ts";
import { personsAt, type TimedPerson, timedPersons, weightedTimes } from "./weighted-times.ts";

/** A standardised difference beyond this is called out. */
const BALANCED = 0.1;
/** A weight beyond this, and a propensity as near to 0 or 1 as this, are called out. */
const HEAVY = 10;
const CERTAIN = 0.05;
/** Share with the event below which a hazard ratio is read as a risk ratio. */
const RARE = 0.15;

/**
 * Two levels of a subgroup made alike in covariates by weights: survival of each, their differences and the hazard ratio
 * with robust intervals or those of the agreed bootstrap, how alike they became, and how strong an unmeasured factor would have to be (E-value).
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
  const made = compare(frame, analysis, adjust, used);
  const leftOut = concerned.length - used.length;
  const common: readonly Warning[] = [
    ...(leftOut > 0 ? [{ id: "persons-without-covariate" as const, values: { persons: leftOut } }] : []),
    ...(made.state === "refused" ? [refused(made)] : extreme(made.weights)),
  ];
  const row = (level: string, estimate: Estimate): Figure =>
    resultRow(frame, measure, adjustedGroup(adjust.by, level), {
      ...estimate,
      analysis: { ...adjust },
      warnings: [...common, ...(estimate.warnings ?? [])],
    });
  const compared = heldAgainst(adjust.level, adjust.against);
  if (made.state === "refused") {
    const estimate = { what: "hazard-ratio", estimate: "hazard-ratio", unit: "ratio", n: used.length } as const;
    return [row(compared, { ...estimate, ...notEstimable, method: "weighted-cox" })];
  }
  const intervalOf = intervals(frame, analysis, adjust, used);
  const { levels, differences, ratio, weights } = made;
  const events = used.filter(({ event }) => event === 1).length;
  const ratios = [intervalOf(compared, ratio)];
  return [
    ...levels.flatMap(({ level, weight, survival }) => [
      ...weightedSizes(weight).map((estimate) => row(level, estimate)),
      ...survival.map(({ estimate }) => row(level, intervalOf(level, estimate))),
    ]),
    ...[
      ...differences.map((estimate) => intervalOf(compared, estimate)),
      ...ratios,
      ...ratios.flatMap((found) => eValues(found, events)),
      ...spreadOf(weights, used.length),
      ...balance(adjust, made.held, made.columns, weights.weight),
    ].map((estimate) => row(compared, estimate)),
  ];
};

/** Two levels under weights: what is estimated of each and of both. */
interface Compared {
  readonly state: "compared";
  readonly weights: Weighted;
  readonly held: readonly number[];
  readonly columns: readonly CovariateColumn[];
  readonly levels: readonly {
    readonly level: string;
    readonly weight: Float64Array;
    readonly survival: readonly WeightedEstimate[];
  }[];
  readonly differences: readonly Estimate[];
  readonly ratio: Estimate;
}

/** The whole chain from persons to figures: scores, weights, curves, differences, hazard ratio. */
const compare = (
  frame: Frame,
  analysis: MeasureAnalysis,
  adjust: AdjustAnalysis,
  persons: readonly TimedPerson[],
): Compared | Extract<LevelWeights, { state: "refused" }> => {
  const held = persons.map(({ covariates }) => (covariates[adjust.by] === adjust.level ? 1 : 0));
  const columns = covariateColumns(persons, adjust.covariates);
  const weights = levelWeights(adjust, held, columns, frame.agreement.analyses.interval.level);
  if (weights.state === "refused") return weights;
  const own = (level: string, wanted: number) => {
    const weight = weights.weight.filter((_, i) => held[i] === wanted);
    const members = persons.filter((_, i) => held[i] === wanted);
    return { level, weight, survival: weightedSurvival(frame, analysis, members, weight) };
  };
  const [first, second] = [own(adjust.level, 1), own(adjust.against, 0)];
  const differences = first.survival.map(({ estimate, figure }, i) =>
    differenceOf(frame, estimate, persons.length, figure, second.survival[i]?.figure ?? null),
  );
  const ratio = hazardRatio(frame, persons, held, weights.weight);
  return { state: "compared", weights, held, columns, levels: [first, second], differences, ratio };
};

/** Intervals as the agreement asks for them: those that the figures have, or those of the chain on persons drawn again. */
const intervals = (
  frame: Frame,
  analysis: MeasureAnalysis,
  adjust: AdjustAnalysis,
  persons: readonly TimedPerson[],
): ((level: string, estimate: Estimate) => Estimate) => {
  if (adjust.bootstrap === undefined) return (_, estimate) => estimate;
  const compared = heldAgainst(adjust.level, adjust.against);
  // The greatest weight is asked of the persons there are, and not of every draw of them.
  const anyWeight = { ...adjust, greatest_weight: Number.POSITIVE_INFINITY };
  const nameOf = (level: string, { what }: Estimate): string => `${level}/${what}`;
  const samples = redrawn(
    (rows) => {
      const made = compare(frame, analysis, anyWeight, personsAt(persons, rows));
      if (made.state === "refused") return new Map();
      const named = [
        ...made.levels.flatMap(({ level, survival }) => survival.map(({ estimate }) => [level, estimate] as const)),
        ...[...made.differences, made.ratio].map((estimate) => [compared, estimate] as const),
      ];
      return new Map(named.map(([level, estimate]) => [nameOf(level, estimate), estimate.value ?? Number.NaN]));
    },
    persons.length,
    adjust.bootstrap,
  );
  const { level: confidence } = frame.agreement.analyses.interval;
  return (level, estimate) => withRedrawn(estimate, samples.get(nameOf(level, estimate)), confidence);
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
): Estimate => {
  const shape = {
    what: "hazard-ratio",
    estimate: "hazard-ratio",
    unit: "ratio",
    n: persons.length,
    events: persons.filter(({ event }) => event === 1).length,
    method: "weighted-cox",
  } as const;
  const found = weightedComparison(weightedTimes(persons, weight), held, agreement.analyses.interval.level);
  const [term] = found.state === "estimated" ? found.groups : [];
  if (term === undefined) return { ...shape, ...notEstimable, warnings: [{ id: "model-not-fitted", values: {} }] };
  const { hazardRatio: value, lower, upper } = term;
  return { ...shape, value, lower, upper, interval: "normal", state: "estimated" };
};

/** How strong an unmeasured factor would have to be, for the ratio and for its limit where it has limits around it. */
const eValues = ({ value, lower, upper, n }: Estimate, events: number): readonly Estimate[] => {
  if (value === null) return [];
  const limits = { lower: Math.min(lower ?? value, value), upper: Math.max(upper ?? value, value) };
  const needed = eValue(events / n < RARE ? "hazard-ratio-rare" : "hazard-ratio-common", {
    estimate: value,
    ...limits,
  });
  const shape = {
    estimate: "e-value",
    unit: "ratio",
    n,
    method: "e-value",
    interval: null,
    state: "estimated",
  } as const;
  return [
    { ...shape, what: "e-value", value: needed.forEstimate },
    ...(lower == null || upper == null ? [] : [{ ...shape, what: "e-value-of-limit", value: needed.forLimit }]),
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
  columns: readonly CovariateColumn[],
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
