import type { FactRow } from "../../../support/model-folder.ts";

/** Day 0 of the made-up calendar; dates are whole days from it. */
const EPOCH = Date.UTC(2024, 0, 1);

export const iso = (day: number): string => new Date(EPOCH + day * 86_400_000).toISOString().slice(0, 10);

export interface Statement {
  readonly rank: 1 | 2 | 3;
  readonly status: "alive" | "dead" | "emigrated" | "unknown";
  /** Null: no date can be used. */
  readonly day: number | null;
  /** For the dead: the day of emigration of someone who died abroad. */
  readonly left: number | null;
}

export interface Period {
  readonly from: number;
  /** Null: ongoing. */
  readonly to: number | null;
  readonly hours: number;
  readonly acute: boolean;
}

/** Everything about one made-up person, in days; small numbers, so that boundaries meet often. */
export interface Person {
  readonly doses: readonly { readonly day: number; readonly substance: "a" | "aa" | "b"; readonly counts: boolean }[];
  readonly statements: readonly Statement[];
  readonly contacts: readonly number[];
  readonly diagnosis: number | null;
  readonly periods: readonly Period[];
  readonly ventilationAssessed: readonly number[];
  readonly scores: readonly { readonly day: number; readonly value: number }[];
}

export const timeZeroOf = (
  person: Person,
  asOf: number,
): { readonly day: number; readonly substance: string } | null => {
  const first = person.doses
    .filter((dose) => dose.counts && dose.substance !== "b" && dose.day <= asOf)
    .toSorted((x, y) => x.day - y.day || x.substance.localeCompare(y.substance))[0];
  return first === undefined ? null : { day: first.day, substance: first.substance };
};

/** The day on which a person is first seen by a register, counted from time zero and never negative. */
export const entryOf = (person: Person, zero: number, asOf: number): number => {
  const seen = [...person.contacts, ...(person.diagnosis === null ? [] : [person.diagnosis])].filter((d) => d <= asOf);
  return seen.length === 0 ? 0 : Math.max(0, Math.min(...seen) - zero);
};

/** A time that ended, told as the spec tables tell it. */
export const ended = (zero: number, entry: number, end: number, event: 0 | 1, reason: string): string => {
  const days = end - zero;
  if (days < 0)
    return `not-estimable - - ${event === 1 ? `${reason}-before-time-zero` : "follow-up-ends-before-time-zero"}`;
  if (entry > 0 && entry >= days) return "not-estimable - - enters-after-end";
  return `observed ${days} ${event} ${reason}`;
};

/** The same person as facts of the common model. */
export const factsOf = (people: readonly Person[], dataCut: number) => {
  const each = (make: (person: Person, person_id: string) => readonly FactRow[]): readonly FactRow[] =>
    people.flatMap((person, i) => make(person, `p${String(i).padStart(3, "0")}`));
  const date = (day: number | null): string | null => (day === null ? null : iso(day));
  return {
    exposure: each((p, person_id) =>
      p.doses.map((d) => ({ person_id, substance: d.substance, start_date: iso(d.day), counts: d.counts })),
    ),
    vital_status: each((p, person_id) =>
      p.statements.map(({ rank, status, day, left }) => ({
        person_id,
        rank,
        status,
        status_date: date(day),
        death_date: status === "dead" ? date(day) : null,
        emigration_date: date(status === "emigrated" ? day : status === "dead" ? left : null),
      })),
    ),
    contact: each((p, person_id) => p.contacts.map((day) => ({ person_id, in_date: iso(day), out_date: iso(day) }))),
    tumour: each((p, person_id) =>
      p.diagnosis === null ? [] : [{ person_id, tumour_id: "1", diagnosis_date: iso(p.diagnosis) }],
    ),
    event: each((p, person_id) =>
      p.periods.map((period) => ({
        person_id,
        kind: "ventilation",
        start_date: iso(period.from),
        end_date: date(period.to),
        value: period.hours,
        detail: period.acute ? "acute_reversible" : null,
      })),
    ),
    assessment: each((p, person_id) => [
      ...p.ventilationAssessed.map((day) => ({ person_id, kind: "ventilation_hours", date: iso(day), value: 1 })),
      ...p.scores.map(({ day, value }) => ({ person_id, kind: "hfmse", date: iso(day), value })),
    ]),
    coverage: [
      {
        source: "test",
        kind: "delivery",
        region: "national",
        to_date: iso(dataCut),
        data_cut: iso(dataCut),
        lag_days: 3,
      },
    ],
  };
};
