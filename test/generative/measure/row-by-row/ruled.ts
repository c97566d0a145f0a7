import type { MeasureOf } from "../../../../schemas/measure.ts";
import { coveredUntil } from "./covered-until.ts";
import { intercurrentDay } from "./intercurrent.ts";
import type { Person, World } from "./person.ts";
import { notEstimable, observed, type Row, unknown } from "./row.ts";
import { type Said, said } from "./said.ts";
import type { Start } from "./start.ts";

/** The end of a person's time as the measure itself sees it. */
export type End = Known | { readonly missing: string };

interface Known {
  readonly day: number;
  readonly event: 0 | 1;
  readonly reason: string;
  /** False where nothing happened but that nothing is known any more. */
  readonly counts: boolean;
  readonly evidence: readonly Said[];
}

/** The event of a measure. */
export const happened = (day: number, reason: string, evidence: readonly Said[]): Known => ({
  day,
  event: 1,
  reason,
  counts: true,
  evidence,
});
/** Something that ends the time instead of the event. */
export const competed = (day: number, reason: string, evidence: readonly Said[]): Known => ({
  day,
  event: 0,
  reason,
  counts: true,
  evidence,
});
/** Nothing is known after this day. */
export const censored = (day: number, reason: string, evidence: readonly Said[]): Known => ({
  day,
  event: 0,
  reason,
  counts: false,
  evidence,
});

const acts = { composite: happened, hypothetical: censored, "while-on-treatment": competed } as const;

type Rules = Pick<MeasureOf<"overall-survival">, "censoring" | "coverage" | "intercurrent" | "landmark">;

export const noRules: Rules = { coverage: [], intercurrent: [] };

/** Applies the rules that every measure of a time may have to the end that it has found. */
export const ruled = (person: Person, world: World, start: Start, rules: Rules, own: End): Row => {
  const { zero } = start;
  const entry = Math.max(start.entry, rules.landmark?.days ?? 0);
  if (rules.landmark !== undefined && !isMember(person, world, zero, rules.landmark.among))
    return notEstimable("not-in-landmark-group", { entry_days: entry });
  if ("missing" in own) return unknown(own.missing, { entry_days: entry });
  if (!start.diagnosed) return unknown("no-diagnosis", { entry_days: entry });
  const until = coveredUntil(person, world, rules.coverage, zero);
  if (until === null) return unknown("not-covered", { entry_days: entry });
  const stops: Known[] = rules.intercurrent.flatMap((event) => {
    if (event.strategy === "treatment-policy") return [];
    const found = intercurrentDay(person, world, start, event);
    if (found === null) return [];
    const { day, by } = found;
    return [acts[event.strategy](day, event.kind, said("intercurrent-event", by))];
  });
  if (rules.censoring !== undefined) stops.push(censored(zero + rules.censoring.at_days, "cut-off", []));
  if (until !== Number.POSITIVE_INFINITY) stops.push(censored(until, "end-of-coverage", []));
  let end = own;
  for (const stop of stops) {
    if (stop.day < end.day || (stop.day === end.day && stop.counts && !end.counts)) end = stop;
  }
  const days = end.day - zero;
  if (days < 0) {
    const reason = end.event === 1 ? `${end.reason}-before-time-zero` : "follow-up-ends-before-time-zero";
    return notEstimable(reason, { entry_days: entry, evidence: end.evidence });
  }
  if (entry > 0 && entry >= days)
    return notEstimable("enters-after-end", { entry_days: entry, evidence: end.evidence });
  const { event, reason, evidence } = end;
  return observed({ entry_days: entry, time_days: days, event, reason, evidence });
};

type Among = NonNullable<Rules["landmark"]>["among"];

const isMember = (person: Person, { asOf }: World, zero: number, among: Among): boolean => {
  const inTime = (day: number): boolean => day >= zero && day <= zero + among.by_days && day <= asOf;
  return among.kind === "treated-with"
    ? person.doses.some((d) => d.counts && among.substances.includes(d.substance) && inTime(d.day))
    : person.sightings.some((s) => s.code !== null && among.one_of.includes(s.code) && inTime(s.day));
};

/** The name of the first of several days, ties by the order given. */
export const firstOf = <R extends string>(
  order: readonly R[],
  days: Readonly<Record<R, number | null>>,
): { readonly name: R; readonly day: number } | null => {
  let first: { readonly name: R; readonly day: number } | null = null;
  for (const name of order) {
    const day = days[name];
    if (day !== null && (first === null || day < first.day)) first = { name, day };
  }
  return first;
};
