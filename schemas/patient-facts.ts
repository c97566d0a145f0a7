import type { Answer } from "./agreement/population.ts";

/** One line of one delivered file: where a fact comes from. */
export interface FactLine {
  /** File id of the intake catalogue. */
  readonly file: string;
  /** Physical line number, header = 1. */
  readonly line: number;
}

/** One counted administration or dispensing; planned-but-not-given doses and returns are not here. */
export interface ExposureFact extends FactLine {
  readonly substance: string;
  /** ISO date. */
  readonly date: string;
}

/** One value of one assessment; either `value` or `code` is filled. */
export interface AssessmentFact extends FactLine {
  /** Assessment kind of the common model, for example `hfmse` or `smn2_copies`. */
  readonly kind: string;
  /** ISO date; null for attributes without a date. */
  readonly date: string | null;
  readonly value: number | null;
  readonly code: string | null;
}

/** One dated event or period of the common model. */
export interface EventFact extends FactLine {
  readonly kind: string;
  /** ISO date, first day. */
  readonly start: string;
  /** ISO date, last day, included; null while ongoing or for a point event. */
  readonly end: string | null;
  /** For ventilation: hours per day. */
  readonly value: number | null;
  /** For ventilation: `acute_reversible` or null. */
  readonly detail: string | null;
  /** ISO date until which the delivery that holds this fact has data: the end of an ongoing period as far as is known. */
  readonly dataCut: string | null;
}

/** What is known about whether the person lives, decided across sources by the follow-up rule. */
export interface VitalFact extends FactLine {
  readonly status: "alive" | "dead" | "emigrated" | "unknown";
  /** ISO date: last day on which the status is known to hold, never after the as-of date. */
  readonly statusDate: string | null;
  /** ISO date; null where nobody says the person is dead, or where the date cannot be decided. */
  readonly deathDate: string | null;
  /** ISO date of the latest emigration. */
  readonly emigrationDate: string | null;
}

/**
 * All facts of one person of a cohort, for judging patient by patient.
 *
 * Facts dated after the as-of date are left out, so that a judgement as of a day knows only what had happened by then.
 * Lists are in the order of their dates, undated facts first.
 */
export interface PatientFacts {
  readonly personId: string;
  /** ISO date of the first counted exposure. */
  readonly timeZero: string;
  /** Substance of the first counted exposure. */
  readonly substance: string;
  /** The line that carries the first counted exposure. */
  readonly timeZeroLine: FactLine;
  readonly subgroups: Readonly<Record<string, string>>;
  /** Three-valued answer to each criterion of the agreement, by criterion id. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly included: boolean;
  /** The criterion that excluded the person, or `start-period`; null when included. */
  readonly excludedBy: string | null;
  readonly exposures: readonly ExposureFact[];
  readonly assessments: readonly AssessmentFact[];
  readonly events: readonly EventFact[];
  readonly vital: VitalFact | null;
}
