import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import { covariates as declared } from "../../schemas/agreement/covariate.ts";
import type { ExternalAnalysis } from "../../schemas/agreement/external-analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Warning } from "../../schemas/result.ts";
import { type AggregateCovariate, independentDifference, matchingAdjustedWeights } from "../statistics/index.ts";
import { type AnalysedPerson, covariateOf } from "./analysed-person.ts";
import { fullyStated } from "./covariate-columns.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { type WeightedEstimate, weightedSizes, weightedSurvival } from "./weighted-survival.ts";
import { type TimedPerson, timedPersons } from "./weighted-times.ts";

/** No common comparator: right only if everything that matters is among the means. */
const unanchored: Warning = { id: "unanchored", values: {} };

/**
 * Everyone weighted to the means that a publication reports, and the survival of those so weighted held against its own
 * (matching-adjusted, unanchored).
 *
 * Exploratory: no verdict follows. A population that ours cannot be weighted to gives no number.
 */
export const estimateExternal = (
  frame: Frame,
  measure: Measure,
  analysis: MeasureAnalysis,
  external: ExternalAnalysis,
  persons: readonly AnalysedPerson[],
): readonly Figure[] => {
  const concerned = timedPersons(persons);
  const stated = new Set(
    fullyStated(
      concerned,
      external.means.map(({ covariate }) => covariate),
    ),
  );
  const used = concerned.filter((person) => stated.has(person));
  const { title: _title, ...settings } = external;
  const leftOut = concerned.length - used.length;
  const warnings: readonly Warning[] =
    leftOut > 0 ? [{ id: "persons-without-covariate", values: { persons: leftOut } }] : [];
  const row = (estimate: Estimate): Figure =>
    resultRow(
      frame,
      measure,
      { name: "external", level: external.id },
      {
        ...estimate,
        analysis: settings,
        warnings: [...warnings, ...(estimate.warnings ?? [])],
      },
    );
  const weights =
    used.length === 0 ? null : matchingAdjustedWeights(columns(external, used), external.least_effective_size);
  if (weights?.state !== "weighted") {
    return external.survival.map(({ days }) =>
      row({
        what: `difference-survival-${days}`,
        estimate: "difference",
        unit: "probability",
        time: days,
        value: null,
        n: used.length,
        state: "not-estimable",
        method: "matching-adjusted",
        interval: null,
        warnings: [{ id: "weights-refused", values: {} }],
      }),
    );
  }
  const own = weightedSurvival(frame, analysis, used, weights.weight);
  return [
    ...weightedSizes(weights.weight),
    ...own.map(({ estimate }) => estimate),
    ...external.survival.flatMap((published) => against(frame, external, published, own)),
  ].map(row);
};

const columns = ({ means }: ExternalAnalysis, persons: readonly TimedPerson[]): readonly AggregateCovariate[] =>
  means.map(({ covariate, level, mean, standard_deviation }) => ({
    name: level === undefined ? covariate : `${covariate} ${level}`,
    values: persons.map((person) => {
      const value = covariateOf(person, covariate);
      if (declared[covariate].kind === "level") return value === level ? 1 : 0;
      return typeof value === "number" ? value : Number.NaN;
    }),
    mean,
    ...(standard_deviation !== undefined && { standardDeviation: standard_deviation }),
  }));

/** What is published on a day, and how far our weighted persons are from it. */
const against = (
  { agreement }: Frame,
  { n }: ExternalAnalysis,
  { days, value, lower, upper }: ExternalAnalysis["survival"][number],
  own: readonly WeightedEstimate[],
): readonly Estimate[] => {
  const { level } = agreement.analyses.interval;
  const ours = own.find(({ estimate }) => estimate.what === `survival-${days}`);
  const shape = { unit: "probability", time: days, interval: null, state: "estimated" } as const;
  const published: Estimate = {
    ...shape,
    ...(lower !== undefined && upper !== undefined && { lower, upper, interval: "normal" as const }),
    what: `published-survival-${days}`,
    estimate: "survival",
    value,
    n,
    method: "published",
  };
  const apart = {
    ...shape,
    what: `difference-survival-${days}`,
    estimate: "difference",
    n: ours?.estimate.n ?? 0,
    method: "matching-adjusted",
    warnings: [unanchored],
  } as const;
  if (ours?.figure == null) return [published, { ...apart, value: null, state: "not-estimable" }];
  if (lower === undefined || upper === undefined) return [published, { ...apart, value: ours.figure.value - value }];
  const half = independentDifference({ value: 0, standardError: 1 }, { value: 0, standardError: 0 }, level).upper;
  const found = independentDifference(ours.figure, { value, standardError: (upper - lower) / (2 * half) }, level);
  return [published, { ...apart, ...found, interval: "normal" }];
};
