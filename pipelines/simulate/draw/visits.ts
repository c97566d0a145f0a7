import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Domain } from "../../../schemas/agreement/predicate.ts";
import { addDays, addMonths, daysBetween } from "../../evaluate/calendar.ts";
import type { Random } from "../../synthetic/random/random.ts";
import type { FactSheet } from "../fact-sheet.ts";
import type { Recipe } from "../recipe.ts";
import { highest } from "../scales.ts";
import { type Course, type ScoreCourse, streamOf, trueScore } from "./course.ts";
import type { Drawn } from "./eligible.ts";
import { missingProbability, type View } from "./view.ts";

/** What was asked of the clinic by what was seen, missing or not. */
interface Asked {
  readonly assessments: number;
  /** Values that belong to those assessments. */
  readonly values: number;
  readonly retests: number;
}

/** One value as it is noted. */
interface Noted {
  readonly kind: string;
  readonly value?: number;
  readonly code?: string;
}

/** Hours of breathing support a day of someone whose support has gone up, and is not permanent. */
const SOME_HOURS = 8;

/**
 * The assessments of one patient: at start, on each agreed day give or take, and a retest after a decline that the
 * examiner explains. None after death, emigration, or what the data do not tell yet; each may be missing.
 */
export const seeVisits = (
  course: Course,
  drawn: Drawn,
  view: View,
  seed: number,
  patient: number,
  sheet: FactSheet,
): Asked => {
  const { agreement, visits: plan } = view.recipe;
  if (plan.baselineWithin === null) return { assessments: 0, values: 0, retests: 0 };
  const { blur, recipe } = view;
  const { start } = drawn;
  const known = Math.min(daysBetween(start, view.clinicalUntil), Math.min(course.death, course.emigration) - 1);
  const asked = { assessments: 0, values: 0, retests: 0 };
  const note = (day: number, values: readonly Noted[]): void => {
    for (const noted of values) {
      const { person_id, source } = drawn;
      sheet.add("assessment", { person_id, source, date: addDays(start, day), ...noted });
    }
  };
  // A visit may be missing, and then leaves nothing; the scores noted are answered with for the retest.
  const visit = (day: number, random: Random): readonly Noted[] => {
    const values = stateOn(course, recipe, day, blur === null ? null : random);
    asked.assessments += 1;
    asked.values += values.length;
    if (blur !== null && random.uniform() < missingProbability(blur.missing, doesBadly(course, day))) return [];
    note(day, values);
    return values;
  };
  const first = streamOf(seed, "visit 0", patient);
  const baselineDay = blur === null ? 0 : -first.between(0, plan.baselineWithin);
  const baseline = visit(baselineDay, first);
  for (const [i, due] of plan.due.entries()) {
    const random = streamOf(seed, `visit ${i + 1}`, patient);
    const jitter = blur === null ? 0 : random.between(-blur.visits.jitter_days, blur.visits.jitter_days);
    const dueDay = "months" in due ? daysBetween(start, addMonths(start, due.months)) : due.days;
    const day = Math.max(1, dueDay + jitter);
    if (day > known) continue;
    const values = visit(day, random);
    const declined = blur !== null && hasDeclined(agreement, baseline, values);
    const { retest } = agreement.edge_cases;
    if (retest?.rule !== "one-retest" || !declined || !random.chance(blur.explained)) continue;
    note(day, [{ kind: "decline_explanation", code: retest.explanations[0] ?? "other" }]);
    const again = daysBetween(start, addMonths(addDays(start, day), retest.months));
    if (again > known) continue;
    asked.retests += 1;
    visit(again, streamOf(seed, `retest ${i + 1}`, patient));
  }
  return asked;
};

const doesBadly = ({ scores, respirationWorse, nutritionWorse, ventilation }: Course, day: number): boolean =>
  scores.some(({ perYear }) => perYear < 0) || Math.min(respirationWorse, nutritionWorse, ventilation) <= day;

/** Everything that an assessment of this agreement holds, on a day; a random generator brings the measurement error. */
const stateOn = (
  course: Course,
  { agreement, needs }: Recipe,
  day: number,
  random: Random | null,
): readonly Noted[] => {
  const noted: Noted[] = course.scores.map((score) => ({
    kind: score.scale,
    value: random === null ? trueScore(score, day) : measured(score, day, random),
  }));
  const ventilated = course.ventilation <= day;
  const worse = course.respirationWorse <= day;
  if (needs.has("hours")) {
    noted.push({ kind: "ventilation_hours", value: ventilated ? 24 : worse ? SOME_HOURS : 0 });
  }
  if (needs.has("respiration")) {
    noted.push({
      kind: "ventilation_type",
      code: stepOf(agreement, "respiration-not-worse", ventilated ? 2 : worse ? 1 : 0),
    });
  }
  if (needs.has("nutrition")) {
    noted.push({
      kind: "nutrition",
      code: stepOf(agreement, "nutrition-not-worse", course.nutritionWorse <= day ? 1 : 0),
    });
  }
  return noted;
};

const measured = (score: ScoreCourse, day: number, random: Random): number =>
  Math.min(highest[score.scale], Math.max(0, Math.round(random.normal(trueScore(score, day), score.error))));

const domainsOf = (agreement: Agreement): readonly Domain[] =>
  agreement.milestones.flatMap(({ predicate }) => (predicate.kind === "stop-if-any" ? predicate.domains : []));

/** The code so many steps up in the agreed order, or the last one. */
const stepOf = (agreement: Agreement, kind: "respiration-not-worse" | "nutrition-not-worse", step: number): string => {
  const domain = domainsOf(agreement).find((each) => each.kind === kind);
  const order: readonly string[] = domain !== undefined && "order" in domain ? domain.order : [];
  return order[Math.min(step, order.length - 1)] ?? "";
};

/** Whether an examiner would see a fall beyond the tolerance, and could explain it. */
const hasDeclined = (agreement: Agreement, baseline: readonly Noted[], now: readonly Noted[]): boolean => {
  const tolerance = Math.min(
    ...domainsOf(agreement).flatMap((domain) => (domain.kind === "score-not-fallen" ? [domain.tolerance] : [])),
  );
  return now.some(({ kind, value }) => {
    const before = baseline.find((noted) => noted.kind === kind)?.value;
    return value !== undefined && before !== undefined && kind in highest && before - value > tolerance;
  });
};
