import type { MeasureOf } from "../../../../schemas/measure.ts";
import { monthsLater } from "./calendar.ts";
import { followUpOf } from "./follow-up.ts";
import { LAG_DAYS, type Person, type World } from "./person.ts";
import { notEstimable, observed, pending, type Row, unknown } from "./row.ts";
import { said } from "./said.ts";
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
  const { death, emigration, by } = followUpOf(person, asOf);
  const seen = person.sightings.flatMap((fact) =>
    fact.code !== null && fact.code !== "unknown" && fact.day <= asOf && (death === null || fact.day <= death)
      ? [{ day: fact.day, shown: measure.one_of.includes(fact.code), fact }]
      : [],
  );
  const before = seen.filter((s) => s.day <= zero);
  const latest = Math.max(...before.map((s) => s.day));
  const there = before.filter((s) => s.day === latest && s.shown).map((s) => s.fact);
  if (there.length > 0)
    return measure.already_there === "counted"
      ? observed({ event: 1, reason: "already-there", evidence: said("event", there) })
      : notEstimable("already-there", { evidence: said("event", there) });
  const within = seen.filter((s) => s.day > zero && s.day <= to);
  const shown = within.filter((s) => s.shown);
  if (shown.length > 0) {
    const first = Math.min(...shown.map((s) => s.day));
    const evidence = said(
      "event",
      shown.filter((s) => s.day === first).map((s) => s.fact),
    );
    return observed({ event: 1, reason: "attained", evidence });
  }
  if (death !== null && death <= to) return observed({ event: 0, reason: "death", evidence: said("event", by.death) });
  const looks = within.filter((s) => s.day >= target - measure.not_shown.before_days);
  const looked = looks.length > 0;
  if (looked && asOf >= to) {
    const last = Math.max(...looks.map((s) => s.day));
    const evidence = said(
      "event",
      looks.filter((s) => s.day === last).map((s) => s.fact),
    );
    return observed({ event: 0, reason: "not-attained", evidence });
  }
  if (emigration !== null && emigration >= zero && emigration <= to)
    return notEstimable("emigration", { evidence: said("event", by.emigration) });
  if (looked) return pending("assessment-not-due");
  const due = asOf >= to + LAG_DAYS && cuts.first >= to;
  return due ? unknown("no-assessment") : pending("assessment-not-due");
};
