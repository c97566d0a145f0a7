import type { OutcomeRow } from "../../schemas/measure.ts";
import type { Warning } from "../../schemas/result.ts";
import type { Frame } from "./figure.ts";

/**
 * Caution where too few of those who could have a value have one.
 *
 * The denominator that was meant: everyone with a baseline where the measure has one, else everyone, but for those whose
 * value cannot be expected yet.
 */
export const denominatorShrinks = (
  { agreement }: Frame,
  rows: readonly OutcomeRow[],
  hasBaseline: boolean,
): readonly Warning[] => {
  const due = rows.filter(({ status, baseline }) => status !== "pending" && (!hasBaseline || baseline !== null));
  const assessed = due.filter(({ status }) => status === "observed").length;
  const isSmall = due.length > 0 && assessed / due.length < agreement.analyses.minimum_assessed_share;
  return isSmall ? [{ id: "denominator-shrinks", values: { assessed, withBaseline: due.length } }] : [];
};

/** Caution for the first page where values were read after the window, within the agreed grace. */
export const lateValues = (rows: readonly OutcomeRow[]): readonly Warning[] => {
  const persons = rows.filter(({ status, reason }) => status === "observed" && reason === "late-assessment").length;
  return persons === 0 ? [] : [{ id: "late-assessments", values: { persons } }];
};
