import { type Day, dayOf } from "../calendar/day.ts";
import { type Ending, endingAt, perDay } from "../population/ending.ts";
import { drawPerson, type Person, personRandom } from "../population/person.ts";
import type { Random } from "../random/random.ts";
import { adultTruth } from "./adult-parameters.ts";
import { drawScores, type Scores } from "./adult-scores.ts";

/** One form of the follow-up of SMA medicines. */
export interface FollowUp extends Scores {
  readonly day: Day;
  /** 1 completed, 0 draft, -1 created. */
  readonly status: 1 | 0 | -1;
  /** 1 not stopped, 2 other serious condition, 3 lack of effect. */
  readonly stop: "1" | "2" | "3";
}

/** One made-up adult with SMA who starts treatment, as known at the data cut. */
export interface AdultCourse {
  readonly person: Person;
  readonly ending: Ending;
  readonly medicine: "nusinersen" | "risdiplam";
  readonly subgroup: "81" | "82" | "83";
  readonly treatedAsChild: boolean;
  readonly start: Day;
  /** Last day of treatment; null while it goes on at the end of follow-up. */
  readonly stopped: Day | null;
  readonly followUps: readonly FollowUp[];
  /** Injections, or dispensings of the medicine that is taken at home. */
  readonly supplies: readonly Day[];
  readonly random: Random;
}

/** Draws the course of the index-th adult, as known at the cut. */
export const drawAdultCourse = (seed: number, index: number, cut: Day): AdultCourse => {
  const random = personRandom(seed, "sma-adult", index);
  const last = cut - 30;
  const start = random.between(Math.min(dayOf(adultTruth.firstStart), last - 700), last);
  const [youngest, oldest] = adultTruth.age;
  const birth = start - Math.ceil(365.25 * (youngest + (oldest - youngest) * random.uniform())) - 1;
  const person = drawPerson("sma-adult", index, birth, adultTruth.femaleShare, random);
  const death = start + Math.ceil(random.exponential(perDay(adultTruth.deathPerYear)));
  const emigration = start + Math.ceil(random.exponential(perDay(adultTruth.emigrationPerYear)));
  const ending = endingAt(cut, death, emigration);
  const stop = start + 150 + Math.ceil(random.exponential(perDay(adultTruth.stopPerYear)));
  const stopped = stop < ending.last ? stop : null;
  const subgroup = random.draw<"81" | "82" | "83">(adultTruth.types);
  const medicine = random.chance(adultTruth.nusinersenShare) ? "nusinersen" : "risdiplam";
  const until = Math.min(stop, ending.last);
  return {
    person,
    ending,
    medicine,
    subgroup,
    treatedAsChild: random.chance(adultTruth.treatedAsChildShare),
    start,
    stopped,
    followUps: drawFollowUps(subgroup, start, until, stopped, random),
    supplies: medicine === "nusinersen" ? injections(start, until, random) : dispensings(start, until, random),
    random,
  };
};

const drawFollowUps = (
  subgroup: AdultCourse["subgroup"],
  start: Day,
  until: Day,
  stopped: Day | null,
  random: Random,
): readonly FollowUp[] => {
  const days = [start - random.between(0, 14)];
  for (let day = start + 180; day < until; day += random.between(160, 200)) days.push(day);
  const scoresAt = drawScores(subgroup, random);
  const stopReason = random.chance(0.6) ? "3" : "2";
  return days.map((day, i) => {
    const state = random.uniform();
    const isLast = i === days.length - 1 && i > 0;
    return {
      ...scoresAt(Math.max(0, (day - start) / 30.4375)),
      day,
      status: state < adultTruth.createdShare ? -1 : state < adultTruth.createdShare + adultTruth.draftShare ? 0 : 1,
      stop: stopped !== null && isLast ? stopReason : "1",
    };
  });
};

const injections = (start: Day, until: Day, random: Random): readonly Day[] => {
  const days = [start, start + 14, start + 28, start + 63];
  for (let day = start + 185; day < until; day += 122 + random.between(-7, 7)) days.push(day);
  return days.filter((day) => day < until);
};

const dispensings = (start: Day, until: Day, random: Random): readonly Day[] => {
  const days: Day[] = [];
  for (let day = start; day < until; day += random.between(27, 31)) days.push(day);
  return days;
};
