import type { AssessmentFact } from "../../schemas/patient-facts.ts";

/** The values that an answer leaves possible, both ends included. */
export interface MeasuredRange {
  readonly low: number;
  readonly high: number;
}

/**
 * What an answer says of a quantity that cannot be negative: a measured value is itself, a limit such as `<1.0` or `>60`
 * everything below or above it, and what was not detected is 0. Null for an answer that is no quantity.
 */
export const measuredRange = ({ value, code }: Pick<AssessmentFact, "value" | "code">): MeasuredRange | null => {
  if (value !== null) return { low: value, high: value };
  if (code === "not-detected") return { low: 0, high: 0 };
  const [, sign, limit] = /^([<>])=?(\d+(?:\.\d+)?)$/.exec(code ?? "") ?? [];
  if (sign === undefined || limit === undefined) return null;
  return sign === "<" ? { low: 0, high: Number(limit) } : { low: Number(limit), high: Number.POSITIVE_INFINITY };
};

/** The end of the range that is stated: a limit stands for its range where readings are put in order. */
export const statedValue = (fact: Pick<AssessmentFact, "value" | "code">): number | null => {
  const range = measuredRange(fact);
  if (range === null) return null;
  return range.high === Number.POSITIVE_INFINITY ? range.low : range.high;
};
