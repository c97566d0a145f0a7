import type { Measure } from "../../../../schemas/measure.ts";
import { cancerSpecificSurvivalOf } from "./cancer-specific-survival.ts";
import { costOf } from "./cost.ts";
import { deathOrPermanentVentilationOf } from "./death-or-permanent-ventilation.ts";
import { eventRateOf } from "./event-rate.ts";
import { milestoneAttainmentOf } from "./milestone-attainment.ts";
import { netSurvivalOf } from "./net-survival.ts";
import { overallSurvivalOf } from "./overall-survival.ts";
import type { Person, World } from "./person.ts";
import { progressionFreeSurvivalOf } from "./progression-free-survival.ts";
import { relativeDoseIntensityOf } from "./relative-dose-intensity.ts";
import { resourceUseOf } from "./resource-use.ts";
import { responseOf } from "./response.ts";
import type { Row } from "./row.ts";
import { scoreChangeOf } from "./score-change.ts";
import { startOf } from "./start.ts";
import { persistenceOf, timeToDiscontinuationOf } from "./time-to-discontinuation.ts";
import { timeToNextTreatmentOf } from "./time-to-next-treatment.ts";
import { wasteOf } from "./waste.ts";

/** A row with the day of time zero, and the line that carries it first among its evidence. */
export interface Reading extends Row {
  readonly zero: number;
}

/** What a plain reading of a measure says of a person; null for persons who are not in the cohort. */
export const readingOf = (person: Person, measure: Measure, world: World): Reading | null => {
  const start = startOf(person, world, "time_zero" in measure ? { time_zero: measure.time_zero } : {});
  const row = rowOf(person, measure, world);
  if (start === null || row === null) return null;
  return { ...row, zero: start.zero, evidence: [...start.evidence, ...row.evidence] };
};

const rowOf = (person: Person, measure: Measure, world: World): Row | null => {
  switch (measure.kind) {
    case "overall-survival":
      return overallSurvivalOf(person, measure, world);
    case "cancer-specific-survival":
      return cancerSpecificSurvivalOf(person, measure, world);
    case "net-survival":
      return netSurvivalOf(person, measure, world);
    case "time-to-discontinuation":
      return timeToDiscontinuationOf(person, measure, world);
    case "persistence":
      return persistenceOf(person, measure, world);
    case "time-to-next-treatment":
      return timeToNextTreatmentOf(person, measure, world);
    case "progression-free-survival":
      return progressionFreeSurvivalOf(person, measure, world);
    case "death-or-permanent-ventilation":
      return deathOrPermanentVentilationOf(person, measure, world);
    case "score-change":
      return scoreChangeOf(person, measure, world);
    case "response":
      return responseOf(person, measure, world);
    case "milestone-attainment":
      return milestoneAttainmentOf(person, measure, world);
    case "event-rate":
      return eventRateOf(person, measure, world);
    case "resource-use":
      return resourceUseOf(person, measure, world);
    case "relative-dose-intensity":
      return relativeDoseIntensityOf(person, measure, world);
    case "waste":
      return wasteOf(person, measure, world);
    case "cost":
      return costOf(person, measure, world);
  }
};
