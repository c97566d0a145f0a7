import { type Day, dayOf } from "../calendar/day.ts";
import { type Ending, endingAt, perDay } from "../population/ending.ts";
import { drawPerson, type Person, personRandom } from "../population/person.ts";
import type { Random } from "../random/random.ts";
import { lungHazardRatio, lungTruth, type WhoStatus } from "./lung-parameters.ts";
import { drawTreatment, type Treatment } from "./lung-treatment.ts";
import { drawTumour, type Tumour } from "./lung-tumour.ts";

/** One made-up lung cancer patient from diagnosis until what is known at the data cut. */
export interface LungCourse {
  readonly person: Person;
  readonly ending: Ending;
  readonly diagnosis: Day;
  readonly who: WhoStatus;
  /** Hazard ratio that the survival was drawn with. */
  readonly hazardRatio: number;
  readonly tumour: Tumour;
  /** Null for those whom pembrolizumab was not meant for. */
  readonly treatment: Treatment | null;
  /** Dispensings of osimertinib. */
  readonly dispensings: readonly Day[];
  /** The generator, left where the course ends, for what the registers add. */
  readonly random: Random;
}

/** Draws the course of the index-th lung patient, as known at the cut. */
export const drawLungCourse = (seed: number, index: number, cut: Day): LungCourse => {
  const random = personRandom(seed, "lung", index);
  const diagnosis = random.between(Math.min(dayOf("2018-01-01"), cut - 730), cut - 30);
  const { mean, deviation, youngest, oldest } = lungTruth.ageAtDiagnosis;
  const age = Math.min(oldest, Math.max(youngest, random.normal(mean, deviation)));
  const person = drawPerson("lung", index, diagnosis - Math.round(age * 365.25), lungTruth.femaleShare, random);
  const who = random.draw<WhoStatus>(lungTruth.who);
  const treated = random.chance(lungTruth.pembrolizumabShare);
  const timeZero = treated ? diagnosis + random.between(14, 75) : diagnosis;
  const hazardRatio = lungHazardRatio(person.sex, who, treated);
  const { shape, scaleDays } = lungTruth.survival;
  const death = timeZero + Math.ceil(random.weibull(shape, scaleDays, hazardRatio));
  const emigration = timeZero + Math.ceil(random.exponential(perDay(lungTruth.emigrationPerYear)));
  const ending = endingAt(cut, death, emigration);
  const tumour = drawTumour(treated, random);
  const treatment = treated ? drawTreatment(timeZero, ending, random) : null;
  const dispensings = tumour.egfr === "pos" && !treated ? drawDispensings(diagnosis, ending, random) : [];
  return { person, ending, diagnosis, who, hazardRatio, tumour, treatment, dispensings, random };
};

const drawDispensings = (diagnosis: Day, ending: Ending, random: Random): readonly Day[] => {
  const stop = Math.min(ending.last - 1, diagnosis + 30 + Math.ceil(random.exponential(1 / 500)));
  const days: Day[] = [];
  for (let day = diagnosis + random.between(20, 40); day <= stop; day += random.between(27, 31)) days.push(day);
  return days;
};
