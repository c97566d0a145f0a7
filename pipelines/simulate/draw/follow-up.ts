import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { addDays, addMonths, daysBetween } from "../../evaluate/calendar.ts";
import type { FactSheet } from "../fact-sheet.ts";
import type { Course } from "./course.ts";
import type { Drawn } from "./eligible.ts";
import { missingProbability, type View } from "./view.ts";

/** Hours a day of someone permanently ventilated. */
const ALL_DAY = 24;

/**
 * What registers hold of a patient's life and breathing: nothing where the follow-up is missing, save that a population
 * register knows who lives; nothing of someone who has left the country from that day on.
 *
 * Answers how many registrations clinics were asked for. `missing` is a number from 0 to 1 that stays the same when the share rises, so that who was missing stays missing.
 */
export const seeFollowUp = (course: Course, drawn: Drawn, view: View, missing: number, sheet: FactSheet): number => {
  const { person_id, start } = drawn;
  const { blur, recipe } = view;
  const { sources, needs } = recipe;
  const clinical = daysBetween(start, view.clinicalUntil);
  const vital = daysBetween(start, view.vitalUntil);
  const badly = Math.min(course.death, course.ventilation) <= Math.min(clinical, course.emigration);
  const silent = blur !== null && missing < missingProbability(blur.missing, badly);
  if (!silent || sources.vitalIsApart) {
    sheet.add("vital_status", { person_id, source: sources.vital, rank: 1, ...life(course, start, vital) });
  }
  if (!needs.has("ventilation")) return 0;
  const last = Math.min(clinical, course.death, course.emigration);
  const begins = course.ventilation - recipe.runDays;
  const ventilated = begins <= last;
  const asked = statementsAsked(recipe.agreement, start, last) + (ventilated ? 1 : 0);
  if (silent) return asked;
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
  return asked;
};

/** One statement about ventilation for each milestone that reads it and has come. */
const statementsAsked = ({ milestones }: Agreement, start: string, last: number): number =>
  milestones.filter(
    ({ predicate, due }) =>
      predicate.kind === "alive-and-event-free" &&
      ("months" in due ? daysBetween(start, addMonths(start, due.months)) : due.days) <= last,
  ).length;

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
