import { addDays, daysBetween } from "../../evaluate/calendar.ts";
import { measuresThatDecide, needsOf } from "../needs.ts";
import type { Course } from "./course.ts";
import type { Drawn } from "./eligible.ts";
import type { FactSheet } from "../fact-sheet.ts";
import { missingProbability, type View } from "./view.ts";

/** Hours a day of someone permanently ventilated. */
const ALL_DAY = 24;

/**
 * Days of the criterion that come before its own day: a run that is dated on its first day begins on the day drawn, and
 * one that is dated on the day the criterion is fulfilled begins so much earlier.
 */
const daysOfRun = ({ agreement }: View): number => {
  const measure = measuresThatDecide(agreement).find((each) => each.kind === "death-or-permanent-ventilation");
  if (measure?.kind !== "death-or-permanent-ventilation" || measure.event_date === "run-start") return 0;
  return measure.days.rule === "more-than" ? measure.days.count : measure.days.count - 1;
};

/**
 * What registers hold of a patient's life and breathing: nothing where the follow-up is missing, save that a population
 * register knows who lives; nothing of someone who has left the country from that day on.
 *
 * `missing` is a number from 0 to 1 that stays the same when the share rises, so that who was missing stays missing.
 */
export const seeFollowUp = (course: Course, drawn: Drawn, view: View, missing: number, sheet: FactSheet): void => {
  const { person_id, start } = drawn;
  const { blur, sources } = view;
  const clinical = daysBetween(start, view.clinicalUntil);
  const vital = daysBetween(start, view.vitalUntil);
  const badly = Math.min(course.death, course.ventilation) <= Math.min(clinical, course.emigration);
  const silent = blur !== null && missing < missingProbability(blur.missing, badly);
  if (!silent || sources.vitalIsApart) {
    sheet.add("vital_status", { person_id, source: sources.vital, rank: 1, ...life(course, start, vital) });
  }
  if (silent || !needsOf(view.agreement).has("ventilation")) return;
  const last = Math.min(clinical, course.death, course.emigration);
  const begins = course.ventilation - daysOfRun(view);
  const ventilated = begins <= last;
  if (ventilated) {
    sheet.add("event", {
      person_id,
      source: sources.clinical,
      kind: "ventilation",
      start_date: addDays(start, begins),
      end_date: addDays(start, last),
      value: ALL_DAY,
    });
  }
  sheet.add("assessment", {
    person_id,
    source: sources.clinical,
    kind: "ventilation_hours",
    date: addDays(start, Math.max(0, last)),
    value: ventilated ? ALL_DAY : 0,
  });
};

const life = ({ death, emigration }: Course, start: string, known: number) => {
  if (death <= known && death < emigration) {
    return { status: "dead", status_date: addDays(start, death), death_date: addDays(start, death) };
  }
  if (emigration <= known) {
    const day = addDays(start, emigration);
    return { status: "emigrated", status_date: day, emigration_date: day };
  }
  return { status: "alive", status_date: addDays(start, Math.max(0, known)) };
};
