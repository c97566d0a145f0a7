import { cell } from "../cell.ts";
import type { CompetingEventTable } from "../competing-event-table.ts";
import { chiSquareUpperTail } from "../distributions/chi-square.ts";
import { quadraticForm } from "../quadratic-form.ts";
import { graySums } from "./gray-sums.ts";

/** A comparison of the cumulative incidence of one cause in two or more groups. */
export interface GrayTest {
  readonly state: "estimated";
  readonly cause: string;
  readonly chiSquare: number;
  /** Groups with persons, less one. */
  readonly degreesOfFreedom: number;
  /** Upper tail probability. */
  readonly pValue: number;
  /** Events of the cause per group, in the order given. */
  readonly observed: Float64Array;
}

/** A comparison that the data do not allow. */
export interface RefusedGrayTest {
  readonly state: "not-estimable";
  /**
   * `no-events`: nobody has the cause; `one-group`: fewer than two groups have persons; `no-variance`: the groups are
   * never told apart; `delayed-entry`: the test needs everyone from day 0, because it counts those who have had another
   * event as still there.
   */
  readonly reason: "no-events" | "one-group" | "no-variance" | "delayed-entry";
  readonly cause: string;
}

/**
 * Gray's test that the cumulative incidence of one cause is the same in two or more groups.
 *
 * It compares risks, what patients meet, and not cause-specific hazards, which is the log-rank test of `causeSpecific`:
 * the two can point in different directions where the groups differ in the other causes. Groups whose curves cross can
 * differ without the test seeing it.
 *
 * Throws RangeError for fewer than two groups, groups with different causes, and a cause that is not one of them.
 *
 * Gray 1988 with rho 0. Agrees with `cuminc` of R cmprsk 2.2-11.
 */
export const grayTest = (groups: readonly CompetingEventTable[], cause: string): GrayTest | RefusedGrayTest =>
  stratifiedGrayTest([groups], cause);

/**
 * Gray's test of groups that are compared within strata only; scores and variances are added up over strata.
 *
 * Every stratum lists the same groups in the same order, with an empty table where it has none of one. Throws RangeError
 * also without a stratum, and for strata with different numbers of groups. Agrees with `cuminc(strata =)`.
 */
export const stratifiedGrayTest = (
  strata: readonly (readonly CompetingEventTable[])[],
  cause: string,
): GrayTest | RefusedGrayTest => {
  const size = strata[0]?.length ?? 0;
  if (size < 2) throw new RangeError("a test of incidences needs two groups or more");
  if (strata.some((groups) => groups.length !== size)) throw new RangeError("every stratum needs the same groups");
  const tables = strata.flat();
  const causes = tables[0]?.causes ?? [];
  if (tables.some((table) => table.causes.join("\n") !== causes.join("\n"))) {
    throw new RangeError("all groups need the same causes in the same order");
  }
  const wanted = causes.indexOf(cause);
  if (wanted < 0) throw new RangeError("the cause is not one of the competing events of the table");
  const refuse = (reason: RefusedGrayTest["reason"]): RefusedGrayTest => ({ state: "not-estimable", reason, cause });
  if (tables.some(({ delayedEntry }) => delayedEntry)) return refuse("delayed-entry");
  const sums = strata.map((groups) => graySums(groups, wanted));
  const total = (name: "score" | "variance" | "observed"): Float64Array =>
    Float64Array.from(sums[0]?.[name] ?? [], (_, at) => sums.reduce((sum, one) => sum + cell(one[name], at), 0));
  const [score, variance, observed] = [total("score"), total("variance"), total("observed")];
  if (observed.every((events) => events === 0)) return refuse("no-events");
  const peopled = Array.from({ length: size }, (_, k) => k).filter((k) =>
    strata.some((groups) => (groups[k]?.n ?? 0) > 0),
  );
  if (peopled.length < 2) return refuse("one-group");
  // Scores and the rows of their covariance add up to 0, so one group is left out.
  const counted = peopled.slice(1);
  const chiSquare = quadraticForm(
    counted.map((i) => counted.map((j) => cell(variance, i * size + j))),
    counted.map((i) => cell(score, i)),
  );
  if (chiSquare === null) return refuse("no-variance");
  const degreesOfFreedom = counted.length;
  const pValue = chiSquareUpperTail(chiSquare, degreesOfFreedom);
  return { state: "estimated", cause, chiSquare, degreesOfFreedom, pValue, observed };
};
