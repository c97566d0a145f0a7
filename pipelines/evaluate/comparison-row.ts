import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Settings } from "../../schemas/result.ts";
import { type Frame, resultRow } from "./figure.ts";

/** What a test between the levels of a subgroup found; `pValue` is null where it could not be made. */
export interface Comparison {
  readonly pValue: number | null;
  /** Persons and events of the levels compared. */
  readonly n: number;
  readonly events: number;
  readonly method: Settings["method"];
}

/** The result row of a test between the levels of a subgroup; no verdict follows from it. */
export const comparisonRow = (
  frame: Frame,
  measure: Measure,
  subgroup: string,
  { pValue, n, events, method }: Comparison,
): Figure =>
  resultRow(
    frame,
    measure,
    { name: subgroup, level: "comparison" },
    {
      what: "p-value",
      estimate: "p-value",
      unit: "probability",
      value: pValue,
      n,
      events,
      state: pValue === null ? "not-estimable" : "estimated",
      method,
      interval: null,
    },
  );
