import type { Day } from "../calendar/day.ts";
import type { Keys } from "../population/keys.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import { drawEyeCourse, eyePersonTruth, eyeRows } from "./eye.ts";
import { drawLymphomaCourse, lymphomaPersonTruth, lymphomaRows } from "./lymphoma.ts";
import { drawMyelomaCourse, myelomaPersonTruth, myelomaRows } from "./myeloma.ts";
import { drawPsoriasisCourse, psoriasisPersonTruth, psoriasisRows } from "./psoriasis.ts";

/** One made-up person with all rows in all registers, and what is true of the person. */
export interface MadePerson {
  readonly rows: readonly ExtractRow[];
  readonly truth: Readonly<Record<string, unknown>>;
}

type Make = (seed: number, index: number, keys: Keys, cut: Day, nextNumber: () => number) => MadePerson;

/** How the index-th person of each small group is made. */
export const smallGroups: readonly Make[] = [
  (seed, index, keys, cut, nextNumber) => {
    const course = drawEyeCourse(seed, index, cut);
    return {
      rows: eyeRows(course, keys, cut, nextNumber),
      truth: eyePersonTruth(course, keys.project(course.person.number)),
    };
  },
  (seed, index, keys, cut) => {
    const course = drawPsoriasisCourse(seed, index, cut);
    return {
      rows: psoriasisRows(course, keys, cut),
      truth: psoriasisPersonTruth(course, keys.project(course.person.number)),
    };
  },
  (seed, index, keys, cut) => {
    const course = drawMyelomaCourse(seed, index, cut);
    return {
      rows: myelomaRows(course, keys, cut),
      truth: myelomaPersonTruth(course, keys.project(course.person.number)),
    };
  },
  (seed, index, keys, cut) => {
    const course = drawLymphomaCourse(seed, index, cut);
    return {
      rows: lymphomaRows(course, keys, cut),
      truth: lymphomaPersonTruth(course, keys.project(course.person.number)),
    };
  },
];
