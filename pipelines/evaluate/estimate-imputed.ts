import type { MissingAnalysis } from "../../schemas/agreement/missing-analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import type { Warning } from "../../schemas/result.ts";
import {
  deltaTippingPoint,
  type ImputedSets,
  type IncompleteVariable,
  imputeByChainedEquations,
  meanWithInterval,
  poolEstimates,
  shiftImputed,
} from "../statistics/index.ts";
import type { AnalysedPerson } from "./analysed-person.ts";
import { couldBeKnown } from "./assessed-share.ts";
import { covariateColumns, statedLevels } from "./covariate-columns.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { lowestAccepted } from "./verdict.ts";

type Measure = MeasureOf<"score-change">;

/** Rounds over the variables, and donors of a match: those that mice takes unless told. */
const rounds = { iterations: 10, donors: 5 } as const;

const IMPUTED = { name: "sensitivity", level: "multiple-imputation" } as const;

/**
 * The shares and the mean change if those whose change is due and not there had fared like others with the same
 * covariates: multiple imputation, pooled by Rubin's rules, and the tipping point where the group rule follows a share.
 *
 * Nothing where nobody's change is missing. Persons without a baseline are not imputed, as in the bounds; those for whom
 * no source states a level are left out and counted.
 */
export const estimateImputed = (
  frame: Frame,
  measure: Measure,
  missing: MissingAnalysis,
  persons: readonly AnalysedPerson[],
): readonly Figure[] => {
  const concerned = persons.filter(
    (person) => person.status === "observed" || couldBeKnown({ ...person, hasBaseline: true, persons: 1 }),
  );
  const used = statedLevels(concerned, missing.from);
  const changes = used.map(({ status, change }) => (status === "observed" && change !== null ? change : Number.NaN));
  const filled = changes.filter(Number.isNaN).length;
  if (filled === 0) return [];
  const variables: readonly IncompleteVariable[] = [
    { name: "change", values: changes, method: missing.method === "linear" ? "normal" : "matching" },
    ...covariateColumns(used, missing.from).map(({ name, values }) => ({ name, values, method: "matching" as const })),
  ];
  const imputed = imputeByChainedEquations(variables, {
    ...rounds,
    sets: missing.imputations,
    seed: missing.seed,
  });
  const made = imputed.state === "imputed" ? imputed : null;
  const leftOut = concerned.length - used.length;
  const warnings: readonly Warning[] = [
    ...(leftOut > 0 ? [{ id: "persons-without-covariate" as const, values: { persons: leftOut } }] : []),
    ...(made === null ? [{ id: "model-not-fitted" as const, values: {} }] : []),
  ];
  const common = { n: used.length, analysis: { ...missing, ...rounds }, warnings } as const;
  const { level } = frame.agreement.analyses.interval;
  const pooled = figures(measure).map(({ what, of }): Estimate => {
    const shape = {
      ...common,
      what,
      ...(what === "mean-change"
        ? ({ estimate: "mean", unit: "points" } as const)
        : ({ estimate: "share", unit: "probability" } as const)),
      method: "multiple-imputation",
      interval: "t",
    } as const;
    const found = made === null ? null : pool(made, of, level);
    if (found?.state !== "estimated") return { ...shape, interval: null, value: null, state: "not-estimable" };
    const within = (bound: number) => (what === "mean-change" ? bound : Math.min(1, Math.max(0, bound)));
    const { estimate: value, standardError, lower, upper } = found;
    return { ...shape, value, standardError, lower: within(lower), upper: within(upper), state: "estimated" };
  });
  const counts: readonly Estimate[] = [
    { what: "count-n", value: used.length },
    { what: "count-imputed", value: filled },
  ].map((count) => ({
    ...count,
    n: used.length,
    analysis: common.analysis,
    ...({ estimate: "count", unit: "persons", state: "estimated", method: "count", interval: null } as const),
  }));
  const tipping =
    made === null ? [] : tippingOf(frame, measure, variables, made).map((each) => ({ ...common, ...each }));
  return [...counts, ...pooled, ...tipping].map((estimate) => resultRow(frame, measure, IMPUTED, estimate));
};

/** A figure of one completed set, with its variance. */
type OfSet = (changes: Float64Array) => { readonly value: number; readonly variance: number };

const shareOf =
  (counts: (change: number) => boolean): OfSet =>
  (changes) => {
    const value = changes.filter(counts).length / changes.length;
    return { value, variance: (value * (1 - value)) / changes.length };
  };

const meanOf: OfSet = (changes) => {
  const found = meanWithInterval(changes, 0.95);
  return found.state === "estimated"
    ? { value: found.mean, variance: found.standardError ** 2 }
    : { value: changes[0] ?? Number.NaN, variance: 0 };
};

const figures = ({ tolerance }: Measure): readonly { readonly what: string; readonly of: OfSet }[] => [
  { what: "share-improved", of: shareOf((change) => change > tolerance) },
  { what: "share-stable", of: shareOf((change) => Math.abs(change) <= tolerance) },
  { what: "share-declined", of: shareOf((change) => change < -tolerance) },
  { what: "share-not-declined", of: shareOf((change) => change >= -tolerance) },
  { what: "mean-change", of: meanOf },
];

const pool = ({ sets }: ImputedSets, of: OfSet, level: number): ReturnType<typeof poolEstimates> => {
  const found = sets.map(([changes = new Float64Array()]) => of(changes));
  const n = sets[0]?.[0]?.length ?? 0;
  return poolEstimates(
    found.map(({ value }) => value),
    found.map(({ variance }) => variance),
    n > 1 ? n - 1 : null,
    level,
  );
};

/**
 * How many points worse than imputed the missing changes would have to be for the lower limit to fall below what the
 * group rule accepts, sought as far as the whole spread of the observed changes.
 */
const tippingOf = (
  { agreement }: Frame,
  measure: Measure,
  variables: readonly IncompleteVariable[],
  imputed: ImputedSets,
): readonly Omit<Estimate, "n">[] => {
  const rule = agreement.group;
  const figure = figures(measure).find(({ what }) => what === rule?.estimate.kind);
  if (rule === undefined || figure === undefined || rule.estimate.measure !== measure.id) return [];
  const observed = Array.from(variables[0]?.values ?? []).filter((change) => !Number.isNaN(change));
  const spread = Math.max(...observed) - Math.min(...observed);
  if (!(spread > 0)) return [];
  const lowerAt = (delta: number): number => {
    const found = pool(shiftImputed(variables, imputed, "change", delta), figure.of, agreement.analyses.interval.level);
    return found.state === "estimated" ? found.lower : certain(imputed, variables, figure.of, delta);
  };
  const found = deltaTippingPoint(lowerAt, lowestAccepted(rule), { from: 0, to: -spread });
  return [
    {
      what: "tipping-point",
      estimate: "tipping-point",
      unit: "points",
      value: found.delta,
      state: found.state === "tips" ? "estimated" : "not-reached",
      method: "delta-adjustment",
      interval: null,
    },
  ];
};

/** The figure itself, where it is the same in every set and has no variance: everyone, or nobody. */
const certain = (imputed: ImputedSets, variables: readonly IncompleteVariable[], of: OfSet, delta: number): number =>
  of(shiftImputed(variables, imputed, "change", delta).sets[0]?.[0] ?? new Float64Array()).value;
