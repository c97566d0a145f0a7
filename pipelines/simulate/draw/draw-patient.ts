import type { Assumptions } from "../../../schemas/simulation/assumptions.ts";
import type { FactSheet } from "../fact-sheet.ts";
import { type Course, streamOf } from "./course.ts";
import { seeDoses } from "./doses.ts";
import { type Drawn, drawEligible } from "./eligible.ts";
import { seeFollowUp } from "./follow-up.ts";
import { seeResponses } from "./responses.ts";
import { seeWeight } from "./see-use.ts";
import type { View } from "./view.ts";
import { seeVisits } from "./visits.ts";

/** A patient of a run, before anything is seen of them. */
export interface SimulatedPatient {
  readonly personId: string;
  readonly seed: number;
  /** Number within the run, from 0. */
  readonly number: number;
  /** ISO date of the first dose. */
  readonly start: string;
  readonly course: Course;
}

/** What clinics were asked for by what is seen of a patient. */
export interface PatientAsked {
  readonly assessments: number;
  /** Doses, values of assessments and statements about follow-up. */
  readonly registrations: number;
  readonly retests: number;
}

/** Everything that a view shows of a patient, as facts of the common model; null where the start is not reported yet. */
export const seePatient = (
  assumed: Assumptions,
  patient: SimulatedPatient,
  view: View,
  sheet: FactSheet,
): PatientAsked | null => {
  const { personId, seed, number, start, course } = patient;
  if (start > view.clinicalUntil) return null;
  const { agreement, sources } = view.recipe;
  const drawn: Drawn = { person_id: personId, source: sources.clinical, start };
  drawEligible(agreement, drawn, sheet);
  if (course.smaType !== null) {
    sheet.add("assessment", { person_id: personId, source: drawn.source, kind: "sma_type", code: course.smaType });
  }
  const doses = seeDoses(course, drawn, view, assumed.stopping.dose_interval_days, seed, number, sheet);
  if (course.usage !== null) seeWeight(course.usage, drawn, view, streamOf(seed, "unsaid weight", number), sheet);
  const statements = seeFollowUp(course, drawn, view, streamOf(seed, "follow-up", number).uniform(), sheet);
  const { values, ...visits } = seeVisits(course, drawn, view, seed, number, sheet);
  const looks = seeResponses(course, drawn, view, seed, number, sheet);
  return {
    assessments: visits.assessments + looks,
    registrations: doses + statements + values + looks,
    retests: visits.retests,
  };
};
