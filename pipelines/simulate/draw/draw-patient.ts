import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Assumptions } from "../../../schemas/simulation/assumptions.ts";
import type { FactSheet } from "../fact-sheet.ts";
import { type Course, streamOf } from "./course.ts";
import { seeDoses } from "./doses.ts";
import { type Drawn, drawEligible } from "./eligible.ts";
import { seeFollowUp } from "./follow-up.ts";
import type { View } from "./view.ts";
import { type Asked, seeVisits } from "./visits.ts";

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

/** Everything that a view shows of a patient, as facts of the common model; null where the start is not reported yet. */
export const seePatient = (
  agreement: Agreement,
  assumed: Assumptions,
  patient: SimulatedPatient,
  view: View,
  sheet: FactSheet,
): (Asked & { readonly doses: number }) | null => {
  const { personId, seed, number, start, course } = patient;
  if (start > view.clinicalUntil) return null;
  const drawn: Drawn = { person_id: personId, source: view.sources.clinical, start };
  drawEligible(agreement, drawn, sheet);
  if (course.smaType !== null) {
    sheet.add("assessment", { person_id: personId, source: drawn.source, kind: "sma_type", code: course.smaType });
  }
  const doses = seeDoses(course, drawn, view, assumed.stopping.dose_interval_days, sheet);
  seeFollowUp(course, drawn, view, streamOf(seed, "follow-up", number).uniform(), sheet);
  return { ...seeVisits(course, drawn, view, seed, number, sheet), doses };
};
