import { addMonths, type Day, iso, yearOf } from "../calendar/day.ts";
import type { ChildCourse } from "../sma-children/child-course.ts";
import type { ChildMedicine } from "../sma-children/child-parameters.ts";
import { type PermanentVentilation, permanentOn } from "../sma-children/ventilation.ts";

/** The published boundaries, each with and without the days that belong to an acute, reversible event. */
const definitions: Readonly<Record<string, PermanentVentilation>> = {
  "16h-more-than-21-days-excluding-acute": { hours: 16, rule: "more-than", days: 21, excludeAcute: true },
  "16h-more-than-21-days-including-acute": { hours: 16, rule: "more-than", days: 21, excludeAcute: false },
  "16h-at-least-14-days-excluding-acute": { hours: 16, rule: "at-least", days: 14, excludeAcute: true },
  "16h-at-least-14-days-including-acute": { hours: 16, rule: "at-least", days: 14, excludeAcute: false },
};

const INSTALMENT_YEARS = [0, 1, 2, 3, 4] as const;

interface Instalment {
  due: number;
  met: number;
  notMet: number;
  /** Emigrated before the due date, event-free until then. */
  unknown: number;
}

interface Milestone {
  due: number;
  onTime: number;
  late: number;
  missed: number;
  /** Planned to be late, and the child's follow-up ended first. */
  notYetOrNever: number;
}

interface Counts {
  n: number;
  deaths: number;
  emigrated: number;
  readonly byType: Record<string, number>;
  readonly byStartYear: Record<string, number>;
  readonly permanentVentilation: Record<string, number>;
  readonly deathOrPermanentVentilation: Record<string, number>;
  readonly instalments: Record<string, Record<string, Instalment>>;
  readonly milestones: Record<string, Milestone>;
}

const noCounts = (): Counts => ({
  n: 0,
  deaths: 0,
  emigrated: 0,
  byType: {},
  byStartYear: {},
  permanentVentilation: Object.fromEntries(Object.keys(definitions).map((id) => [id, 0])),
  deathOrPermanentVentilation: Object.fromEntries(Object.keys(definitions).map((id) => [id, 0])),
  instalments: Object.fromEntries(
    Object.keys(definitions).map((id) => [
      id,
      Object.fromEntries(INSTALMENT_YEARS.map((year) => [year, { due: 0, met: 0, notMet: 0, unknown: 0 }])),
    ]),
  ),
  milestones: {},
});

const addOne = (counts: Record<string, number>, key: string | number): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** Counts the children while they are made, by medicine. */
export class ChildTally {
  readonly #cut: Day;
  readonly #counts: Readonly<Record<ChildMedicine, Counts>> = { onasemnogene: noCounts(), nusinersen: noCounts() };

  constructor(cut: Day) {
    this.#cut = cut;
  }

  add(course: ChildCourse): void {
    const counts = this.#counts[course.medicine];
    counts.n += 1;
    if (course.ending.death !== null) counts.deaths += 1;
    if (course.ending.emigration !== null) counts.emigrated += 1;
    addOne(counts.byType, course.type);
    addOne(counts.byStartYear, yearOf(course.start));
    for (const [id, definition] of Object.entries(definitions)) {
      const permanent = permanentOn(course.ventilation, definition);
      if (permanent !== null) addOne(counts.permanentVentilation, id);
      if (permanent !== null || course.ending.death !== null) addOne(counts.deathOrPermanentVentilation, id);
      this.#addInstalments(counts.instalments[id] ?? {}, course, permanent);
    }
    this.#addMilestones(counts.milestones, course);
  }

  get expected(): unknown {
    return this.#counts;
  }

  /** Alive and not permanently ventilated through the due date; failure is for good. */
  #addInstalments(instalments: Record<string, Instalment>, course: ChildCourse, permanent: Day | null): void {
    const { death, emigration } = course.ending;
    for (const year of INSTALMENT_YEARS) {
      const due = addMonths(course.start, 12 * year);
      const instalment = instalments[year];
      if (due > this.#cut || instalment === undefined) continue;
      instalment.due += 1;
      if ((death !== null && death <= due) || (permanent !== null && permanent <= due)) instalment.notMet += 1;
      else if (emigration !== null && emigration < due) instalment.unknown += 1;
      else instalment.met += 1;
    }
  }

  /** Among children who are alive and in the country when the milestone is due. */
  #addMilestones(milestones: Record<string, Milestone>, course: ChildCourse): void {
    const { planned, assessments } = course.assessmentCourse;
    for (const { months, due, attendance } of planned) {
      if (due >= course.ending.last) continue;
      const counts = milestones[months] ?? { due: 0, onTime: 0, late: 0, missed: 0, notYetOrNever: 0 };
      milestones[months] = counts;
      counts.due += 1;
      const done = assessments.some((a) => a.milestone === months && !a.retest);
      if (attendance === "missed") counts.missed += 1;
      else if (!done) counts.notYetOrNever += 1;
      else if (attendance === "late") counts.late += 1;
      else counts.onTime += 1;
    }
  }
}

/** What is true of one child, for tests that compare person by person. */
export const childPersonTruth = (course: ChildCourse, projectId: string): Readonly<Record<string, unknown>> => ({
  person: projectId,
  group: "sma-child",
  sex: course.person.sex,
  birthYear: course.person.birthYear,
  region: course.person.region,
  medicine: course.medicine,
  type: course.type,
  smn2: course.smn2,
  timeZero: iso(course.start),
  doses: course.doses.length,
  responds: course.motor.responds,
  permanentVentilation: Object.fromEntries(
    Object.entries(definitions).map(([id, definition]) => {
      const day = permanentOn(course.ventilation, definition);
      return [id, day === null ? null : iso(day)];
    }),
  ),
  death: course.ending.death === null ? null : iso(course.ending.death),
  emigration: course.ending.emigration === null ? null : iso(course.ending.emigration),
  followedUntil: iso(course.ending.last),
});
