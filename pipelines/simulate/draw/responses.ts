import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { AgreedMilestone } from "../../../schemas/agreement/milestone.ts";
import type { PredicateOf } from "../../../schemas/agreement/predicate.ts";
import { addDays, addMonths, daysBetween } from "../../evaluate/calendar.ts";
import type { DrawnRow, FactSheet } from "../fact-sheet.ts";
import { type Course, streamOf } from "./course.ts";
import type { Drawn } from "./eligible.ts";
import { missingProbability, type View } from "./view.ts";

/** What is looked at to tell whether a treatment works, and is noted there. */
interface Look {
  readonly day: number;
  /** Name of the stream that moves the day and decides whether it is missing. */
  readonly process: string;
  /** The day may be moved back, and forth where being late does not make it another look. */
  readonly mayBeLate: boolean;
  readonly noted: (day: number) => DrawnRow;
}

/** Value of a laboratory test before treatment; any other would do, since only shares of it are agreed. */
const BASELINE = 100;

/** Days between the readings by which a value is confirmed. */
const CONFIRMED_AFTER = 3;

/** A word for no response that no agreement lists as one. */
const NO_RESPONSE = "simulated-no-response";

/**
 * What tells whether a patient responds, for each milestone that asks: a value before treatment and about the due date, or
 * the assessment by which a response must be there and the one about the due date. Each may be missing, and none comes
 * after death or emigration. Answers how many looks were asked of the clinic.
 */
export const seeResponses = (
  course: Course,
  drawn: Drawn,
  view: View,
  seed: number,
  patient: number,
  sheet: FactSheet,
): number => {
  const { agreement } = view.recipe;
  const { blur } = view;
  const { person_id, source, start } = drawn;
  const known = Math.min(daysBetween(start, view.clinicalUntil), Math.min(course.death, course.emigration) - 1);
  let asked = 0;
  for (const { day, process, mayBeLate, noted } of looksFor(agreement, course, start)) {
    const random = streamOf(seed, process, patient);
    const jitter = day === 0 ? 0 : (blur?.visits.jitter_days ?? 0);
    const seenOn = Math.max(day === 0 ? 0 : 1, day + random.between(-jitter, mayBeLate ? jitter : 0));
    const isMissing =
      blur !== null && random.uniform() < missingProbability(blur.missing, seenOn >= course.responseLost);
    if (seenOn > known) continue;
    asked += 1;
    if (!isMissing) sheet.add("assessment", { person_id, source, date: addDays(start, seenOn), ...noted(seenOn) });
  }
  return asked;
};

const looksFor = (agreement: Agreement, course: Course, start: string): readonly Look[] =>
  agreement.milestones.flatMap((milestone) => {
    const { predicate } = milestone;
    if (predicate.kind === "value-change") return valueLooks(agreement, milestone, predicate, course, start);
    return predicate.kind === "response-sustained" ? responseLooks(milestone, predicate, course, start) : [];
  });

const dueDay = ({ due }: AgreedMilestone, start: string): number =>
  "months" in due ? daysBetween(start, addMonths(start, due.months)) : due.days;

const valueLooks = (
  agreement: Agreement,
  milestone: AgreedMilestone,
  { assessment, direction, at_least_percent }: PredicateOf<"value-change">,
  { responseLost }: Course,
  start: string,
): readonly Look[] => {
  const rule = agreement.edge_cases.two_assessments_in_window;
  const readings = typeof rule === "object" ? rule.confirmed : 1;
  // Half as much again where it works, half of it where it does not; a fall ends at nothing.
  const moved = (day: number): number => at_least_percent * (day < responseLost ? 1.5 : 0.5);
  const valueOn = (day: number): number =>
    direction === "fall" ? Math.max(0, BASELINE - moved(day)) : BASELINE + moved(day);
  const due = dueDay(milestone, start);
  return [
    {
      day: 0,
      process: `value ${assessment} 0`,
      mayBeLate: false,
      noted: () => ({ kind: assessment, value: BASELINE }),
    },
    ...Array.from({ length: readings }, (_, i) => ({
      day: due + i * CONFIRMED_AFTER,
      process: `value ${milestone.id} ${i}`,
      mayBeLate: true,
      noted: (day: number) => ({ kind: assessment, value: valueOn(day) }),
    })),
  ];
};

const responseLooks = (
  milestone: AgreedMilestone,
  { assessment, one_of, reached_by_months, reached_by_days }: PredicateOf<"response-sustained">,
  { responseLost }: Course,
  start: string,
): readonly Look[] => {
  const reachedBy =
    reached_by_months === undefined ? (reached_by_days ?? 0) : daysBetween(start, addMonths(start, reached_by_months));
  const noted = (day: number): DrawnRow => ({
    kind: assessment,
    code: day < responseLost ? (one_of[0] ?? NO_RESPONSE) : NO_RESPONSE,
  });
  return [
    { day: reachedBy, process: `response ${milestone.id} 0`, mayBeLate: false, noted },
    { day: dueDay(milestone, start), process: `response ${milestone.id} 1`, mayBeLate: true, noted },
  ];
};
