import type { Figure } from "../../schemas/estimates.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import type { Warning } from "../../schemas/result.ts";
import { exactProportion, meanWithInterval } from "../statistics/index.ts";
import { couldBeKnown, denominatorShrinks } from "./assessed-share.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { columnOf, type Group, personsIn } from "./groups.ts";

type Measure = MeasureOf<"score-change">;

/** How many rose by more than the tolerance, fell by more than it, or did neither. */
interface Outcome {
  readonly improved: number;
  readonly stable: number;
  readonly declined: number;
}

/** Counts and shares by direction with exact intervals, and the mean change, of those with a change. */
export const estimateScores = (frame: Frame, measure: Measure, group: Group): readonly Figure[] => {
  const changes = changesIn(group);
  const shrinks = denominatorShrinks(frame, group, true);
  return [
    ...directions(frame, measure, countDirections(changes, measure.tolerance)),
    meanChange(changes, frame.agreement.analyses.interval.level),
  ]
    .map((estimate) =>
      estimate.estimate === "count" ? estimate : { ...estimate, warnings: [...(estimate.warnings ?? []), ...shrinks] },
    )
    .map((estimate) => resultRow(frame, measure, group, estimate));
};

/**
 * The same shares if everyone whose outcome is not known had declined, and had improved.
 *
 * Persons without a baseline on the scale are not among them: the scale was never theirs (another one fits their type), or
 * their change could not be told whatever the later value. They stay in the count of the unknown.
 */
export const scoreBounds = (frame: Frame, measure: Measure, everyone: Group): readonly Figure[] => {
  const unknown = personsIn(everyone, couldBeKnown);
  if (unknown === 0) return [];
  const known = countDirections(changesIn(everyone), measure.tolerance);
  const bound = (level: string, outcome: Outcome): readonly Figure[] =>
    directions(frame, measure, outcome).map((estimate) =>
      resultRow(frame, measure, { name: "sensitivity", level }, estimate),
    );
  return [
    ...bound("unknown-as-declined", { ...known, declined: known.declined + unknown }),
    ...bound("unknown-as-improved", { ...known, improved: known.improved + unknown }),
  ];
};

const changesIn = (group: Group): Float64Array =>
  Float64Array.from(columnOf(group, "change")).filter((change) => !Number.isNaN(change));

const countDirections = (changes: Float64Array, tolerance: number): Outcome => {
  const improved = changes.filter((change) => change > tolerance).length;
  const declined = changes.filter((change) => change < -tolerance).length;
  return { improved, declined, stable: changes.length - improved - declined };
};

const directions = (frame: Frame, measure: Measure, outcome: Outcome): readonly Estimate[] => {
  const n = outcome.improved + outcome.stable + outcome.declined;
  const warnings = belowMeasurementError(measure);
  const share = (what: string, successes: number): Estimate => {
    const found = exactProportion(successes, n, frame.agreement.analyses.interval.level);
    const shape = { estimate: "share", unit: "probability", n, method: "clopper-pearson", interval: "exact" } as const;
    return found.state === "estimated"
      ? {
          ...shape,
          what: `share-${what}`,
          value: found.proportion,
          lower: found.lower,
          upper: found.upper,
          state: "estimated",
          warnings,
        }
      : { ...shape, what: `share-${what}`, value: null, state: "not-estimable", warnings };
  };
  const count = (what: string, value: number): Estimate => ({
    what: `count-${what}`,
    estimate: "count",
    unit: "persons",
    value,
    n,
    state: "estimated",
    method: "count",
    interval: null,
  });
  const { improved, stable, declined } = outcome;
  return [
    count("n", n),
    ...Object.entries({ improved, stable, declined }).flatMap(([what, k]) => [count(what, k), share(what, k)]),
    share("not-declined", improved + stable),
  ];
};

const belowMeasurementError = ({ tolerance, measurement_error }: Measure): readonly Warning[] =>
  measurement_error !== undefined && tolerance < measurement_error
    ? [{ id: "threshold-below-measurement-error", values: { tolerance, measurementError: measurement_error } }]
    : [];

/** One change alone has a mean and no interval. */
const meanChange = (changes: Float64Array, level: number): Estimate => {
  const n = changes.length;
  const shape = { what: "mean-change", estimate: "mean", unit: "points", n, method: "mean" } as const;
  const found = meanWithInterval(changes, level);
  if (found.state === "estimated") {
    const { mean: value, standardError, lower, upper } = found;
    return { ...shape, interval: "t", value, standardError, lower, upper, state: "estimated" };
  }
  const [only] = changes;
  return only === undefined
    ? { ...shape, interval: null, value: null, state: "not-estimable" }
    : { ...shape, interval: null, value: only, state: "estimated" };
};
