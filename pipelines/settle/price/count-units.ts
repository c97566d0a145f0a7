import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Counting } from "../../../schemas/agreement/counting.ts";
import { edgeCaseRule } from "../../../schemas/agreement/edge-case-rule.ts";
import { daysBetween } from "../../../schemas/calendar.ts";
import { compare, type Fraction, fraction, one, plus, zero } from "../fraction.ts";
import { daysInForce, periodOf } from "./period.ts";
import type { Lean } from "./scenario.ts";
import type { UnitRow } from "./unit-row.ts";

/** Where a row stands in its count. */
export interface Counted {
  /** Which count it belongs to. */
  readonly key: string;
  /** What the count held before the row, and holds after it; lower after it for a return. */
  readonly before: Fraction;
  readonly after: Fraction;
}

/**
 * The place of every row in its count, in the order of the rows, which are in order of date. `size` says how much a row
 * adds. Rows from before the agreement move the count and are in it only where the agreement says so.
 *
 * A unit whose body part is not stated counts as the agreement says. As it costs least, it is one more of the part that the
 * patient has most of; as it costs most, it has a count of its own: wherever it belongs, the truth lies between the two.
 */
export const countUnits = (
  rows: readonly UnitRow[],
  agreement: Agreement,
  counting: Counting,
  size: (row: UnitRow) => Fraction,
  lean: Lean,
): readonly Counted[] => {
  const held = new Map<string, Fraction>();
  const keys = keysOf(rows, agreement, counting, size, lean);
  return rows.map((row, i) => {
    const own = keys[i] ?? "";
    const before = held.get(own) ?? zero;
    const after = plus(before, size(row));
    held.set(own, after);
    return { key: own, before, after };
  });
};

/** Which count each row belongs to. */
const keysOf = (
  rows: readonly UnitRow[],
  agreement: Agreement,
  { per, over }: Counting,
  size: (row: UnitRow) => Fraction,
  lean: Lean,
): readonly string[] => {
  const courses = over === "treatment" ? courseNumber(agreement) : () => "";
  const when = (row: UnitRow): string =>
    over === "calendar-year" || over === "agreement-year"
      ? periodOf(over, row.date, agreement.effective.from).from
      : courses(row);
  const whole = rows.map((row) => `${per === "group" ? "" : row.patient} ${when(row)}`);
  if (per !== "patient-and-body-part") return whole;
  const part = unnamedPart(rows, whole, agreement, size, lean);
  return rows.map(({ bodyPart }, i) => `${whole[i]} ${bodyPart === "" ? part(whole[i] ?? "", i) : bodyPart}`);
};

/** The part that a unit without one is counted with, by the patient's count as a whole and the place of the row. */
const unnamedPart = (
  rows: readonly UnitRow[],
  whole: readonly string[],
  agreement: Agreement,
  size: (row: UnitRow) => Fraction,
  lean: Lean,
): ((whole: string, place: number) => string) => {
  if (rows.every(({ bodyPart }) => bodyPart !== "")) return () => "";
  if (lean === "dearest" || (lean === "agreed" && edgeCaseRule(agreement, "body_part_missing") === "own-count")) {
    return (_, place) => `unnamed ${place}`;
  }
  if (lean === "agreed") return () => "";
  const held = new Map<string, Map<string, Fraction>>();
  rows.forEach((row, i) => {
    if (row.bodyPart === "") return;
    const own = held.get(whole[i] ?? "") ?? new Map<string, Fraction>();
    held.set(whole[i] ?? "", own.set(row.bodyPart, plus(own.get(row.bodyPart) ?? zero, size(row))));
  });
  return (of) => [...(held.get(of) ?? [])].toSorted(([, a], [, b]) => compare(b, a))[0]?.[0] ?? "";
};

/** Courses of a patient are told apart by pauses; body parts share them. */
const courseNumber = (agreement: Agreement): ((row: UnitRow) => string) => {
  const rule = edgeCaseRule(agreement, "restart_after_pause");
  const last = new Map<number, { readonly date: string; readonly course: number }>();
  return ({ patient, date }) => {
    const before = last.get(patient);
    const pause = before === undefined ? 0 : daysBetween(before.date, date);
    const restarts = rule.rule === "new-course" && pause > rule.pause_days;
    const course = (before?.course ?? 1) + (restarts ? 1 : 0);
    last.set(patient, { date, course });
    return String(course);
  };
};

/** The share of a threshold that holds in the period of a row's count, where the agreement is in force for part of it. */
export const thresholdShare = (agreement: Agreement, { over }: Counting, row: UnitRow): Fraction => {
  if (over !== "calendar-year" && over !== "agreement-year") return one;
  const { inForce, all } = daysInForce(periodOf(over, row.date, agreement.effective.from), agreement.effective);
  if (inForce === all || inForce === 0n || edgeCaseRule(agreement, "part_period") === "full-thresholds") return one;
  return fraction(inForce, all);
};
