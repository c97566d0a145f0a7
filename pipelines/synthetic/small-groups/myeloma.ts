import { type Day, iso } from "../calendar/day.ts";
import { hospitalDose } from "../inspire/hospital-dose.ts";
import { answerRow } from "../laboratory/answer-row.ts";
import type { Keys } from "../population/keys.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import { drawSmallGroupPerson, type SmallGroupPerson } from "./small-group-person.ts";
import { personTruthOf, supportOf } from "./small-group-support.ts";
import { smallGroupTruth } from "./small-group-truth.ts";

interface Measurement {
  readonly day: Day;
  /** Tenths of g/L. */
  readonly tenths: number;
  /** A preliminary answer came first. */
  readonly preliminary: boolean;
  /** The answer that was corrected to this one, tenths of g/L; null where none was. */
  readonly correctedFrom: number | null;
}

/** One person with multiple myeloma, treated with bortezomib. */
export interface MyelomaCourse extends SmallGroupPerson {
  readonly doses: readonly Day[];
  readonly measurements: readonly Measurement[];
}

const CYCLE = 21;
const daysOfCycle = [0, 3, 7, 10] as const;

/** Draws cycles of four doses, M-protein before the first of them and twice around the end of the fourth cycle. */
export const drawMyelomaCourse = (seed: number, index: number, cut: Day): MyelomaCourse => {
  const truth = smallGroupTruth.myeloma;
  const person = drawSmallGroupPerson(
    { group: "myeloma", ageAtStart: [45, 85], femaleShare: truth.femaleShare, deathPerYear: truth.deathPerYear },
    seed,
    index,
    cut,
  );
  const { random, start, ending } = person;
  const cycles = random.between(...truth.cycles);
  const doses = Array.from({ length: cycles }, (_, cycle) => daysOfCycle.map((day) => start + cycle * CYCLE + day))
    .flat()
    .filter((day) => day < ending.last);
  const measured = (day: Day, tenths: number): Measurement => ({
    day,
    tenths,
    preliminary: random.chance(truth.preliminaryShare),
    correctedFrom: random.chance(truth.correctedShare) ? tenths + random.between(10, 60) : null,
  });
  const [low, high] = truth.baseline;
  const before = random.between(low * 10, high * 10);
  const [least, most] = random.chance(truth.respondingShare) ? truth.left.responding : truth.left.other;
  const count = random.chance(truth.notMeasuredShare) ? 0 : random.chance(truth.measuredOnceShare) ? 1 : 2;
  const after = [random.between(66, 76), random.between(80, 96)]
    .slice(0, count)
    .map((day) => measured(start + day, Math.round((before * random.between(least, most)) / 100)));
  const measurements = [measured(start - random.between(0, 20), before), ...after];
  return { ...person, doses, measurements: measurements.filter(({ day }) => day < ending.last) };
};

/** Doses as INSPIRE has them, M-protein as the laboratory reports it. */
export const myelomaRows = (course: MyelomaCourse, keys: Keys, cut: Day): readonly ExtractRow[] => {
  const { person, doses, measurements, random } = course;
  const given = doses.map((day, i) =>
    hospitalDose(person, keys, {
      medicine: "bortezomib",
      day,
      minutes: random.between(8 * 60, 14 * 60),
      dose: 2.3,
      route: "sc",
      regimen: "Bortezomib/deksametason",
      cycle: 1 + Math.floor(i / daysOfCycle.length),
      icd10: "C900",
    }),
  );
  const answers = measurements.flatMap((measurement, i) => {
    const answer = (tenths: number, status: string, hours: number): ExtractRow =>
      answerRow(person, keys, { sample: i + 1, day: measurement.day, tenths, status, hours });
    return [
      ...(measurement.preliminary ? [answer(measurement.tenths + 3, "2", 20)] : []),
      ...(measurement.correctedFrom === null ? [] : [answer(measurement.correctedFrom, "3", 40)]),
      answer(measurement.tenths, measurement.correctedFrom === null ? "3" : "12", 60),
    ];
  });
  const inInspire = person.region === "nord" ? [] : given;
  return [...inInspire, ...answers, ...supportOf(course, ["kreftregisteret", "laboratory"], keys, cut)];
};

export const myelomaPersonTruth = (course: MyelomaCourse, projectId: string): Readonly<Record<string, unknown>> => ({
  ...personTruthOf(course, projectId),
  inInspire: course.person.region !== "nord",
  doses: course.doses.map(iso),
  mProtein: course.measurements.map(({ day, tenths }) => ({ date: iso(day), tenths })),
});
