import { type Day, dayOf } from "../calendar/day.ts";
import { type Ending, endingAt, perDay } from "../population/ending.ts";
import { drawPerson, type Person, personRandom } from "../population/person.ts";
import type { Random } from "../random/random.ts";
import { type AssessmentCourse, drawAssessments } from "./assessments.ts";
import { type ChildMedicine, type ChildType, childTruth, typeTruth } from "./child-parameters.ts";
import { drawMotorCourse, type MotorCourse } from "./motor.ts";
import { drawVentilation, type VentilationPeriod } from "./ventilation.ts";

/** One made-up child with SMA from the first dose until what is known at the data cut. */
export interface ChildCourse {
  readonly person: Person;
  readonly ending: Ending;
  readonly medicine: ChildMedicine;
  readonly type: ChildType;
  readonly smn2: number;
  readonly onsetMonths: number | null;
  readonly start: Day;
  /** Days with a dose: one for onasemnogene; days 0, 14, 28, 63 and every fourth month for nusinersen. */
  readonly doses: readonly Day[];
  readonly motor: MotorCourse;
  readonly ventilation: readonly VentilationPeriod[];
  readonly assessmentCourse: AssessmentCourse;
  readonly inNornmd: boolean;
  readonly random: Random;
}

const medicineOf = (index: number): ChildMedicine =>
  index % 7 < childTruth.onasemnogeneOfSeven ? "onasemnogene" : "nusinersen";

const startDay = (medicine: ChildMedicine, cut: Day, random: Random): Day => {
  const last = Math.min(dayOf(childTruth.lastStart), cut - 30);
  return random.between(Math.min(dayOf(childTruth.firstStart[medicine]), last - 700), last);
};

/** Draws the course of the index-th child, as known at the cut. */
export const drawChildCourse = (seed: number, index: number, cut: Day): ChildCourse => {
  const random = personRandom(seed, "sma-child", index);
  const medicine = medicineOf(index);
  const type = random.draw<ChildType>(childTruth.types[medicine]);
  const truth = typeTruth(type);
  const start = startDay(medicine, cut, random);
  const birth = start - random.between(...truth.startAge);
  const person = drawPerson("sma-child", index, birth, childTruth.femaleShare, random);
  const death = start + Math.ceil(random.exponential(perDay(truth.deathPerYear)));
  const emigration = start + Math.ceil(random.exponential(perDay(childTruth.emigrationPerYear)));
  const ending = endingAt(cut, death, emigration);
  const motor = drawMotorCourse(type, medicine, random);
  return {
    person,
    ending,
    medicine,
    type,
    smn2: random.draw(truth.smn2),
    onsetMonths: drawOnset(truth.onsetMonths, (start - birth) / 30.4375, random),
    start,
    doses: medicine === "onasemnogene" ? [start] : drawLoadingAndMaintenance(start, ending, random),
    motor,
    ventilation: drawVentilation(type, start, ending, cut, random),
    assessmentCourse: drawAssessments(type, birth, start, ending, motor, random),
    inNornmd: random.chance(childTruth.inNornmdShare),
    random,
  };
};

/** Onset lies before the treatment start. */
const drawOnset = (range: readonly [number, number] | null, ageAtStart: number, random: Random): number | null => {
  const share = random.uniform();
  if (range === null) return null;
  const [from, to] = range;
  const latest = Math.max(from, Math.min(to, ageAtStart - 0.5));
  return Math.round((from + (latest - from) * share) * 10) / 10;
};

const drawLoadingAndMaintenance = (start: Day, ending: Ending, random: Random): readonly Day[] => {
  const stop = start + 200 + Math.ceil(random.exponential(perDay(childTruth.nusinersenStopPerYear)));
  const doses = [start, start + 14, start + 28, start + 63];
  for (let day = start + 63 + 122; day <= stop; day += 122 + random.between(-7, 7)) {
    if (day >= ending.last) break;
    doses.push(day);
  }
  return doses.filter((day) => day < ending.last);
};
