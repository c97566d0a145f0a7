import { addMonths, type Day } from "../calendar/day.ts";
import type { Ending } from "../population/ending.ts";
import type { Random } from "../random/random.ts";
import { type ChildType, childTruth, typeTruth } from "./child-parameters.ts";
import { type MotorCourse, notedScore, trueScore } from "./motor.ts";

/** What became of a milestone assessment. */
type Attendance = "on-time" | "late" | "missed";

/** One assessment of one child. */
export interface Assessment {
  readonly day: Day;
  /** The milestone that it was made for, in months. */
  readonly milestone: number | null;
  readonly retest: boolean;
  readonly chop: number | null;
  readonly hfmse: number | null;
  readonly explanation: string | null;
}

/** The plan behind the assessments, for the truth. */
interface PlannedMilestone {
  readonly months: number;
  readonly due: Day;
  readonly attendance: Attendance;
}

export interface AssessmentCourse {
  readonly planned: readonly PlannedMilestone[];
  readonly assessments: readonly Assessment[];
}

const OTHER_MONTHS = [2, 6, 10, 18, 22, 32, 38, 44, 50, 56, 62, 68, 74, 80];
const JITTER = 14;
const APART = 12;

interface Visit {
  readonly day: Day;
  readonly milestone: number | null;
  readonly badDay: number;
  readonly explanation: string | null;
  readonly retest: boolean;
}

const plainVisit = (day: Day): Visit => ({ day, milestone: null, badDay: 0, explanation: null, retest: false });

const drawMilestone = (months: number, start: Day, random: Random): PlannedMilestone & { visits: readonly Visit[] } => {
  const due = addMonths(start, months);
  const attendance = random.draw<Attendance>([
    ["missed", childTruth.missedShare],
    ["late", childTruth.lateShare],
    ["on-time", 1],
  ]);
  const shift = random.between(-JITTER, JITTER);
  const lateness = random.between(70, 110);
  const badDay = random.chance(childTruth.badDayShare) ? random.between(4, 8) : 0;
  const cause = random.pick(["acute_illness", "surgery", "fracture", "cooperation"]);
  if (attendance === "missed") return { months, due, attendance, visits: [] };
  const day = attendance === "late" ? due + lateness : due + shift;
  const visit = { day, milestone: months, badDay, explanation: badDay > 0 ? cause : null, retest: false };
  const retest = { ...plainVisit(addMonths(day, 4)), milestone: months, retest: true };
  return { months, due, attendance, visits: badDay > 0 ? [visit, retest] : [visit] };
};

/** Draws when the child is assessed and what is found, until the end of follow-up. */
export const drawAssessments = (
  type: ChildType,
  birth: Day,
  start: Day,
  ending: Ending,
  motor: MotorCourse,
  random: Random,
): AssessmentCourse => {
  const milestones = childTruth.milestoneMonths.map((months) => drawMilestone(months, start, random));
  const visits: Visit[] = [plainVisit(start - random.between(0, 10)), ...milestones.flatMap((m) => m.visits)];
  for (const months of OTHER_MONTHS) {
    const day = addMonths(start, months) + random.between(-JITTER, JITTER);
    if (visits.every((visit) => Math.abs(visit.day - day) > APART)) visits.push(plainVisit(day));
  }
  const kept = visits.filter((visit) => visit.day < ending.last).toSorted((a, b) => a.day - b.day);
  return {
    planned: milestones.map(({ months, due, attendance }) => ({ months, due, attendance })),
    assessments: noteScores(kept, type, birth, start, motor, random),
  };
};

const MONTH = 30.4375;
const HIGHEST = { chop: 64, hfmse: 66 };

/** Scores visit by visit. A child who has outgrown CHOP INTEND gets both scales once, and HFMSE from then on. */
const noteScores = (
  visits: readonly Visit[],
  type: ChildType,
  birth: Day,
  start: Day,
  motor: MotorCourse,
  random: Random,
): readonly Assessment[] => {
  let changed = typeTruth(type).scale === "HFMSE";
  const direct = changed;
  let first: number | null = null;
  return visits.map(({ day, milestone, badDay, explanation, retest }) => {
    const months = Math.max(0, (day - start) / MONTH);
    const noise = random.normal(0, childTruth.assessmentNoise);
    const score = trueScore(motor, months) + noise - badDay;
    const reason = random.pick(["none", "lack_of_effect", "contracture_or_scoliosis"]);
    const declined = first !== null && Math.round(score) < Math.round(first) - 2;
    first ??= score;
    const both = !changed && (day - birth) / MONTH > 24 && score >= 58;
    const chop = changed && !both ? null : notedScore(score, HIGHEST.chop);
    const hfmse = direct ? score : changed || both ? 12 + (score - 50) : null;
    if (both) changed = true;
    return {
      day,
      milestone,
      retest,
      chop: direct ? null : chop,
      hfmse: hfmse === null ? null : notedScore(hfmse, HIGHEST.hfmse),
      explanation: explanation ?? (declined ? reason : null),
    };
  });
};
