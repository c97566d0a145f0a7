import type { MeasureOf } from "../../../../schemas/measure.ts";
import { monthsLater } from "./calendar.ts";
import { followUpOf } from "./follow-up.ts";
import { LAG_DAYS, type Person, type World } from "./person.ts";
import { notEstimable, observed, pending, type Row, unknown } from "./row.ts";
import { startOf } from "./start.ts";

export const milestoneAttainmentOf = (
  person: Person,
  measure: MeasureOf<"milestone-attainment">,
  world: World,
): Row | null => {
  const { asOf, cuts } = world;
  const start = startOf(person, world);
  if (start === null) return null;
  const { zero } = start;
  const target = monthsLater(zero, measure.by.months);
  const to = target + measure.by.after_days;
  const { death, emigration } = followUpOf(person, asOf);
  const seen = person.sightings.flatMap(({ day, code }) =>
    code !== null && code !== "unknown" && day <= asOf && (death === null || day <= death)
      ? [{ day, shown: measure.one_of.includes(code) }]
      : [],
  );
  const before = seen.filter((s) => s.day <= zero);
  const latest = Math.max(...before.map((s) => s.day));
  if (before.some((s) => s.day === latest && s.shown))
    return measure.already_there === "counted"
      ? observed({ event: 1, reason: "already-there" })
      : notEstimable("already-there");
  const within = seen.filter((s) => s.day > zero && s.day <= to);
  if (within.some((s) => s.shown)) return observed({ event: 1, reason: "attained" });
  if (death !== null && death <= to) return observed({ event: 0, reason: "death" });
  const looked = within.some((s) => s.day >= target - measure.not_shown.before_days);
  if (looked && asOf >= to) return observed({ event: 0, reason: "not-attained" });
  if (emigration !== null && emigration >= zero && emigration <= to) return notEstimable("emigration");
  if (looked) return pending("assessment-not-due");
  const due = asOf >= to + LAG_DAYS && cuts.first >= to;
  return due ? unknown("no-assessment") : pending("assessment-not-due");
};
