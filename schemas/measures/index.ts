import { z } from "zod";
import type { NeededFact } from "../needed-fact.ts";
import { cancerSpecificSurvival } from "./cancer-specific-survival.ts";
import { cost } from "./cost.ts";
import { deathOrPermanentVentilation } from "./death-or-permanent-ventilation.ts";
import { eventRate } from "./event-rate.ts";
import type { Family, MeasureKind } from "./measure-kind.ts";
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

/** The library of outcome measures. A new kind is a file beside this one, its SQL, and a line here. */
export const measureKinds = {
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
} as const;

export const Measure = z.discriminatedUnion("kind", [
  overallSurvival.schema,
  cancerSpecificSurvival.schema,
  netSurvival.schema,
  timeToDiscontinuation.schema,
  persistence.schema,
  timeToNextTreatment.schema,
  progressionFreeSurvival.schema,
  deathOrPermanentVentilation.schema,
  scoreChange.schema,
  response.schema,
  milestoneAttainment.schema,
  eventRate.schema,
  resourceUse.schema,
  relativeDoseIntensity.schema,
  waste.schema,
  cost.schema,
]);
export type Measure = z.infer<typeof Measure>;
export type MeasureOf<K extends Measure["kind"]> = Extract<Measure, { readonly kind: K }>;

const kindOf = ({ kind }: Measure): MeasureKind => measureKinds[kind];

/** What one row per person holds, and so which estimator fits it. */
export const familyOf = (measure: Measure): Family => kindOf(measure).family;

/** Facts without which no row of the measure could ever be more than unknown. */
export const measureNeeds = (measure: Measure): readonly NeededFact[] => kindOf(measure).needs(measure);

/** Reasons that end a time and compete with its event; empty where nothing does. */
export const competingReasons = (measure: Measure): readonly string[] => kindOf(measure).competing?.(measure) ?? [];
