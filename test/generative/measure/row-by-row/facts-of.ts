import type { FactRow, Facts } from "../../../support/model-folder.ts";
import { iso } from "./calendar.ts";
import { LAG_DAYS, type Person, sources, type World } from "./person.ts";

export const nameOf = (place: number): string => `p${String(place).padStart(3, "0")}`;

const date = (day: number | null): string | null => (day === null ? null : iso(day));

/** Made-up persons as facts of the common model. */
export const factsOf = (people: readonly Person[], { cuts, covered }: World): Facts => {
  const each = (rowsOf: (person: Person) => readonly FactRow[]): readonly FactRow[] =>
    people.flatMap((person, i) => rowsOf(person).map((row) => ({ person_id: nameOf(i), source: "first", ...row })));
  return {
    person: each((p) => p.about.map(({ sex, birthYear, region }) => ({ sex, birth_year: birthYear, region }))),
    exposure: each((p) => p.doses.map(({ day, amount, ...rest }) => ({ ...rest, start_date: iso(day), dose: amount }))),
    vital_status: each((p) =>
      p.statements.map(({ rank, status, day, left }) => ({
        rank,
        status,
        status_date: date(day),
        death_date: status === "dead" ? date(day) : null,
        emigration_date: date(status === "emigrated" ? day : status === "dead" ? left : null),
      })),
    ),
    contact: each((p) =>
      p.contacts.map((c) => ({
        in_date: iso(c.in),
        out_date: date(c.out),
        level: c.level,
        main_diagnosis: c.diagnosis,
      })),
    ),
    tumour: each((p) => p.diagnoses.map((day, i) => ({ tumour_id: String(i), diagnosis_date: iso(day) }))),
    procedure: each((p) => p.procedures.map(({ day, code }) => ({ code, system: "procedure", date: iso(day) }))),
    event: each((p) => [
      ...p.periods.map((period) => ({
        kind: "ventilation",
        start_date: iso(period.from),
        end_date: date(period.to),
        value: period.hours,
        detail: period.acute ? "acute_reversible" : null,
      })),
      ...p.causes.map((detail) => ({ kind: "cause-of-death", start_date: iso(0), detail })),
      ...p.progressions.map(({ day, evidence }) => ({ kind: "progression", start_date: iso(day), detail: evidence })),
    ]),
    assessment: each((p) => [
      ...p.ventilationAssessed.map((day) => ({ kind: "ventilation_hours", date: iso(day), value: 1 })),
      ...p.scores.map(({ day, value }) => ({ kind: "hfmse", date: iso(day), value })),
      ...p.sightings.map(({ day, code }) => ({ kind: "who_sit", date: iso(day), code })),
      ...p.ages.map(({ day, years }) => ({ kind: "age_years", date: date(day), value: years })),
    ]),
    coverage: [
      ...sources.map((source) => ({
        source,
        kind: "delivery",
        region: "national",
        to_date: iso(cuts[source]),
        data_cut: iso(cuts[source]),
        lag_days: LAG_DAYS,
      })),
      ...covered.map(({ kind, region, from, to }) => ({
        source: "first",
        kind,
        region,
        from_date: iso(from),
        to_date: iso(to),
        data_cut: iso(cuts.first),
        lag_days: LAG_DAYS,
      })),
    ],
  };
};
