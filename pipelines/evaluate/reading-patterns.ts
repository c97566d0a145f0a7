import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Domain } from "../../schemas/agreement/predicate.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";
import type { LastDigits, NearLimit, ReadingPatterns } from "../../schemas/reading-patterns.ts";
import { binomialUpperTail } from "../statistics/index.ts";
import { baselineOf, readingsOf } from "./pick-assessment.ts";

/** Below so many values neither test can fall under 5 %, so that none is shown. */
const FEWEST = 5;
/** Bins on each side of a limit. */
const BINS = 4;
/** Values are binned as decimals are written: 15.9 + 0.1 is 16. */
const HAIR = 1e-9;

/** A limit of the agreement, and the values that are held against it. */
interface Limit {
  readonly term: string;
  readonly title: NearLimit["title"];
  readonly reading: string;
  readonly unit: NearLimit["unit"];
  readonly limit: number;
  readonly values: readonly number[];
  /** Whether values below the limit spare the patient, and whether exactly the limit does. */
  readonly below: boolean;
  readonly atLimit: boolean;
}

/**
 * How reported values lie around each limit of the agreement, and in which digits they end.
 *
 * Hours of ventilation could be tuned before a test (expert group on nusinersen, BMC Med Ethics 2021;22:54), so values
 * that gather just on the sparing side of a limit are shown to people. Without any gathering a value near the limit is as
 * likely on either side, which the exact binomial test asks: the test of Cattaneo, Frandsen and Titiunik (2015, J Causal
 * Inference 3:1–24) in the smallest window, in place of McCrary's density test (2008), which needs far more values. A
 * steep distribution, rounding, or treatment that works gather values too: it is a question, never an answer. Start
 * criteria are left out, because the population is cut at them by design.
 *
 * Values are those of the analysed after time zero. A patient counts with every value, so that the values are not
 * independent and the test is, if anything, too quick.
 */
export const readingPatterns = (agreement: Agreement, patients: readonly PatientFacts[]): ReadingPatterns => {
  const analysed = patients.filter(({ included }) => included);
  const limits = limitsOf(agreement, analysed);
  const kinds = new Map<string, readonly number[]>();
  for (const { reading } of limits) {
    if (!kinds.has(reading))
      kinds.set(
        reading,
        analysed.flatMap((patient) => valuesOf(patient, reading)),
      );
  }
  return {
    limits: limits.filter(({ values }) => values.length > 0).map(nearLimit),
    digits: [...kinds].map(([reading, values]) => lastDigits(reading, values)).filter(({ values }) => values > 0),
  };
};

/** Values of a kind after time zero; hours of the ventilation register are read from its periods. */
const valuesOf = (patient: PatientFacts, kind: string): readonly number[] =>
  kind === "ventilation"
    ? patient.events.flatMap((event) => (event.kind === kind && event.value !== null ? [event.value] : []))
    : readingsOf(patient, kind, ({ value }) => value)
        .filter(({ date }) => date > patient.timeZero)
        .map(({ value }) => value);

const limitsOf = (agreement: Agreement, patients: readonly PatientFacts[]): readonly Limit[] => {
  const domains = agreement.milestones.flatMap(({ predicate }) =>
    predicate.kind === "stop-if-any" ? predicate.domains : [],
  );
  const found = [
    ...domains.flatMap((domain) => ofDomain(domain, patients)),
    ...agreement.measures.flatMap((measure): readonly Limit[] =>
      measure.kind !== "death-or-permanent-ventilation"
        ? []
        : [
            {
              ...{ term: measure.id, title: measure.title, reading: "ventilation", unit: "hours" },
              ...{ limit: measure.hours_per_day, below: true, atLimit: false },
              values: patients.flatMap((patient) => valuesOf(patient, "ventilation")),
            },
          ],
    ),
  ];
  // Several milestones have the same domains.
  const key = ({ term, reading, limit }: Limit): string => JSON.stringify([term, reading, limit]);
  return found.filter((limit, i) => found.findIndex((other) => key(other) === key(limit)) === i);
};

const ofDomain = (domain: Domain, patients: readonly PatientFacts[]): readonly Limit[] => {
  const { id: term, title } = domain;
  if (domain.kind === "ventilation-below") {
    const reading = "ventilation_hours";
    const values = patients.flatMap((patient) => valuesOf(patient, reading));
    const atLimit = domain.reached === "more-than";
    return [{ term, title, reading, unit: "hours", limit: domain.hours_per_day, values, below: true, atLimit }];
  }
  if (domain.kind !== "score-not-fallen") return [];
  const scales = [...new Set(Object.values(domain.scales).flat())];
  return scales.map((reading): Limit => {
    const values = patients.flatMap((patient) => {
      const readings = readingsOf(patient, reading, ({ value }) => value);
      const baseline = baselineOf(readings, patient.timeZero, domain.baseline);
      if (baseline === null) return [];
      return readings
        .filter(({ date }) => date > patient.timeZero && date !== baseline.date)
        .map((r) => r.value - baseline.value);
    });
    return { term, title, reading, unit: "points", limit: -domain.tolerance, values, below: false, atLimit: true };
  });
};

/** One hour, or one point: the smallest step of what is reported. */
const WIDTH = 1;

const nearLimit = ({ below, atLimit, values, ...limit }: Limit): NearLimit => {
  // A value on the limit belongs to the side that the agreement puts it on.
  const upperOpen = below === atLimit;
  const binOf = (value: number): number => {
    const steps = (value - limit.limit) / WIDTH;
    return upperOpen ? Math.ceil(steps - HAIR) - 1 : Math.floor(steps + HAIR);
  };
  const counted = Array.from({ length: 2 * BINS }, (_, i) => values.filter((v) => binOf(v) === i - BINS).length);
  const [lower, upper] = [counted[BINS - 1] ?? 0, counted[BINS] ?? 0];
  const [sparing, other] = below ? [lower, upper] : [upper, lower];
  return {
    ...limit,
    width: WIDTH,
    bins: counted.map((n, i) => ({
      from: limit.limit + (i - BINS) * WIDTH,
      to: limit.limit + (i - BINS + 1) * WIDTH,
      values: n,
    })),
    sparing,
    other,
    pValue: sparing + other < FEWEST ? null : binomialUpperTail(sparing, sparing + other, 0.5),
  };
};

/**
 * Last digits: ten are equally likely where nobody rounds, over a range much wider than ten steps; then 2 of 10 end in 0
 * or 5. Rounding is common and harmless in itself, but it moves values across a limit that is a round number.
 */
const lastDigits = (reading: string, all: readonly number[]): LastDigits => {
  // No support, and the floor of a scale, are not measured in steps.
  const values = all.filter((value) => Math.abs(value) > HAIR);
  // A register that takes whole and half hours gives no choice of tenths.
  const tenths = values.some((value) => Math.abs(value * 2 - Math.round(value * 2)) > HAIR);
  const ends = values.map((value) => {
    const size = Math.abs(value);
    return (tenths ? Math.round(size * 10) : Math.floor(size + HAIR)) % 10;
  });
  const digits = Array.from({ length: 10 }, (_, digit) => ends.filter((end) => end === digit).length);
  const round = (digits[0] ?? 0) + (digits[5] ?? 0);
  return {
    reading,
    digit: tenths ? "tenths" : "ones",
    values: values.length,
    digits,
    pValue: values.length < FEWEST ? null : binomialUpperTail(round, values.length, 0.2),
  };
};
