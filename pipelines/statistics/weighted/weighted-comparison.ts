import { cell } from "../cell.ts";
import type { ChiSquareTest, CoxTerm, RefusedCoxFit } from "../cox/cox-fit.ts";
import { coxRegression } from "../cox/cox-regression.ts";
import type { WeightedTimes } from "./weighted-times.ts";
import { pickRows, weightedRows } from "./weighted-times.ts";

/** Groups compared under weights. */
export interface WeightedComparison {
  readonly state: "estimated";
  /** Robust score test: the log-rank test's counterpart. It leans on many clusters, above all when groups are several. */
  readonly robustScore: ChiSquareTest | null;
  /** Robust Wald test. */
  readonly wald: ChiSquareTest;
  /** Hazard ratio of each group against the first, ascending by number; names are the group numbers. */
  readonly groups: readonly CoxTerm[];
}

/**
 * Comparison of two or more groups under weights: score and Wald test, and hazard ratios, of a Cox regression on the
 * group alone, with robust errors.
 *
 * R defines no weighted log-rank test for weights of persons (`survdiff` 3.5-3 takes none): the hypergeometric variance
 * counts persons, which weights are not. With all weights 1 the score differs from `logRankTest` in its variance only.
 * Ties after Breslow, so that a weight of 2 is two persons in the estimate. Groups are any numbers.
 *
 * Refused as `coxRegression` is, with the group to blame. Throws RangeError for fewer than two groups and as
 * `WeightedTimes` are refused.
 *
 * Lin and Wei 1989; `coxph(~ factor(group), weights = , robust = TRUE, ties = "breslow")` of R survival 3.5-3.
 */
export const weightedComparison = (
  data: WeightedTimes,
  group: ArrayLike<number>,
  level: number,
  stratum?: ArrayLike<number>,
): WeightedComparison | RefusedCoxFit => {
  const { kept } = weightedRows(data);
  if (group.length !== data.time.length) throw new RangeError("every row needs a group");
  const own = Array.from(pickRows(group, kept));
  const [, ...others] = [...new Set(own)].toSorted((a, b) => a - b);
  if (others.length === 0) throw new RangeError("a comparison needs two groups or more with weight and time at risk");
  const pick = (column: ArrayLike<number>) => pickRows(column, kept);
  const fit = coxRegression(
    {
      time: pick(data.time),
      event: pick(data.event),
      weight: pick(data.weight),
      ...(data.entry === undefined ? {} : { entry: pick(data.entry) }),
      ...(stratum === undefined ? {} : { stratum: pick(stratum) }),
      ...(data.cluster === undefined ? {} : { cluster: pick(data.cluster) }),
      covariates: others.map((wanted) => ({
        name: String(wanted),
        values: own.map((_, i) => (cell(own, i) === wanted ? 1 : 0)),
      })),
    },
    { ties: "breslow", level, robust: true },
  );
  if (fit.state !== "estimated") return fit;
  return { state: "estimated", robustScore: fit.robustScore, wald: fit.wald, groups: fit.terms };
};
