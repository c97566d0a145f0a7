import type { ModelTableName } from "../../../../schemas/model/tables.ts";
import type { FactRow, Facts } from "../../../support/model-folder.ts";
import { iso } from "./calendar.ts";
import { LAG_DAYS, type Person, sources, type World } from "./person.ts";

export const nameOf = (place: number): string => `p${String(place).padStart(3, "0")}`;

const date = (day: number | null): string | null => (day === null ? null : iso(day));

type Written = readonly [fact: object, row: FactRow];

/** How the facts about a person stand in the tables of the common model. */
const written: Partial<Record<ModelTableName, (person: Person) => readonly Written[]>> = {
  person: (p) => p.about.map((one) => [one, { sex: one.sex, birth_year: one.birthYear, region: one.region }]),
  exposure: (p) =>
    p.doses.map((one) => {
      const { day, amount, ...rest } = one;
      return [one, { ...rest, start_date: iso(day), dose: amount }];
    }),
  vital_status: (p) =>
    p.statements.map((one) => {
      const { rank, status, day, left } = one;
      const death_date = status === "dead" ? date(day) : null;
      const emigration_date = date(status === "emigrated" ? day : status === "dead" ? left : null);
      return [one, { rank, status, status_date: date(day), death_date, emigration_date }];
    }),
  contact: (p) =>
    p.contacts.map((one) => [
      one,
      { in_date: iso(one.in), out_date: date(one.out), level: one.level, main_diagnosis: one.diagnosis },
    ]),
  tumour: (p) => p.diagnoses.map((one, i) => [one, { tumour_id: String(i), diagnosis_date: iso(one.day) }]),
  procedure: (p) => p.procedures.map((one) => [one, { code: one.code, system: "procedure", date: iso(one.day) }]),
  event: (p) => [
    ...p.periods.map(
      (one): Written => [
        one,
        {
          kind: "ventilation",
          start_date: iso(one.from),
          end_date: date(one.to),
          value: one.hours,
          detail: one.acute ? "acute_reversible" : null,
        },
      ],
    ),
    ...p.causes.map((one): Written => [one, { kind: "cause-of-death", start_date: iso(0), detail: one.code }]),
    ...p.progressions.map(
      (one): Written => [one, { kind: "progression", start_date: iso(one.day), detail: one.evidence }],
    ),
  ],
  assessment: (p) => [
    ...p.ventilationAssessed.map((one): Written => [one, { kind: "ventilation_hours", date: iso(one.day), value: 1 }]),
    ...p.scores.map((one): Written => [one, { kind: "hfmse", date: iso(one.day), value: one.value }]),
    ...p.sightings.map((one): Written => [one, { kind: "who_sit", date: iso(one.day), code: one.code }]),
    ...p.ages.map((one): Written => [one, { kind: "age_years", date: date(one.day), value: one.years }]),
  ],
};

/** Made-up persons as facts of the common model. */
export const factsOf = (people: readonly Person[], { cuts, covered }: World): Facts => ({
  ...Object.fromEntries(
    Object.entries(written).map(([table, rowsOf]) => [
      table,
      people.flatMap((person, i) =>
        rowsOf(person).map(([, row]) => ({ person_id: nameOf(i), source: "first", ...row })),
      ),
    ]),
  ),
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
});

/** The line of a made-up file that each fact is written to: its table is the file, and the header is line 1. */
export const linesOfFacts = (people: readonly Person[]): ReadonlyMap<object, string> =>
  new Map(
    Object.entries(written).flatMap(([table, rowsOf]) =>
      people.flatMap((person) => rowsOf(person)).map(([fact], i) => [fact, `${table}:${i + 2}`] as const),
    ),
  );
