import { addMonths, type Day, iso } from "../calendar/day.ts";
import { hospitalDose } from "../inspire/hospital-dose.ts";
import { perDay } from "../population/ending.ts";
import type { Keys } from "../population/keys.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import { drawSmallGroupPerson, type SmallGroupPerson } from "./small-group-person.ts";
import { personTruthOf, supportOf } from "./small-group-support.ts";
import { smallGroupTruth } from "./small-group-truth.ts";

interface Assessment {
  readonly day: Day;
  readonly response: "CR" | "PR" | "SD" | "PD";
}

/** One person with lymphoma, infused once with tisagenlecleucel. */
export interface LymphomaCourse extends SmallGroupPerson {
  readonly assessments: readonly Assessment[];
}

/** Draws whether the response becomes complete, by month 3, and for how long. */
export const drawLymphomaCourse = (seed: number, index: number, cut: Day): LymphomaCourse => {
  const truth = smallGroupTruth.lymphoma;
  const person = drawSmallGroupPerson(
    { group: "lymphoma", ageAtStart: [30, 78], femaleShare: truth.femaleShare, deathPerYear: truth.deathPerYear },
    seed,
    index,
    cut,
  );
  const { random, start, ending } = person;
  const best = random.chance(truth.completeShare) ? "CR" : random.pick<Assessment["response"]>(["PR", "SD"]);
  const relapse = start + 100 + Math.ceil(random.exponential(perDay(truth.relapsePerYear)));
  const assessments = truth.assessedAfter
    .map((months) => addMonths(start, months) + random.between(-20, 20))
    .filter(() => !random.chance(truth.notAssessedShare))
    .filter((day) => day > start && day < ending.last)
    .map(
      (day): Assessment => ({
        day,
        response: day >= relapse ? "PD" : best === "CR" && day < addMonths(start, 2) ? "PR" : best,
      }),
    );
  return { ...person, assessments };
};

/** The infusion as INSPIRE has it, responses from the hospital's form. */
export const lymphomaRows = (course: LymphomaCourse, keys: Keys, cut: Day): readonly ExtractRow[] => {
  const { person, start, assessments, random } = course;
  const infusion = hospitalDose(person, keys, {
    medicine: "tisagenlecleucel",
    day: start,
    minutes: random.between(9 * 60, 14 * 60),
    dose: 1,
    route: "iv",
    regimen: "CAR-T",
    cycle: 1,
    icd10: "C833",
  });
  const assessed = assessments.map(
    ({ day, response }): ExtractRow => ({
      layout: "response_assessments",
      values: {
        person_key: keys.clinic(person.number),
        assessed_date: iso(day),
        criteria: "lugano",
        response,
      },
    }),
  );
  const inInspire = person.region === "nord" ? [] : [infusion];
  return [...inInspire, ...assessed, ...supportOf(course, ["kreftregisteret", "clinic"], keys, cut)];
};

export const lymphomaPersonTruth = (course: LymphomaCourse, projectId: string): Readonly<Record<string, unknown>> => ({
  ...personTruthOf(course, projectId),
  inInspire: course.person.region !== "nord",
  responses: course.assessments.map(({ day, response }) => ({ date: iso(day), response })),
});
