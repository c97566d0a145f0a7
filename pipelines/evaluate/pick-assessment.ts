import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Baseline } from "../../schemas/agreement/predicate.ts";
import type { AssessmentFact, FactLine, PatientFacts } from "../../schemas/patient-facts.ts";
import { addDays, daysBetween } from "./calendar.ts";
import type { Clocks } from "./clocks.ts";
import { edgeCaseRule } from "./edge-case-rule.ts";

/** One dated value of one kind. */
export interface Reading extends FactLine {
  readonly kind: string;
  readonly date: string;
  readonly value: number;
  /** The answer in the model's own words where the value is not a measurement; null where it is. */
  readonly code: string | null;
}

/** A reading in the window of a milestone. */
export interface PickedReading extends Reading {
  /** True where it lay in the days of grace after the window. */
  readonly late: boolean;
  /** True where the agreement wants a decline confirmed and there are too few readings to do so. */
  readonly unconfirmed: boolean;
}

/** Dated readings of one kind, in order of date, file and line; `number` gives null for what says nothing. */
export const readingsOf = (
  patient: PatientFacts,
  kind: string,
  number: (fact: AssessmentFact) => number | null,
): readonly Reading[] =>
  patient.assessments
    .flatMap((fact) => {
      const value = fact.kind === kind && fact.date !== null ? number(fact) : null;
      return value === null || fact.date === null
        ? []
        : [{ kind, date: fact.date, value, code: fact.code, file: fact.file, line: fact.line }];
    })
    .sort(inOrder);

const inOrder = (a: Reading, b: Reading): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;

/** The last reading up to time zero within the days allowed, else the first after it; null where there is none. */
export const baselineOf = (readings: readonly Reading[], timeZero: string, allowed: Baseline): Reading | null => {
  const before = readings.findLast(({ date }) => date <= timeZero && date >= addDays(timeZero, -allowed.before_days));
  const after = readings.find(({ date }) => date > timeZero && date <= addDays(timeZero, allowed.after_days));
  return before ?? after ?? null;
};

/**
 * The reading that counts for a milestone, by the agreed pick; null where there is none in the window or its grace.
 *
 * `healthier` says which direction of the value is better for the patient. Days of grace are looked at only when the
 * window itself is empty, and there the first reading counts.
 */
export const pickReading = (
  readings: readonly Reading[],
  clocks: Clocks,
  agreement: Agreement,
  healthier: "higher" | "lower",
): PickedReading | null => {
  const { due, windowFrom, windowTo, graceTo } = clocks;
  if (windowFrom === null || windowTo === null || graceTo === null) return null;
  const inWindow = readings.filter(({ date }) => date >= windowFrom && date <= windowTo);
  const [only, ...others] = inWindow;
  if (only !== undefined) {
    const rule = agreement.edge_cases.two_assessments_in_window;
    if (typeof rule === "object") return { ...confirmedBy(inWindow, only, rule.confirmed, healthier), late: false };
    const picked = others.length === 0 ? only : pickOne(inWindow, only, due, agreement, healthier);
    return { ...picked, late: false, unconfirmed: false };
  }
  const late = readings.find(({ date }) => date > windowTo && date <= graceTo);
  if (late === undefined || edgeCaseRule(agreement, "assessment_outside_window") === "not-accepted") return null;
  return { ...late, late: true, unconfirmed: typeof agreement.edge_cases.two_assessments_in_window === "object" };
};

/**
 * The worst state that so many readings one after another show: the best reading of the worst such run. With fewer
 * readings the best one stands and confirms nothing.
 */
const confirmedBy = (
  readings: readonly Reading[],
  first: Reading,
  times: number,
  healthier: "higher" | "lower",
): Reading & { readonly unconfirmed: boolean } => {
  const better = (a: Reading, b: Reading): boolean => (healthier === "higher" ? a.value > b.value : a.value < b.value);
  const bestOf = (run: readonly Reading[]): Reading =>
    run.reduce((best, reading) => (better(reading, best) ? reading : best), run[0] ?? first);
  if (readings.length < times) return { ...bestOf(readings), unconfirmed: true };
  const runs = readings.slice(0, readings.length - times + 1).map((_, i) => bestOf(readings.slice(i, i + times)));
  const worst = runs.reduce((found, reading) => (better(found, reading) ? reading : found), runs[0] ?? first);
  return { ...worst, unconfirmed: false };
};

const pickOne = (
  readings: readonly Reading[],
  first: Reading,
  due: string,
  agreement: Agreement,
  healthier: "higher" | "lower",
): Reading => {
  const least = (cost: (reading: Reading) => number): Reading =>
    readings.reduce((best, reading) => (cost(reading) < cost(best) ? reading : best), first);
  const badness = ({ value }: Reading): number => (healthier === "higher" ? -value : value);
  const rule = edgeCaseRule(agreement, "two_assessments_in_window");
  switch (rule) {
    case "nearest":
      return least(({ date }) => Math.abs(daysBetween(due, date)));
    case "first":
      return first;
    case "last":
      return readings.at(-1) ?? first;
    case "worst":
      return least((reading) => -badness(reading));
    case "best":
      return least(badness);
    default:
      return confirmedBy(readings, first, rule.confirmed, healthier);
  }
};
