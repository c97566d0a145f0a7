import type { Day } from "../calendar/day.ts";
import { type Ending, perDay } from "../population/ending.ts";
import type { Random } from "../random/random.ts";
import { type ChildType, childTruth, typeTruth } from "./child-parameters.ts";

/** Days with the same hours of ventilation, first and last day included. */
export interface VentilationPeriod {
  readonly from: Day;
  readonly to: Day;
  readonly hours: number;
  readonly acute: boolean;
  /** The period goes on at the data cut. */
  readonly ongoing: boolean;
}

type Stretch = Omit<VentilationPeriod, "ongoing">;

const HALF = 2;

/** Hours in halves. */
const hoursBetween = (from: number, to: number, random: Random): number =>
  random.between(from * HALF, to * HALF) / HALF;

/** A stretch of so many days, following the one before it. */
const follow = (parts: readonly { days: number; hours: number; acute: boolean }[], from: Day): readonly Stretch[] => {
  let next = from;
  return parts.map(({ days, hours, acute }) => {
    const stretch = { from: next, to: next + days - 1, hours, acute };
    next += days;
    return stretch;
  });
};

/** The passing runs, each made to sit on one side of a boundary that an agreement may draw. */
const passingRuns = (start: Day, weight: number, random: Random): readonly (readonly Stretch[])[] => {
  const share = childTruth.passingRunShare;
  const long = (): number => hoursBetween(16, 20, random);
  const kinds = [
    { share: share.exactly21, parts: () => [{ days: 21, hours: long(), acute: false }] },
    { share: share.fortnight, parts: () => [{ days: random.between(14, 20), hours: long(), acute: false }] },
    { share: share.acute, parts: () => [{ days: random.between(22, 40), hours: long(), acute: true }] },
    { share: share.belowThreshold, parts: () => [{ days: random.between(25, 40), hours: 15.5, acute: false }] },
    {
      share: share.halfAcute,
      parts: () => [
        { days: 12, hours: 24, acute: true },
        { days: 12, hours: 17, acute: false },
      ],
    },
    {
      share: share.reversed,
      parts: () => [
        { days: 10, hours: 16, acute: false },
        { days: random.between(12, 20), hours: 19.5, acute: false },
      ],
    },
  ];
  return kinds.flatMap((kind) => {
    const happens = random.chance(kind.share * weight);
    const from = start + random.between(40, 900);
    const parts = kind.parts();
    return happens ? [follow(parts, from)] : [];
  });
};

const endOf = (run: readonly Stretch[]): Day => run.at(-1)?.to ?? Number.NEGATIVE_INFINITY;
const startOf = (run: readonly Stretch[]): Day => run[0]?.from ?? Number.POSITIVE_INFINITY;

/** Fills what lies between the runs with the child's usual nights, leaving one stretch unrecorded at times. */
const withUsualNights = (
  runs: readonly (readonly Stretch[])[],
  start: Day,
  last: Day,
  usual: number,
  unrecorded: number,
): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  let next = start - 14;
  runs.forEach((run, i) => {
    if (startOf(run) > next && i !== unrecorded) {
      stretches.push({ from: next, to: startOf(run) - 1, hours: usual, acute: false });
    }
    stretches.push(...run);
    next = endOf(run) + 1;
  });
  if (next <= last) stretches.push({ from: next, to: last, hours: usual, acute: false });
  return stretches;
};

/** Draws all ventilation periods of a child from two weeks before the treatment start until the end of follow-up. */
export const drawVentilation = (
  type: ChildType,
  start: Day,
  ending: Ending,
  cut: Day,
  random: Random,
): readonly VentilationPeriod[] => {
  const truth = typeTruth(type);
  const usual = random.chance(truth.nightlyShare) ? hoursBetween(7, 12, random) : 0;
  const permanentFrom = start + 20 + Math.ceil(random.exponential(perDay(truth.permanentVentilationPerYear)));
  const firstDays = random.between(5, 25);
  const [firstHours, laterHours] = [hoursBetween(16, 18, random), hoursBetween(18, 24, random)];
  const unrecorded = random.between(0, 4);
  const runs: (readonly Stretch[])[] = [];
  const passing = passingRuns(start, truth.passingRuns, random).toSorted((a, b) => startOf(a) - startOf(b));
  for (const run of passing) {
    const free = startOf(run) > endOf(runs.at(-1) ?? []) + 1;
    if (free && endOf(run) < Math.min(permanentFrom - 1, ending.last)) runs.push(run);
  }
  if (permanentFrom + firstDays < ending.last) {
    const rest = ending.last - permanentFrom - firstDays + 1;
    runs.push(
      follow(
        [
          { days: firstDays, hours: firstHours, acute: false },
          { days: rest, hours: laterHours, acute: false },
        ],
        permanentFrom,
      ),
    );
  }
  const stretches = withUsualNights(runs, start, ending.last, usual, unrecorded);
  return stretches.map((s) => ({ ...s, ongoing: s.to === ending.last && ending.last === cut }));
};

/** An agreement's boundary between ventilation and permanent ventilation. */
export interface PermanentVentilation {
  readonly hours: number;
  readonly rule: "at-least" | "more-than";
  readonly days: number;
  readonly excludeAcute: boolean;
}

/**
 * The day on which a run of ventilated days first satisfies the definition; null if none does. Days without a record
 * end a run; a period that goes on counts until the data cut.
 */
export const permanentOn = (periods: readonly VentilationPeriod[], definition: PermanentVentilation): Day | null => {
  const needed = definition.rule === "at-least" ? definition.days : definition.days + 1;
  let runFrom: Day | null = null;
  let runTo: Day | null = null;
  for (const period of periods) {
    const counts = period.hours >= definition.hours && !(definition.excludeAcute && period.acute);
    if (!counts) {
      runFrom = null;
      runTo = null;
      continue;
    }
    if (runFrom === null || runTo === null || period.from !== runTo + 1) runFrom = period.from;
    runTo = period.to;
    const met = runFrom + needed - 1;
    if (met <= runTo) return met;
  }
  return null;
};

/** The period that the day lies in. */
export const periodOn = (periods: readonly VentilationPeriod[], day: Day): VentilationPeriod | undefined =>
  periods.find((period) => period.from <= day && day <= period.to);
