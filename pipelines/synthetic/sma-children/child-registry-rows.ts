import { iso } from "../calendar/day.ts";
import type { Keys } from "../population/keys.ts";
import type { RowValues } from "../rows/cell.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import type { Assessment } from "./assessments.ts";
import type { ChildCourse } from "./child-course.ts";
import { periodOn } from "./ventilation.ts";

const NOT_ASSESSED: RowValues = {
  assessment_date: null,
  CHOP_INTEND: null,
  HINE2: null,
  HFMSE: null,
  RULM: null,
  who_sit: null,
  who_stand_assisted: null,
  who_crawl: null,
  who_walk_assisted: null,
  who_stand: null,
  who_walk: null,
  ventilation_hours: null,
  ventilation_type: null,
  tracheostomy: null,
  nutrition: null,
  acute_reversible: null,
  decline_explanation: null,
};

const childColumns = (course: ChildCourse, keys: Keys): RowValues => ({
  PATIENT_ID: keys.sma_children(course.person.number),
  sma_type: course.type,
  smn2_copies: course.smn2,
  onset_age_months: course.onsetMonths,
});

/** How the child breathes and eats on the day of the assessment. */
const careColumns = (course: ChildCourse, assessment: Assessment): RowValues => {
  const period = periodOn(course.ventilation, assessment.day);
  const worse = !course.motor.responds && assessment.day > course.start + 365;
  const nutrition = course.type !== "1" ? "oral" : worse ? "tube" : course.motor.baseline < 26 ? "partly" : "oral";
  if (period === undefined) {
    return {
      ventilation_hours: null,
      ventilation_type: "unknown",
      tracheostomy: null,
      acute_reversible: null,
      nutrition,
    };
  }
  const long = period.hours >= 16;
  return {
    ventilation_hours: period.hours,
    ventilation_type: period.hours === 0 ? "none" : long && !period.acute ? "invasive" : "niv",
    tracheostomy: long && !period.acute ? "1" : "0",
    acute_reversible: period.acute ? "1" : "0",
    nutrition,
  };
};

const flagFrom = (score: number | null, threshold: number): string => {
  if (score === null) return "9";
  return score >= threshold ? "1" : "0";
};

const motorColumns = (course: ChildCourse, { chop, hfmse, day }: Assessment): RowValues => {
  const ageYears = (day - course.person.birth) / 365.25;
  return {
    CHOP_INTEND: chop,
    HINE2: chop === null ? null : Math.min(26, Math.round((chop * 24) / 64)),
    HFMSE: hfmse,
    RULM: hfmse === null || ageYears < 2.5 ? null : Math.min(37, Math.round(8 + hfmse * 0.55)),
    who_sit: hfmse === null ? flagFrom(chop, 50) : flagFrom(hfmse, 4),
    who_stand_assisted: flagFrom(hfmse, 18),
    who_crawl: flagFrom(hfmse, 22),
    who_walk_assisted: flagFrom(hfmse, 30),
    who_stand: flagFrom(hfmse, 36),
    who_walk: flagFrom(hfmse, 42),
  };
};

/** Rows of the children's treatment registry: assessments, doses, and ventilation period by period. */
export const childRegistryRows = (course: ChildCourse, keys: Keys): readonly ExtractRow[] => {
  const child = childColumns(course, keys);
  const assessments = course.assessmentCourse.assessments.map(
    (assessment): ExtractRow => ({
      layout: "sma_children",
      values: {
        ...child,
        ...motorColumns(course, assessment),
        ...careColumns(course, assessment),
        assessment_date: iso(assessment.day),
        decline_explanation: assessment.explanation,
        drug: null,
        dose_date: null,
      },
    }),
  );
  const doses = course.doses.map(
    (day): ExtractRow => ({
      layout: "sma_children",
      values: { ...child, ...NOT_ASSESSED, drug: course.medicine, dose_date: iso(day) },
    }),
  );
  const periods = course.ventilation.map(
    (period): ExtractRow => ({
      layout: "sma_ventilation_days",
      values: {
        PATIENT_ID: child.PATIENT_ID,
        date_from: iso(period.from),
        date_to: period.ongoing ? null : iso(period.to),
        hours_per_day: period.hours,
        acute_reversible: period.acute ? "1" : "0",
      },
    }),
  );
  return [...assessments, ...doses, ...periods];
};
