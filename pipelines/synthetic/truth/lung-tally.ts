import { iso, yearOf } from "../calendar/day.ts";
import type { LungCourse } from "../lung/lung-course.ts";
import { lungHazardRatio, lungMedian, lungSurvival, type WhoStatus } from "../lung/lung-parameters.ts";

/** Days after the first dose at which the true survival is stated. */
const LANDMARKS = [180, 365, 540, 730] as const;
const GAPS = [90, 120, 180] as const;

interface Group {
  readonly sex: "m" | "f";
  /** WHO performance status: 0, 1, or 2 and above. */
  readonly who: "0" | "1" | "2+";
  readonly hazardRatio: number;
  n: number;
  deaths: number;
}

const whoGroups: readonly (readonly [WhoStatus, Group["who"]])[] = [
  [0, "0"],
  [1, "1"],
  [2, "2+"],
];

const allGroups = (): Group[] =>
  (["m", "f"] as const).flatMap((sex) =>
    whoGroups.map(([status, who]) => ({ sex, who, hazardRatio: lungHazardRatio(sex, status, true), n: 0, deaths: 0 })),
  );

/** True if the stop is an event under a gap of so many days: next line, death, or no dose for the gap within follow-up. */
const hasDiscontinued = (course: LungCourse, gap: number): boolean => {
  const last = course.treatment?.doses.at(-1);
  if (last === undefined || course.treatment === null) return false;
  return course.treatment.nextLine.length > 0 || course.ending.death !== null || course.ending.last - last >= gap;
};

/** First given dose; null for the untreated and for those not started at the cut. */
const lungTimeZero = (course: LungCourse): number | null => course.treatment?.doses[0] ?? null;

/** Counts the lung patients while they are made; the cohort is those whose doses INSPIRE shows, so without Helse Nord. */
export class LungTally {
  #persons = 0;
  #treated = 0;
  #notStarted = 0;
  #inNord = 0;
  #emigrated = 0;
  #followedDays = 0;
  #doses = 0;
  readonly #groups = allGroups();
  readonly #byYear = new Map<number, { n: number; deaths: number }>();
  readonly #discontinued = new Map<number, number>(GAPS.map((gap) => [gap, 0]));

  add(course: LungCourse): void {
    this.#persons += 1;
    const timeZero = lungTimeZero(course);
    if (timeZero === null) {
      if (course.treatment !== null) this.#notStarted += 1;
      return;
    }
    this.#treated += 1;
    if (course.person.region === "nord") this.#inNord += 1;
    else this.#addToCohort(course, timeZero);
  }

  get expected(): unknown {
    const n = this.#treated - this.#inNord;
    return {
      patients: this.#persons,
      treatedWithPembrolizumab: this.#treated,
      notStartedAtCut: this.#notStarted,
      treatedInHelseNord: this.#inNord,
      cohort: {
        n,
        deaths: this.#groups.reduce((sum, group) => sum + group.deaths, 0),
        emigrated: this.#emigrated,
        followedDays: this.#followedDays,
        pembrolizumabDoses: this.#doses,
        byStartYear: Object.fromEntries([...this.#byYear].sort(([a], [b]) => a - b)),
        survival: this.#survival(n),
        groups: this.#groups.map((group) => ({
          ...group,
          survival: Object.fromEntries(LANDMARKS.map((days) => [days, lungSurvival(days, group.hazardRatio)])),
          medianDays: lungMedian(group.hazardRatio),
        })),
        /** Events under a gap of so many days without a dose; the others are censored. */
        discontinued: Object.fromEntries(
          [...this.#discontinued].map(([gap, events]) => [gap, { events, censored: n - events }]),
        ),
      },
    };
  }

  #addToCohort(course: LungCourse, timeZero: number): void {
    const { person, ending, who, treatment } = course;
    const died = ending.death === null ? 0 : 1;
    const whoGroup = who === 0 ? "0" : who === 1 ? "1" : "2+";
    const group = this.#groups.find((g) => g.sex === person.sex && g.who === whoGroup);
    if (group !== undefined) {
      group.n += 1;
      group.deaths += died;
    }
    const year = this.#byYear.get(yearOf(timeZero)) ?? { n: 0, deaths: 0 };
    this.#byYear.set(yearOf(timeZero), { n: year.n + 1, deaths: year.deaths + died });
    if (ending.emigration !== null) this.#emigrated += 1;
    this.#followedDays += ending.last - timeZero;
    this.#doses += treatment?.doses.length ?? 0;
    for (const gap of GAPS) {
      if (hasDiscontinued(course, gap)) this.#discontinued.set(gap, (this.#discontinued.get(gap) ?? 0) + 1);
    }
  }

  /** True survival of the cohort as it is composed: the mean over its members. */
  #survival(n: number): Readonly<Record<string, number | null>> {
    return Object.fromEntries(
      LANDMARKS.map((days) => {
        const sum = this.#groups.reduce((s, group) => s + group.n * lungSurvival(days, group.hazardRatio), 0);
        return [days, n === 0 ? null : sum / n];
      }),
    );
  }
}

/** What is true of one lung patient, for tests that compare person by person. */
export const lungPersonTruth = (course: LungCourse, projectId: string): Readonly<Record<string, unknown>> => {
  const timeZero = lungTimeZero(course);
  const lastDose = course.treatment?.doses.at(-1);
  return {
    person: projectId,
    group: "lung",
    sex: course.person.sex,
    birthYear: course.person.birthYear,
    region: course.person.region,
    who: course.who,
    hazardRatio: course.hazardRatio,
    diagnosis: iso(course.diagnosis),
    timeZero: timeZero === null ? null : iso(timeZero),
    inInspire: timeZero !== null && course.person.region !== "nord",
    doses: course.treatment?.doses.length ?? 0,
    lastDose: lastDose === undefined ? null : iso(lastDose),
    nextLine: course.treatment?.nextLine[0] === undefined ? null : iso(course.treatment.nextLine[0]),
    death: course.ending.death === null ? null : iso(course.ending.death),
    emigration: course.ending.emigration === null ? null : iso(course.ending.emigration),
    followedUntil: iso(course.ending.last),
  };
};
