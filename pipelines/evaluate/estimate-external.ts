import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import { covariates as declared } from "../../schemas/agreement/covariate.ts";
import type { ExternalAnalysis } from "../../schemas/agreement/external-analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Warning } from "../../schemas/result.ts";
import {
  type AggregateCovariate,
  againstPublished,
  independentDifference,
  matchingAdjustedWeights,
} from "../statistics/index.ts";
import { type AnalysedPerson, covariateOf } from "./analysed-person.ts";
import { fullyStated } from "./covariate-columns.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { redrawn, type Sample, withRedrawn } from "./redrawn.ts";
import { type WeightedEstimate, weightedSizes, weightedSurvival } from "./weighted-survival.ts";
import { personsAt, type TimedPerson, timedPersons } from "./weighted-times.ts";

/** No common comparator: right only if everything that matters is among the means. */
const unanchored: Warning = { id: "unanchored", values: {} };

/**
 * Everyone weighted to the means and medians that a publication reports, and the survival of those so weighted held
 * against its own (matching-adjusted, unanchored).
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
  const made = weigh(frame, analysis, external, used);
  if (made === null) {
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
  const { bootstrap } = external;
  // The least size is asked of the persons there are, and not of every draw of them.
  const anySize = { ...external, least_effective_size: 0 };
  const samples =
    bootstrap === undefined
      ? null
      : redrawn((rows) => figures(weigh(frame, analysis, anySize, personsAt(used, rows))), used.length, bootstrap);
  const { level } = frame.agreement.analyses.interval;
  return [
    ...weightedSizes(made.weight),
    ...made.own.map(({ estimate }) => withRedrawn(estimate, samples?.get(estimate.what), level)),
    ...external.survival.flatMap((published) => against(frame, external, published, made.own, samples)),
  ].map(row);
};

interface Matched {
  readonly weight: Float64Array;
  readonly own: readonly WeightedEstimate[];
}

/** The whole chain from persons to figures: weights to the publication, and survival under them; null where refused. */
const weigh = (
  frame: Frame,
  analysis: MeasureAnalysis,
  external: ExternalAnalysis,
  persons: readonly TimedPerson[],
): Matched | null => {
  if (persons.length === 0) return null;
  const found = matchingAdjustedWeights(columns(external, persons), external.least_effective_size);
  if (found.state !== "weighted") return null;
  return { weight: found.weight, own: weightedSurvival(frame, analysis, persons, found.weight) };
};

const figures = (made: Matched | null): ReadonlyMap<string, number> =>
  new Map((made?.own ?? []).map(({ estimate }) => [estimate.what, estimate.value ?? Number.NaN]));

/** What a median says: so great a share lies at or below it. */
const HALF = 0.5;

const columns = ({ means }: ExternalAnalysis, persons: readonly TimedPerson[]): readonly AggregateCovariate[] =>
  means.map(({ covariate, level, mean, median, standard_deviation }) => {
    const numberOf = (person: TimedPerson): number => {
      const value = covariateOf(person, covariate);
      if (declared[covariate].kind === "level") return value === level ? 1 : 0;
      return typeof value === "number" ? value : Number.NaN;
    };
    if (median !== undefined) {
      const values = persons.map((person) => (numberOf(person) <= median ? 1 : 0));
      return { name: `${covariate} at or below ${median}`, values, mean: HALF };
    }
    return {
      name: level === undefined ? covariate : `${covariate} ${level}`,
      values: persons.map(numberOf),
      mean: mean ?? Number.NaN,
      ...(standard_deviation !== undefined && { standardDeviation: standard_deviation }),
    };
  });

/** What is published on a day, and how far our weighted persons are from it. */
const against = (
  { agreement }: Frame,
  { n, bootstrap }: ExternalAnalysis,
  { days, value, lower, upper }: ExternalAnalysis["survival"][number],
  own: readonly WeightedEstimate[],
  samples: ReadonlyMap<string, Sample> | null,
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
  const theirs = { value, standardError: (upper - lower) / (2 * half) };
  const difference: Estimate = { ...apart, ...independentDifference(ours.figure, theirs, level), interval: "normal" };
  const sample = samples?.get(ours.estimate.what);
  if (bootstrap === undefined || sample?.state !== "resampled")
    return [published, withRedrawn(difference, sample, level)];
  return [published, withRedrawn(difference, againstPublished(sample, theirs, bootstrap.seed), level)];
};
