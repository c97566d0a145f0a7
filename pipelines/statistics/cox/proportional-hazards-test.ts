import { cell } from "../cell.ts";
import { lowerBound } from "../day-index.ts";
import { eventTableFromPersons } from "../event-table-from-persons.ts";
import { kaplanMeier } from "../kaplan-meier.ts";
import { chiSquareTest } from "./chi-square-test.ts";
import type { CoxData } from "./cox-data.ts";
import type { ChiSquareTest, CoxFit } from "./cox-fit.ts";
import { coxInput } from "./cox-input.ts";
import { coxRows } from "./cox-rows.ts";
import { partialLikelihood } from "./partial-likelihood.ts";
import { predictorOf } from "./risk-sweep.ts";
import { chiSquareOf } from "./sandwich.ts";

/**
 * The scale on which an effect may change with time: `identity` days, `km` 1 - Kaplan-Meier of all rows just before the
 * day, which keeps a few late events from deciding.
 */
export type TimeScale = "km" | "identity";

/** Tests of proportional hazards. */
export interface ProportionalHazardsTest {
  readonly state: "estimated";
  readonly scale: TimeScale;
  /** One per covariate, in their order, each with one degree of freedom. */
  readonly terms: readonly (ChiSquareTest & { readonly name: string })[];
  /** All covariates together. */
  readonly all: ChiSquareTest;
}

/** The events do not let an effect that changes with time be told from one that does not: too few days with events. */
export interface RefusedProportionalHazardsTest {
  readonly state: "not-estimable";
  readonly reason: "no-change-visible";
}

/**
 * Score test of proportional hazards: whether the effect of a covariate grows or falls with time.
 *
 * A small p-value means that the hazard ratio is an average over changing ones; then read differences at landmarks or
 * restricted means. A large one shows nothing with few events, and an effect that turns twice escapes it. Clusters and
 * robust errors are not used. `data` must be those of `fit`.
 *
 * Throws RangeError where the covariates are not those of the fit.
 *
 * Grambsch and Therneau 1994, as the score test of `cox.zph` in R survival 3.5-3 (not the correlation test of versions
 * before 3.0). Under exact ties it is the score test of the exact likelihood, where `cox.zph` takes Breslow's: that of
 * `coxph(ties = "exact")` with every risk set a stratum.
 */
export const proportionalHazardsTest = (
  data: CoxData,
  fit: CoxFit,
  scale: TimeScale,
): ProportionalHazardsTest | RefusedProportionalHazardsTest => {
  if (data.covariates.map(({ name }) => name).join("\n") !== fit.terms.map(({ name }) => name).join("\n")) {
    throw new RangeError("the data must have the covariates of the fit");
  }
  const rows = coxRows(data, coxInput(data, fit.settings).kept);
  const { p } = rows;
  const beta = Float64Array.from(fit.terms, ({ coefficient }, j) => coefficient * cell(rows.scale, j));
  const height = heights(data, scale);
  // The covariates, and the same times the height of the time scale: twice p, of which the first p are at their maximum.
  const size = 2 * p;
  const score = new Float64Array(size);
  const information = new Float64Array(size * size);
  const predictor = predictorOf(rows, beta);
  const raised = (power: number) =>
    partialLikelihood(rows, predictor, fit.settings.ties, (day) => height(day) ** power);
  const [flat, sloped, squared] = [raised(0), raised(1), raised(2)];
  score.set(sloped.score, p);
  for (let j = 0; j < p; j += 1) {
    for (let k = 0; k < p; k += 1) {
      const at = j * p + k;
      information[j * size + k] = cell(flat.information, at);
      information[j * size + p + k] = cell(sloped.information, at);
      information[(p + j) * size + k] = cell(sloped.information, at);
      information[(p + j) * size + p + k] = cell(squared.information, at);
    }
  }
  const test = (columns: readonly number[]) => {
    const used = [...Array.from({ length: p }, (_, j) => j), ...columns.map((j) => p + j)];
    const matrix = used.flatMap((row) => used.map((column) => cell(information, row * size + column)));
    const statistic = chiSquareOf(
      Float64Array.from(matrix),
      Float64Array.from(used, (column) => cell(score, column)),
    );
    return statistic === null ? null : chiSquareTest(statistic, columns.length);
  };
  const terms = fit.terms.flatMap(({ name }, j) => {
    const found = test([j]);
    return found === null ? [] : [{ name, ...found }];
  });
  const all = test(fit.terms.map((_, j) => j));
  if (all === null || terms.length < p) return { state: "not-estimable", reason: "no-change-visible" };
  return { state: "estimated", scale, terms, all };
};

/** Height of the time scale on a day, less its mean over events, which changes no test and keeps digits. */
const heights = (data: CoxData, scale: TimeScale): ((day: number) => number) => {
  const { time, event, entry } = data;
  const persons = entry === undefined ? { time, event } : { entry, time, event };
  const curve = kaplanMeier(eventTableFromPersons(persons), { type: "plain", level: 0.95 });
  const height = (day: number) => {
    if (scale === "identity") return day;
    const row = lowerBound(curve.time, day) - 1;
    return row < 0 ? 0 : 1 - cell(curve.survival, row);
  };
  let sum = 0;
  let events = 0;
  curve.events.forEach((count, i) => {
    sum += count * height(cell(curve.time, i));
    events += count;
  });
  return (day) => height(day) - sum / events;
};
