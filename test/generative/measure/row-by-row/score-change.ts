import type { MeasureOf } from "../../../../schemas/measure.ts";
import { monthsLater } from "./calendar.ts";
import { followUpOf } from "./follow-up.ts";
import { intercurrentDay } from "./intercurrent.ts";
import { LAG_DAYS, type Person, type World } from "./person.ts";
import { notEstimable, observed, pending, type Row, unknown } from "./row.ts";
import { type Said, said } from "./said.ts";
import { type Start, startOf } from "./start.ts";

/** What a change and a response are both read by. */
export type Change = Pick<MeasureOf<"response">, "scale" | "baseline" | "target" | "pick" | "better" | "intercurrent">;

interface Score {
  readonly day: number;
  readonly value: number;
}

/** Looks at the scores one by one. */
export const scoreChangeOf = (person: Person, measure: Change, world: World): Row | null => {
  const start = startOf(person, world);
  return start === null ? null : changeOf(person, measure, world, start);
};

const changeOf = (person: Person, measure: Change, world: World, start: Start): Row => {
  const { asOf, cuts } = world;
  const { zero } = start;
  const center = monthsLater(zero, measure.target.months);
  const from = center - measure.target.before_days;
  const to = center + measure.target.after_days;
  const last = to + measure.target.grace_days;
  const due = (day: number): boolean => asOf >= day + LAG_DAYS && cuts.first >= day;
  const { death, emigration, by } = followUpOf(person, asOf);
  const scores = person.scores.filter((s) => s.day <= asOf && (death === null || s.day <= death));

  const eligible = scores.filter(
    (s) => s.day >= zero - measure.baseline.before_days && s.day <= zero + measure.baseline.after_days,
  );
  const before = eligible.filter((s) => s.day <= zero).map((s) => s.day);
  const baselineDay = before.length > 0 ? Math.max(...before) : Math.min(...eligible.map((s) => s.day));
  const ofBaseline = eligible.filter((s) => s.day === baselineDay);
  const baselines = new Set(ofBaseline.map((s) => s.value));
  const [baseline] = baselines.size > 1 ? [] : baselines;

  const firstOf = (...strategies: readonly string[]): Intercurred => {
    const found = measure.intercurrent
      .filter((event) => strategies.includes(event.strategy))
      .flatMap((event) => intercurrentDay(person, world, start, event) ?? []);
    const day = found.length === 0 ? null : Math.min(...found.map((one) => one.day));
    return { day, by: found.filter((one) => one.day === day).flatMap((one) => one.by) };
  };
  const failure = firstOf("composite");
  const composite = failure.day;
  const hypothetical = firstOf("hypothetical").day;
  const whileOn = firstOf("while-on-treatment").day;
  const told = {
    baseline: baseline ?? null,
    evidence: baseline === undefined ? [] : said("baseline", ofBaseline),
  };
  const telling = (role: string, facts: readonly object[]) => ({
    ...told,
    evidence: [...told.evidence, ...said(role, facts)],
  });
  if (composite !== null && composite <= to)
    return notEstimable("intercurrent-failure", telling("intercurrent-event", failure.by));
  if (baselines.size > 1) return unknown("conflicting-baseline");

  const readable = scores.filter((s) => s.day > baselineDay && (hypothetical === null || s.day < hypothetical));
  const inWindow = readable.filter((s) => s.day >= from && s.day <= to);
  const beforeStop = readable.filter((s) => whileOn !== null && s.day < whileOn);
  const afterStop = whileOn !== null && whileOn <= to;
  const inGrace = readable.filter((s) => s.day > to && s.day <= last);
  const late = !afterStop && inWindow.length === 0 && inGrace.length > 0;
  const confirming = typeof measure.pick === "string" ? 1 : measure.pick.confirmed;
  const asked = afterStop
    ? onDays(beforeStop, daysOf(beforeStop).slice(-confirming))
    : late
      ? onDays(inGrace, daysOf(inGrace).slice(0, confirming))
      : inWindow;
  const picked = pickedOf(asked, measure, center, baseline);
  if (baseline !== undefined) {
    if (picked === "conflicting") return unknown("conflicting-values", told);
    if (picked !== "none" && picked !== "too-few") {
      if (measure.pick !== "first" && !afterStop && asOf < to) return pending("window-open", told);
      const { value, by: facts } = picked;
      return observed({
        baseline,
        value,
        change: value - baseline,
        reason: late ? "late-assessment" : null,
        evidence: [...told.evidence, ...facts],
      });
    }
  }
  if (death !== null && death <= to) return notEstimable("death", telling("event", by.death));
  if (emigration !== null && emigration <= to && emigration >= zero)
    return notEstimable("emigration", telling("event", by.emigration));
  if (baseline === undefined) {
    const known = due(zero + measure.baseline.after_days);
    return known ? unknown("no-baseline") : pending("baseline-not-due");
  }
  if (picked === "too-few")
    return due(last) ? unknown("too-few-to-confirm", told) : pending("assessment-not-due", told);
  if ((hypothetical !== null && hypothetical <= to) || afterStop)
    return notEstimable(
      "intercurrent-event",
      telling("intercurrent-event", firstOf("hypothetical", "while-on-treatment").by),
    );
  return due(last) ? unknown("no-assessment", told) : pending("assessment-not-due", told);
};

interface Intercurred {
  readonly day: number | null;
  readonly by: readonly object[];
}

type Picked = { readonly value: number; readonly by: readonly Said[] } | "none" | "conflicting" | "too-few";

const onDay = (scores: readonly Score[], day: number): Picked => {
  const values = new Set(scores.filter((s) => s.day === day).map((s) => s.value));
  const [value] = values;
  if (value === undefined) return "none";
  const by = scores.filter((s) => s.day === day);
  return values.size === 1 ? { value, by: said("value", by) } : "conflicting";
};

const pickedOf = (scores: readonly Score[], { pick, better }: Change, center: number, baseline = 0): Picked => {
  const days = daysOf(scores);
  const values = scores.map((s) => s.value);
  if (days.length === 0) return "none";
  const scored = (value: number): Picked => ({
    value,
    by: said(
      "value",
      scores.filter((s) => s.value === value),
    ),
  });
  const highest = scored(Math.max(...values));
  const lowest = scored(Math.min(...values));
  if (pick === "best") return better === "lower" ? lowest : highest;
  if (pick === "worst") return better === "lower" ? highest : lowest;
  if (pick === "first") return onDay(scores, Math.min(...days));
  if (pick === "last") return onDay(scores, Math.max(...days));
  if (pick === "nearest") {
    const distance = Math.min(...days.map((day) => Math.abs(day - center)));
    return onDay(scores, days.includes(center - distance) ? center - distance : center + distance);
  }
  return borneOut(scores, days.slice(-pick.confirmed), pick.confirmed, baseline);
};

const daysOf = (scores: readonly Score[]): readonly number[] =>
  [...new Set(scores.map((s) => s.day))].sort((x, y) => x - y);

const onDays = (scores: readonly Score[], days: readonly number[]): readonly Score[] =>
  scores.filter((s) => days.includes(s.day));

/** The change that the scores of all of these days bear out: the smallest, or none where they point both ways. */
const borneOut = (scores: readonly Score[], days: readonly number[], needed: number, baseline = 0): Picked => {
  const changes: number[] = [];
  for (const day of days) {
    const one = onDay(scores, day);
    if (typeof one === "string") return one;
    changes.push(one.value - baseline);
  }
  if (days.length < needed) return "too-few";
  const latest = Math.max(...days);
  const by = [latest, ...days.filter((day) => day < latest)].flatMap((day) =>
    said(
      day === latest ? "value" : "confirmation",
      scores.filter((s) => s.day === day),
    ),
  );
  if (changes.every((change) => change > 0)) return { value: baseline + Math.min(...changes), by };
  if (changes.every((change) => change < 0)) return { value: baseline + Math.max(...changes), by };
  return { value: baseline, by };
};
