import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { Evaluation } from "../../schemas/evaluation.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Curve, ResultRow, Warning } from "../../schemas/result.ts";
import type { StartDay } from "../cohort/read-starts.ts";
import type { LifeTable } from "../statistics/index.ts";
import { analyseMeasure, type Estimates } from "./analyse-measure.ts";
import { analyseRepeated } from "./analyse-repeated.ts";
import type { AnalysedPerson } from "./analysed-person.ts";
import type { Known } from "./clocks.ts";
import { curveOf, type Run, resultOf } from "./figure.ts";
import type { MeasuredGroups } from "./groups.ts";
import { type CoveredPeriod, notReady } from "./readiness.ts";
import { judgeGroup } from "./verdict.ts";

/** What the rule for the group is held against, beside estimates. */
export interface RuleInput extends Run, Known {
  readonly agreement: Agreement;
  /** Treatment starts of the analysed persons. */
  readonly starts: readonly StartDay[];
  readonly coverage: readonly CoveredPeriod[];
}

/** What a group is judged from. */
export interface GroupInput extends RuleInput {
  /** Name and version of the software, for example `utfall 0.1.0`. */
  readonly software: string;
  /** What each measure found, counted by group, by measure id. */
  readonly measured: ReadonlyMap<string, MeasuredGroups>;
  /**
   * Everyone person by person under each measure that a model reads; left out in a simulation, which asks for
   * the verdict alone, and then no model is made.
   */
  readonly persons?: ReadonlyMap<string, readonly AnalysedPerson[]>;
  /** Mortality of the population; left out where no measure is held against it. */
  readonly lifeTable?: LifeTable | undefined;
}

/** Estimates, curves and the verdict on one group of patients. */
export interface GroupEvaluation {
  readonly results: readonly ResultRow[];
  readonly curves: readonly Curve[];
  readonly verdict: Evaluation["group"];
  readonly warnings: readonly Warning[];
}

/**
 * Every estimate that the agreement lists, for everyone, for its subgroups and for its sensitivity analyses, and the
 * verdict where it has a rule for the group.
 *
 * Sensitivity analyses are groups of their own: a minimum follow-up, delayed entry ignored where somebody enters late,
 * and everyone with an unknown outcome counted as the worst and as the best. Pending outcomes are in none of them,
 * because what is not reported yet is not missing.
 */
export const evaluateGroup = (input: GroupInput): GroupEvaluation => judgeEstimates(input, estimatesOf(input));

/** What every analysis of the agreement came to: one by one in its order, then the models of repeated scores. */
export const estimatesOf = (input: GroupInput): readonly Estimates[] => {
  const { agreement, persons } = input;
  const ofMeasures = agreement.analyses.measures.map((analysis) => {
    const measure = measureOf(agreement, analysis.measure);
    const analysed = { measured: measuredBy(input, measure), persons: persons?.get(measure.id) };
    return analyseMeasure(input, measure, analysis, analysed);
  });
  if (persons === undefined) return ofMeasures;
  const ofModels = agreement.analyses.repeated.map((analysis) =>
    analyseRepeated(
      input,
      analysis,
      analysis.measures.map((id) => {
        const measure = measureOf(agreement, id);
        return { measure, everyone: measuredBy(input, measure).everyone, persons: persons.get(id) ?? [] };
      }),
    ),
  );
  return [...ofMeasures, ...ofModels];
};

/** The estimates as those of a run, and the verdict where the agreement has a rule for the group. */
export const judgeEstimates = (input: RuleInput, estimates: readonly Estimates[]): GroupEvaluation => {
  const { agreement } = input;
  const results = estimates.flatMap((each) => each.results.map((row) => resultOf(input, row)));
  const { group: rule } = agreement;
  const verdict =
    rule === undefined
      ? null
      : judgeGroup(agreement, rule, results, notReady(agreement, rule, input.starts, input.coverage, input));
  const torn = verdict?.reasons.includes("interval-covers-reference") ?? false;
  return {
    results: torn ? results.map((row) => (row.figure === verdict?.figure ? coveringBothSides(row) : row)) : results,
    curves: estimates.flatMap((each) => each.curves.map((curve) => curveOf(input, curve))),
    verdict,
    warnings: estimates.flatMap((each) => each.warnings),
  };
};

/** A measure of an agreement by its id. Throws UTF-XX-001 for one that is not there, which would lose an analysis. */
export const measureOf = (agreement: Agreement, id: string): Measure => {
  const measure = agreement.measures.find((each) => each.id === id);
  // readAgreement has checked it; an agreement built otherwise must not lose an analysis in silence.
  if (measure === undefined) throw new UtfallError("UTF-XX-001", { step: `evaluate ${agreement.id}: measure ${id}` });
  return measure;
};

const measuredBy = ({ agreement, measured }: GroupInput, { id }: Measure): MeasuredGroups => {
  const groups = measured.get(id);
  if (groups === undefined) throw new UtfallError("UTF-XX-001", { step: `evaluate ${agreement.id}: nothing of ${id}` });
  return groups;
};

const coveringBothSides = (row: ResultRow): ResultRow => ({
  ...row,
  warnings: [...row.warnings, { id: "interval-covers-both-sides", values: {} }],
});
