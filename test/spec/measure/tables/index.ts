import type { Measure } from "../../../../schemas/measure.ts";
import { cancerSpecificSurvivalTable } from "./cancer-specific-survival.ts";
import { costTable } from "./cost.ts";
import { deathOrPermanentVentilationTable } from "./death-or-permanent-ventilation.ts";
import { eventRateTable } from "./event-rate.ts";
import type { MeasureTable } from "./measure-table.ts";
import { milestoneAttainmentTable } from "./milestone-attainment.ts";
import { netSurvivalTable } from "./net-survival.ts";
import { overallSurvivalTable } from "./overall-survival.ts";
import { persistenceTable } from "./persistence.ts";
import { progressionFreeSurvivalTable } from "./progression-free-survival.ts";
import { relativeDoseIntensityTable } from "./relative-dose-intensity.ts";
import { resourceUseTable } from "./resource-use.ts";
import { responseTable } from "./response.ts";
import { scoreChangeTable } from "./score-change.ts";
import { timeToDiscontinuationTable } from "./time-to-discontinuation.ts";
import { timeToNextTreatmentTable } from "./time-to-next-treatment.ts";
import { wasteTable } from "./waste.ts";

/** The test table of every kind; a kind without one does not compile. */
export const measureTables: Readonly<Record<Measure["kind"], MeasureTable>> = {
  "overall-survival": overallSurvivalTable,
  "cancer-specific-survival": cancerSpecificSurvivalTable,
  "net-survival": netSurvivalTable,
  "time-to-discontinuation": timeToDiscontinuationTable,
  persistence: persistenceTable,
  "time-to-next-treatment": timeToNextTreatmentTable,
  "progression-free-survival": progressionFreeSurvivalTable,
  "death-or-permanent-ventilation": deathOrPermanentVentilationTable,
  "score-change": scoreChangeTable,
  response: responseTable,
  "milestone-attainment": milestoneAttainmentTable,
  "event-rate": eventRateTable,
  "resource-use": resourceUseTable,
  "relative-dose-intensity": relativeDoseIntensityTable,
  waste: wasteTable,
  cost: costTable,
};
