import type { Sql } from "../../connectors/duckdb/sql.ts";
import type { Measure, MeasureOf } from "../../schemas/measure.ts";
import { cancerSpecificSurvival } from "./cancer-specific-survival.ts";
import { cost } from "./cost.ts";
import { deathOrPermanentVentilation } from "./death-or-permanent-ventilation.ts";
import { eventRate } from "./event-rate.ts";
import type { MeasureContext } from "./measured-cohort.ts";
import { milestoneAttainment } from "./milestone-attainment.ts";
import { netSurvival } from "./net-survival.ts";
import { overallSurvival } from "./overall-survival.ts";
import { persistence } from "./persistence.ts";
import { progressionFreeSurvival } from "./progression-free-survival.ts";
import { relativeDoseIntensity } from "./relative-dose-intensity.ts";
import { resourceUse } from "./resource-use.ts";
import { response } from "./response.ts";
import { scoreChange } from "./score-change.ts";
import { timeToDiscontinuation } from "./time-to-discontinuation.ts";
import { timeToNextTreatment } from "./time-to-next-treatment.ts";
import { waste } from "./waste.ts";

type OutcomeSql<M> = (measure: M, context: MeasureContext) => Sql;

/** How each kind of measure makes one row per person of the facts. */
const sqlOf: { readonly [K in Measure["kind"]]: OutcomeSql<MeasureOf<K>> } = {
  "overall-survival": overallSurvival,
  "cancer-specific-survival": cancerSpecificSurvival,
  "net-survival": netSurvival,
  "time-to-discontinuation": timeToDiscontinuation,
  persistence,
  "time-to-next-treatment": timeToNextTreatment,
  "progression-free-survival": progressionFreeSurvival,
  "death-or-permanent-ventilation": deathOrPermanentVentilation,
  "score-change": scoreChange,
  response,
  "milestone-attainment": milestoneAttainment,
  "event-rate": eventRate,
  "resource-use": resourceUse,
  "relative-dose-intensity": relativeDoseIntensity,
  waste,
  cost,
};

/** A relation with the columns of `OutcomeRow`, one row per analysed person. */
export const outcomeSql = <K extends Measure["kind"]>(
  measure: MeasureOf<K> & { kind: K },
  context: MeasureContext,
): Sql => sqlOf[measure.kind](measure, context);
