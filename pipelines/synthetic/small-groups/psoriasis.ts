import { type Day, iso, timestamp } from "../calendar/day.ts";
import type { Keys } from "../population/keys.ts";
import { atcOn, productNumber } from "../population/medicine-codes.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import { drawSmallGroupPerson, type SmallGroupPerson } from "./small-group-person.ts";
import { personTruthOf, supportOf } from "./small-group-support.ts";
import { smallGroupTruth } from "./small-group-truth.ts";

interface Dose {
  readonly day: Day;
  readonly milligrams: 45 | 90;
}

interface Weighing {
  readonly day: Day;
  /** Tenths of a kilogram. */
  readonly tenths: number;
}

/** One person with psoriasis, treated with ustekinumab: 45 mg up to 100 kg, 90 mg above. */
export interface PsoriasisCourse extends SmallGroupPerson {
  readonly doses: readonly Dose[];
  readonly weighings: readonly Weighing[];
}

/** Draws doses at weeks 0, 4 and every twelfth from then on, and a weight before the first of each year. */
export const drawPsoriasisCourse = (seed: number, index: number, cut: Day): PsoriasisCourse => {
  const { femaleShare, weight, heavyAboveKg, neverWeighedShare, daysBetween } = smallGroupTruth.psoriasis;
  const person = drawSmallGroupPerson(
    { group: "psoriasis", ageAtStart: [20, 75], femaleShare, deathPerYear: 0.01 },
    seed,
    index,
    cut,
  );
  const { random, start, ending } = person;
  const isWeighed = !random.chance(neverWeighedShare);
  const weighings: Weighing[] = [];
  const doses: Dose[] = [];
  let tenths = Math.round(random.normal(weight.mean, weight.deviation) * 10);
  let weighed = start - random.between(0, 10);
  weighings.push({ day: weighed, tenths });
  for (let day = start; day < ending.last; day += doses.length === 1 ? 28 : daysBetween) {
    if (day - weighed >= 365) {
      tenths += Math.round(random.normal(0, weight.yearly) * 10);
      weighed = day;
      weighings.push({ day, tenths });
    }
    doses.push({ day, milligrams: tenths > heavyAboveKg * 10 ? 90 : 45 });
  }
  return { ...person, doses, weighings: isWeighed ? weighings : [] };
};

/** Doses as Legemiddelregisteret has them, weights from the hospital's record. */
export const psoriasisRows = (course: PsoriasisCourse, keys: Keys, cut: Day): readonly ExtractRow[] => {
  const { person, doses, weighings, random } = course;
  const given = doses.map(
    ({ day, milligrams }, i): ExtractRow => ({
      layout: "lmr_administrations",
      values: {
        person_key: keys.lmr(person.number),
        administration_id: `${keys.lmr(person.number)}-${i + 1}`,
        status: "completed",
        given_ts: timestamp(day, random.between(8 * 60, 15 * 60)),
        atc: atcOn("ustekinumab", day),
        substance: "Ustekinumab",
        product_no: productNumber.ustekinumab,
        dose: milligrams,
        unit: "mg",
        route: "sc",
        indication_icd10: "L400",
        org_nr: person.unit.orgNr,
      },
    }),
  );
  const weighed = weighings.map(
    ({ day, tenths }): ExtractRow => ({
      layout: "body_weights",
      values: {
        person_key: keys.clinic(person.number),
        weighed_date: iso(day),
        weight: (tenths / 10).toFixed(1),
        unit: "kg",
        weighing: "measured",
      },
    }),
  );
  return [...given, ...weighed, ...supportOf(course, ["lmr", "clinic"], keys, cut)];
};

export const psoriasisPersonTruth = (
  course: PsoriasisCourse,
  projectId: string,
): Readonly<Record<string, unknown>> => ({
  ...personTruthOf(course, projectId),
  doses: course.doses.map(({ day, milligrams }) => ({ date: iso(day), milligrams })),
  weights: course.weighings.map(({ day, tenths }) => ({ date: iso(day), kilograms: tenths / 10 })),
});
