import type { Day } from "../calendar/day.ts";
import type { Keys } from "../population/keys.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import { drawEyeCourse, eyePersonTruth, eyeRows } from "./eye.ts";
import { drawLymphomaCourse, lymphomaPersonTruth, lymphomaRows } from "./lymphoma.ts";
import { drawMyelomaCourse, myelomaPersonTruth, myelomaRows } from "./myeloma.ts";
import { drawPsoriasisCourse, psoriasisPersonTruth, psoriasisRows } from "./psoriasis.ts";
import type { SmallGroupPerson } from "./small-group-person.ts";

/** One made-up person with all rows in all registers, and what is true of the person. */
export interface MadePerson {
  readonly rows: readonly ExtractRow[];
  readonly truth: Readonly<Record<string, unknown>>;
}

type Make = (seed: number, index: number, keys: Keys, cut: Day, nextNumber: () => number) => MadePerson;

const made =
  <C extends SmallGroupPerson>(
    draw: (seed: number, index: number, cut: Day) => C,
    rows: (course: C, keys: Keys, cut: Day, nextNumber: () => number) => readonly ExtractRow[],
    truth: (course: C, projectId: string) => Readonly<Record<string, unknown>>,
  ): Make =>
  (seed, index, keys, cut, nextNumber) => {
    const course = draw(seed, index, cut);
    return { rows: rows(course, keys, cut, nextNumber), truth: truth(course, keys.project(course.person.number)) };
  };

/** How the index-th person of each small group is made. */
export const smallGroups: readonly Make[] = [
  made(drawEyeCourse, eyeRows, eyePersonTruth),
  made(drawPsoriasisCourse, psoriasisRows, psoriasisPersonTruth),
  made(drawMyelomaCourse, myelomaRows, myelomaPersonTruth),
  made(drawLymphomaCourse, lymphomaRows, lymphomaPersonTruth),
];
