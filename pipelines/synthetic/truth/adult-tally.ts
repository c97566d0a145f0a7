import { iso } from "../calendar/day.ts";
import type { AdultCourse } from "../sma-adults/adult-course.ts";
import { type AdultScale, adultTruth, type Change } from "../sma-adults/adult-parameters.ts";
import type { Scores } from "../sma-adults/adult-scores.ts";
import { firstAndLast, statusesOfA, statusesOfB } from "../sma-adults/sykehusinnkjop.ts";

const scoreOf: Readonly<Record<AdultScale, (scores: Scores) => number>> = {
  HFMSE: (s) => s.hfmse,
  RULM: (s) => s.rulm,
  "6MWT": (s) => s.walk,
};

const scales: readonly AdultScale[] = ["HFMSE", "RULM", "6MWT"];

const changeOf = (scale: AdultScale, first: Scores, last: Scores): Change => {
  const change = scoreOf[scale](last) - scoreOf[scale](first);
  const smallest = adultTruth.smallestChange[scale];
  if (change > smallest) return "improved";
  return change < -smallest ? "declined" : "stable";
};

const noChanges = (): Record<Change, number> => ({ improved: 0, stable: 0, declined: 0 });

/** Counts the adults while they are made. */
export class AdultTally {
  #n = 0;
  #deaths = 0;
  #stopped = 0;
  #forms = 0;
  #a = 0;
  #b = 0;
  readonly #medicines = { nusinersen: 0, risdiplam: 0 };
  readonly #changes = { HFMSE: noChanges(), RULM: noChanges(), "6MWT": noChanges() };

  add(course: AdultCourse): void {
    this.#n += 1;
    if (course.ending.death !== null) this.#deaths += 1;
    if (course.stopped !== null) this.#stopped += 1;
    this.#forms += course.followUps.length;
    this.#medicines[course.medicine] += 1;
    if (firstAndLast(course, statusesOfB) !== null) this.#b += 1;
    const a = firstAndLast(course, statusesOfA);
    if (a === null) return;
    this.#a += 1;
    for (const scale of scales) {
      if (scale !== "6MWT" || a.first.category === "3") this.#changes[scale][changeOf(scale, a.first, a.last)] += 1;
    }
  }

  get expected(): unknown {
    return {
      n: this.#n,
      deaths: this.#deaths,
      stopped: this.#stopped,
      forms: this.#forms,
      byMedicine: this.#medicines,
      rowsOfA: this.#a,
      rowsOfB: this.#b,
      /** From the first to the last completed form, as dump A has them; the walk among walkers only. */
      changeInA: this.#changes,
    };
  }
}

/** What is true of one adult, for tests that compare person by person. */
export const adultPersonTruth = (course: AdultCourse, projectId: string): Readonly<Record<string, unknown>> => ({
  person: projectId,
  group: "sma-adult",
  sex: course.person.sex,
  birthYear: course.person.birthYear,
  region: course.person.region,
  medicine: course.medicine,
  timeZero: iso(course.start),
  treatedAsChild: course.treatedAsChild,
  forms: course.followUps.length,
  death: course.ending.death === null ? null : iso(course.ending.death),
  emigration: course.ending.emigration === null ? null : iso(course.ending.emigration),
  followedUntil: iso(course.ending.last),
});
