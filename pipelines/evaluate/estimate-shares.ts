import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Warning } from "../../schemas/result.ts";
import { exactProportion } from "../statistics/index.ts";
import { couldBeKnown, denominatorShrinks } from "./assessed-share.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { type Group, personsIn } from "./groups.ts";

/** The share of those with an answer who have a response, or have reached the milestone, with the exact interval. */
export const estimateShares = (frame: Frame, measure: Measure, group: Group): readonly Figure[] => {
  const { attained, known } = answersIn(group);
  const warnings = [
    ...withinMeasurementError(measure),
    ...denominatorShrinks(frame, group, measure.kind === "response"),
  ];
  return shareOf(frame, attained, known, warnings).map((estimate) => resultRow(frame, measure, group, estimate));
};

/** The same if everyone whose answer is not known had none, and had one. */
export const shareBounds = (frame: Frame, measure: Measure, everyone: Group): readonly Figure[] => {
  const unknown = personsIn(everyone, couldBeKnown);
  if (unknown === 0) return [];
  const { attained, known } = answersIn(everyone);
  const bound = (level: string, k: number): readonly Figure[] =>
    shareOf(frame, k, known + unknown, []).map((estimate) =>
      resultRow(frame, measure, { name: "sensitivity", level }, estimate),
    );
  return [...bound("unknown-as-not-attained", attained), ...bound("unknown-as-attained", attained + unknown)];
};

const answersIn = (group: Group): { readonly attained: number; readonly known: number } => ({
  attained: personsIn(group, ({ status, event }) => status === "observed" && event === 1),
  known: personsIn(group, ({ status, event }) => status === "observed" && event !== null),
});

const shareOf = (frame: Frame, attained: number, n: number, warnings: readonly Warning[]): readonly Estimate[] => {
  const found = exactProportion(attained, n, frame.agreement.analyses.interval.level);
  const count = { estimate: "count", unit: "persons", n, state: "estimated", method: "count", interval: null } as const;
  const share = {
    what: "share-attained",
    estimate: "share",
    unit: "probability",
    n,
    method: "clopper-pearson",
    interval: "exact",
    warnings,
  } as const;
  return [
    { ...count, what: "count-n", value: n },
    { ...count, what: "count-attained", value: attained },
    found.state === "estimated"
      ? { ...share, value: found.proportion, lower: found.lower, upper: found.upper, state: "estimated" }
      : { ...share, value: null, state: "not-estimable" },
  ];
};

const withinMeasurementError = (measure: Measure): readonly Warning[] =>
  measure.kind === "response" &&
  measure.measurement_error !== undefined &&
  measure.threshold < measure.measurement_error
    ? [
        {
          id: "threshold-below-measurement-error",
          values: { tolerance: measure.threshold, measurementError: measure.measurement_error },
        },
      ]
    : [];
