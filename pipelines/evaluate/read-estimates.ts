import type { Database } from "../../connectors/duckdb/database.ts";
import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { RepeatedAnalysis } from "../../schemas/agreement/repeated-analysis.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Model } from "../harmonize/model-table.ts";
import { type AnalysisFrame, analyseMeasure, type Estimates } from "./analyse-measure.ts";
import { analyseRepeated } from "./analyse-repeated.ts";
import type { Known } from "./clocks.ts";
import type { OutcomeSource } from "./group-members.ts";
import { covariatesOfModels } from "./one-by-one.ts";
import { readGroups } from "./read-groups.ts";
import { readPersons } from "./read-persons.ts";

/** What estimates are made under, and where the persons lie that they are made of. */
export interface EstimateSource extends AnalysisFrame {
  readonly known: Known;
  /** Facts, for covariates. */
  readonly model: Model;
  /** Folder that selectCohort wrote. */
  readonly cohort: string;
  /** Folder that measureOutcome wrote for a measure. */
  readonly outcome: (measure: Measure) => string;
}

/** The estimates of one analysis of a measure, from files. Throws UTF-DB-*. */
export const readEstimates = async (
  source: EstimateSource,
  measure: Measure,
  analysis: MeasureAnalysis,
  database: Database,
): Promise<Estimates> => {
  const outcomes = outcomesOf(source, measure);
  const measured = await readGroups(outcomes, database);
  const covariates = covariatesOfModels(analysis);
  const persons = covariates === null ? undefined : await readPersons(outcomes, source.model, covariates, database);
  return analyseMeasure(source, measure, analysis, { measured, persons });
};

/** The estimates of one model of repeated scores, from files. Throws UTF-DB-*. */
export const readRepeated = async (
  source: EstimateSource,
  measures: readonly Measure[],
  analysis: RepeatedAnalysis,
  database: Database,
): Promise<Estimates> => {
  const visits = [];
  for (const measure of measures) {
    const outcomes = outcomesOf(source, measure);
    const { everyone } = await readGroups(outcomes, database);
    visits.push({
      measure,
      everyone,
      persons: await readPersons(outcomes, source.model, analysis.covariates, database),
    });
  }
  return analyseRepeated(source, analysis, visits);
};

const outcomesOf = ({ agreement, known, cohort, outcome }: EstimateSource, measure: Measure): OutcomeSource => ({
  agreement,
  measure,
  known,
  cohort,
  outcome: outcome(measure),
});
