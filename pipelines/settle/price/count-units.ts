import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Counting } from "../../../schemas/agreement/counting.ts";
import { edgeCaseRule } from "../../../schemas/agreement/edge-case-rule.ts";
import { daysBetween } from "../../../schemas/calendar.ts";
import { type Fraction, fraction, one, plus, zero } from "../fraction.ts";
import { daysInForce, periodOf } from "./period.ts";
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
 */
export const countUnits = (
  rows: readonly UnitRow[],
  agreement: Agreement,
  counting: Counting,
  size: (row: UnitRow) => Fraction,
): readonly Counted[] => {
  const held = new Map<string, Fraction>();
  const key = keyOf(agreement, counting);
  return rows.map((row) => {
    const own = key(row);
    const before = held.get(own) ?? zero;
    const after = plus(before, size(row));
    held.set(own, after);
    return { key: own, before, after };
  });
};

const keyOf = (agreement: Agreement, { per, over }: Counting): ((row: UnitRow) => string) => {
  const courses = over === "treatment" ? courseNumber(agreement) : () => "";
  let unnamed = 0;
  const part = ({ bodyPart }: UnitRow): string => {
    if (per !== "patient-and-body-part") return "";
    if (bodyPart !== "" || edgeCaseRule(agreement, "body_part_missing") === "one-body-part") return bodyPart;
    unnamed += 1;
    return `unnamed ${unnamed}`;
  };
  const when = (row: UnitRow): string =>
    over === "calendar-year" || over === "agreement-year"
      ? periodOf(over, row.date, agreement.effective.from).from
      : courses(row);
  return (row) => [per === "group" ? "" : row.patient, part(row), when(row)].join(" ");
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
