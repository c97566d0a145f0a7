import { cell } from "./cell.ts";
import { chiSquareUpperTail } from "./distributions/chi-square.ts";
import type { EventTable } from "./event-table.ts";
import type { LogRankSums } from "./log-rank-sums.ts";
import { logRankSums } from "./log-rank-sums.ts";
import { quadraticForm } from "./quadratic-form.ts";

/** A log-rank comparison of two or more groups. */
export interface LogRankTest {
  readonly state: "estimated";
  readonly chiSquare: number;
  /** Groups with expected events, less one. */
  readonly degreesOfFreedom: number;
  /** Upper tail probability. */
  readonly pValue: number;
  /** Events per group, in the order given. */
  readonly observed: Float64Array;
  /** Events per group expected if all groups had the same hazard on every day. */
  readonly expected: Float64Array;
}

/** A comparison that the data do not allow. */
export interface RefusedLogRankTest {
  readonly state: "not-estimable";
  /**
   * `no-events`; `one-group-at-risk`: fewer than two groups were at risk when events happened; `no-variance`: the
   * groups are never told apart, for instance when everyone has the event on the same day.
   */
  readonly reason: "no-events" | "one-group-at-risk" | "no-variance";
  readonly observed: Float64Array;
  readonly expected: Float64Array;
}

/**
 * Log-rank test of equal hazards in two or more groups, with the hypergeometric variance for ties.
 *
 * It weighs every event alike and finds little where curves cross; the chi-square says nothing of the size of a
 * difference. A group without expected events takes no degree of freedom. Delayed entry is honoured.
 *
 * Throws RangeError for fewer than two groups.
 *
 * Mantel 1966; Peto and Peto 1972. Agrees with `survdiff` of R survival 3.5-3, and under delayed entry, which
 * `survdiff` refuses, with the score test of `coxph(ties = "exact")`.
 */
export const logRankTest = (groups: readonly EventTable[]): LogRankTest | RefusedLogRankTest => {
  return stratifiedLogRankTest([groups]);
};

/**
 * Log-rank test of groups that are compared within strata only: each day's events are set against those at risk in the
 * same stratum, and the differences are added up over strata.
 *
 * Takes out differences between strata (centres, age bands) that would otherwise pass for a difference between groups.
 * An effect that points one way in some strata and the other way in others cancels. Every stratum lists the same groups
 * in the same order, with an empty table where it has none of one.
 *
 * Throws RangeError without a stratum, for fewer than two groups, and for strata with different numbers of groups.
 *
 * Agrees with `survdiff(... + strata())` of R survival 3.5-3.
 */
export const stratifiedLogRankTest = (strata: readonly (readonly EventTable[])[]): LogRankTest | RefusedLogRankTest => {
  const size = strata[0]?.length ?? 0;
  if (size < 2) throw new RangeError("a log-rank test needs two groups or more");
  if (strata.some((groups) => groups.length !== size)) throw new RangeError("every stratum needs the same groups");
  const sums = addSums(strata.map(logRankSums));
  const { observed, expected } = sums;
  const refuse = (reason: RefusedLogRankTest["reason"]): RefusedLogRankTest => {
    return { state: "not-estimable", reason, observed, expected };
  };
  if (observed.every((events) => events === 0)) return refuse("no-events");
  const counted = Array.from(expected.keys()).filter((group) => cell(expected, group) > 0);
  if (counted.length < 2) return refuse("one-group-at-risk");
  const chiSquare = scoreStatistic(sums, counted);
  if (chiSquare === null) return refuse("no-variance");
  const degreesOfFreedom = counted.length - 1;
  const pValue = chiSquareUpperTail(chiSquare, degreesOfFreedom);
  return { state: "estimated", chiSquare, degreesOfFreedom, pValue, observed, expected };
};

/**
 * Differences add up to 0 over groups, so one is left out. Any would do in exact arithmetic; leaving out the largest
 * keeps the matrix well conditioned when some groups are small.
 */
const scoreStatistic = ({ observed, expected, variance }: LogRankSums, counted: readonly number[]): number | null => {
  const largest = counted.reduce((most, group) => (cell(expected, group) > cell(expected, most) ? group : most));
  const groups = counted.filter((group) => group !== largest);
  return quadraticForm(
    groups.map((i) => groups.map((j) => cell(variance, i * observed.length + j))),
    groups.map((i) => cell(observed, i) - cell(expected, i)),
  );
};

const addSums = (all: readonly LogRankSums[]): LogRankSums => {
  const total = (name: keyof LogRankSums) =>
    Float64Array.from(all[0]?.[name] ?? [], (_, at) => all.reduce((sum, one) => sum + cell(one[name], at), 0));
  return { observed: total("observed"), expected: total("expected"), variance: total("variance") };
};
