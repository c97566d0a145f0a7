import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Curve, ResultRow, Settings, Warning } from "../../schemas/result.ts";
import type { EstimateTerms } from "./estimate-terms.ts";
import { type GroupName, groupId } from "./groups.ts";

/** Whose figures they are: what every figure of one run carries. */
export interface Run {
  readonly agreement: Pick<Agreement, "id" | "version">;
  readonly agreementHash: string;
  readonly runId: string;
}

/** What estimates are made under: their terms, and the software. */
export interface Frame {
  readonly agreement: EstimateTerms;
  /** Name and version of the software, for example `utfall 0.1.0`. */
  readonly software: string;
}

const relativeId = (measure: string, group: string, what: string): string => `${measure}/${group}/${what}`;

const idIn = ({ id, version }: Run["agreement"], relative: string): string => `${id}@${version}/${relative}`;

/** Stable id of a figure; `utfall trace` accepts it. */
export const figureId = (agreement: Run["agreement"], measure: string, group: string, what: string): string =>
  idIn(agreement, relativeId(measure, group, what));

/** A figure as that of a run. */
export const resultOf = ({ agreement, agreementHash, runId }: Run, { figure, ...row }: Figure): ResultRow => ({
  figure: idIn(agreement, figure),
  agreement: agreement.id,
  agreementVersion: agreement.version,
  agreementHash,
  runId,
  ...row,
});

/** A curve as that of a run. */
export const curveOf = ({ agreement }: Run, curve: Curve): Curve => ({
  ...curve,
  figure: idIn(agreement, curve.figure),
});

/** The part of a result row that differs from estimate to estimate. */
export type Estimate = Pick<ResultRow, "estimate" | "unit" | "value" | "n" | "state"> &
  Partial<Pick<ResultRow, "time" | "lower" | "upper" | "standardError" | "events" | "atRisk">> & {
    /** Last part of the figure id. */
    readonly what: string;
    readonly method: Settings["method"];
    readonly interval: Settings["interval"];
    /** What the agreement asks of the model behind the number; left out for estimates without one. */
    readonly analysis?: NonNullable<Settings["analysis"]>;
    readonly warnings?: readonly Warning[];
  };

export const resultRow = (frame: Frame, measure: Measure, group: GroupName, estimate: Estimate): Figure => ({
  figure: relativeId(measure.id, groupId(group), estimate.what),
  measure: measure.id,
  group: { name: group.name, level: group.level },
  estimate: estimate.estimate,
  unit: estimate.unit,
  time: estimate.time ?? null,
  value: estimate.value,
  lower: estimate.lower ?? null,
  upper: estimate.upper ?? null,
  standardError: estimate.standardError ?? null,
  n: estimate.n,
  events: estimate.events ?? null,
  atRisk: estimate.atRisk ?? null,
  state: estimate.state,
  settings: {
    ...settingsOf(frame, measure, estimate.method, estimate.interval),
    ...(estimate.analysis !== undefined && { analysis: estimate.analysis }),
  },
  warnings: [...fewPersons(frame.agreement, estimate.n), ...(estimate.warnings ?? [])],
});

/** Id of the curve of a group under a measure, before it carries whose it is. */
export const curveId = (measure: Measure, group: GroupName): string => relativeId(measure.id, groupId(group), "curve");

export const settingsOf = (
  { agreement, software }: Frame,
  measure: Measure,
  method: Settings["method"],
  interval: Settings["interval"],
): Settings => {
  const { title: _title, meaning: _meaning, misuse: _misuse, ...parameters } = measure;
  return {
    method,
    interval,
    level: interval === null ? null : agreement.analyses.interval.level,
    delayedEntry: "delayed_entry" in measure && measure.delayed_entry,
    measure: parameters,
    software,
  };
};

const fewPersons = ({ analyses }: EstimateTerms, n: number): readonly Warning[] =>
  n < analyses.minimum_n ? [{ id: "few-persons", values: { persons: n, minimum: analyses.minimum_n } }] : [];
