import { wordOf } from "../../statistics/random/scramble.ts";
import { type Day, iso } from "../calendar/day.ts";
import type { LungCourse } from "../lung/lung-course.ts";
import type { Ending } from "../population/ending.ts";
import type { Keys } from "../population/keys.ts";
import { atcOn, type Medicine } from "../population/medicine-codes.ts";
import type { Person } from "../population/person.ts";
import { places } from "../population/places.ts";
import { linkRows } from "../population/support-rows.ts";
import { type Random, randomOf, type Shares } from "../random/random.ts";
import type { AdultCourse } from "../sma-adults/adult-course.ts";
import type { ExtractRow } from "../write/extract-row.ts";

/** How often a group applies, and what they are told. */
export const exceptionTruth = {
  /** Adults with SMA who started on an exception, and those of them refused once before. */
  adultsGranted: 0.5,
  adultsRefusedBefore: 0.3,
  /** Lung patients on tablets who started on an exception. */
  lungGranted: 0.4,
  /** Lung patients whom the immunotherapy was not meant for and who applied for it. */
  lungAppliedElse: 0.08,
} as const;

const stream = wordOf("exceptions");

const grounds: Shares<string> = [
  ["OUTSIDE_CRITERIA", 0.35],
  ["NOT_ASSESSED", 0.25],
  ["NO_ALTERNATIVE", 0.2],
  ["SEVERE", 0.1],
  ["CONTINUATION", 0.1],
];

interface Application {
  readonly person: Person;
  readonly medicine: Medicine;
  readonly applied: Day;
  readonly decided: Day | null;
  readonly decision: "granted" | "refused" | "withdrawn" | null;
  readonly followed: readonly [Day, "on_treatment" | "stopped" | "dead"] | null;
}

const row = (a: Application, icd10: string, number: number, keys: Keys, random: Random): ExtractRow => {
  const first = random.draw(grounds);
  const second = random.chance(0.3) ? random.draw(grounds) : null;
  return {
    layout: "individual_exceptions",
    values: {
      person_key: keys.exceptions(a.person.number),
      application_id: `U${a.person.number.toString(16).toUpperCase()}-${number}`,
      application_date: iso(a.applied),
      decision_date: a.decided === null ? null : iso(a.decided),
      decision: a.decision,
      substance: a.medicine,
      atc: atcOn(a.medicine, a.applied),
      indication_icd10: icd10,
      region: places[a.person.region].npr,
      hospital_org_nr: a.person.unit.orgNr,
      reason_1: first,
      reason_2: second === first ? null : second,
      reason_3: null,
      follow_up_date: a.followed === null ? null : iso(a.followed[0]),
      follow_up: a.followed?.[1] ?? null,
    },
  };
};

/** Applied for some weeks before the start, and granted before it. */
const grantedBefore = (
  person: Person,
  medicine: Medicine,
  start: Day,
  last: Day | null,
  { last: end, death }: Ending,
  random: Random,
): Application => {
  const applied = start - random.between(15, 120);
  return {
    person,
    medicine,
    applied,
    decided: applied + random.between(1, start - applied),
    decision: "granted",
    followed: [end, death !== null ? "dead" : last !== null && last < end ? "stopped" : "on_treatment"],
  };
};

const withLink = (rows: readonly ExtractRow[], person: Person, keys: Keys, cut: Day): readonly ExtractRow[] =>
  rows.length === 0 ? [] : [...rows, ...linkRows(person, ["exceptions"], keys, cut)];

/** Adults treated before the medicine was introduced for them, half of them by an exception. */
export const adultExceptions = (course: AdultCourse, seed: number, keys: Keys, cut: Day): readonly ExtractRow[] => {
  const { person, medicine, start, stopped, ending } = course;
  const random = randomOf(seed, stream, person.number);
  if (!random.chance(exceptionTruth.adultsGranted)) return [];
  const granted = grantedBefore(person, medicine, start, stopped, ending, random);
  const refusedOn = granted.applied - random.between(1, 40);
  const before: readonly Application[] = random.chance(exceptionTruth.adultsRefusedBefore)
    ? [
        {
          ...granted,
          applied: refusedOn - random.between(10, 90),
          decided: refusedOn,
          decision: "refused",
          followed: null,
        },
      ]
    : [];
  const rows = [...before, granted].map((each, i) => row(each, "G121", i + 1, keys, random));
  return withLink(rows, person, keys, cut);
};

/** Lung patients on tablets, and some who applied for a treatment that they never got. */
export const lungExceptions = (course: LungCourse, seed: number, keys: Keys, cut: Day): readonly ExtractRow[] => {
  const { person, dispensings, treatment, diagnosis, ending } = course;
  const random = randomOf(seed, stream, person.number);
  const [first] = dispensings;
  if (first !== undefined && random.chance(exceptionTruth.lungGranted)) {
    const applied = Math.max(diagnosis, first - random.between(5, 19));
    const granted = grantedBefore(person, "osimertinib", first, dispensings.at(-1) ?? null, ending, random);
    const decided = random.between(applied, first);
    return withLink([row({ ...granted, applied, decided }, "C349", 1, keys, random)], person, keys, cut);
  }
  if (treatment !== null || !random.chance(exceptionTruth.lungAppliedElse)) return [];
  const applied = Math.min(cut, diagnosis + random.between(20, 200));
  const decided = applied + Math.ceil(random.exponential(1 / 30));
  const decision = random.draw<"refused" | "withdrawn">([
    ["refused", 0.8],
    ["withdrawn", 0.2],
  ]);
  const known = decided <= cut;
  const application: Application = {
    ...{ person, medicine: "pembrolizumab", applied, followed: null },
    decided: known ? decided : null,
    decision: known ? decision : null,
  };
  return withLink([row(application, "C349", 1, keys, random)], person, keys, cut);
};
