import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { ResultRow, Settings, Warning } from "../../schemas/result.ts";
import { type GroupName, groupId } from "./groups.ts";

/** What every figure of one run has in common. */
export interface Frame {
  readonly agreement: Agreement;
  readonly agreementHash: string;
  readonly runId: string;
  /** Name and version of the software, for example `utfall 0.1.0`. */
  readonly software: string;
}

/** Stable id of a figure; `utfall trace` accepts it. */
export const figureId = (agreement: Agreement, measure: string, group: string, what: string): string =>
  `${agreement.id}@${agreement.version}/${measure}/${group}/${what}`;

/** The part of a result row that differs from estimate to estimate. */
export type Estimate = Pick<ResultRow, "estimate" | "unit" | "value" | "n" | "state"> &
  Partial<Pick<ResultRow, "time" | "lower" | "upper" | "standardError" | "events" | "atRisk">> & {
    /** Last part of the figure id. */
    readonly what: string;
    readonly method: Settings["method"];
    readonly interval: Settings["interval"];
    readonly warnings?: readonly Warning[];
  };

export const resultRow = (frame: Frame, measure: Measure, group: GroupName, estimate: Estimate): ResultRow => ({
  figure: figureId(frame.agreement, measure.id, groupId(group), estimate.what),
  agreement: frame.agreement.id,
  agreementVersion: frame.agreement.version,
  agreementHash: frame.agreementHash,
  runId: frame.runId,
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
  settings: settingsOf(frame, measure, estimate.method, estimate.interval),
  warnings: [...fewPersons(frame.agreement, estimate.n), ...(estimate.warnings ?? [])],
});

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

const fewPersons = ({ analyses }: Agreement, n: number): readonly Warning[] =>
  n < analyses.minimum_n ? [{ id: "few-persons", values: { persons: n, minimum: analyses.minimum_n } }] : [];
