import type { Day } from "../calendar/day.ts";
import { type Episode, outpatient, stay } from "../npr/episode.ts";
import { perDay } from "../population/ending.ts";
import type { LungCourse } from "./lung-course.ts";

const ACUTE_PER_YEAR = 0.7;
const DIES_IN_HOSPITAL = 0.55;

/** Contacts with hospitals, in order of what they are for: work-up, doses, controls, acute stays, the last stay. */
export const lungEpisodes = (course: LungCourse): readonly Episode[] => {
  const { diagnosis, ending, treatment, tumour, random } = course;
  const icd10 = tumour.icd10;
  const last = ending.last;
  const workUp = Math.min(diagnosis + random.between(2, 7), last);
  const episodes: Episode[] = [stay(diagnosis, workUp, "170", icd10, false, false)];
  for (const day of treatment?.doses ?? []) episodes.push(outpatient(day, "853", icd10, "pembrolizumab"));
  for (const day of treatment?.nextLine ?? []) episodes.push(outpatient(day, "853", icd10, "docetaxel"));
  const controlsFrom = treatment?.doses.at(-1) ?? diagnosis;
  for (let day = controlsFrom + 60; day < last; day += random.between(80, 110)) {
    episodes.push(outpatient(day, "170", icd10, null));
  }
  for (let day = nextAcute(workUp, random.exponential(perDay(ACUTE_PER_YEAR))); day < last - 15; ) {
    const out = day + random.between(1, 14);
    episodes.push(stay(day, out, "170", random.pick([icd10, "J189", "R509"]), true, false));
    day = nextAcute(out, random.exponential(perDay(ACUTE_PER_YEAR)));
  }
  if (ending.death !== null && random.chance(DIES_IN_HOSPITAL)) {
    const days = Math.min(random.between(0, 12), ending.death - workUp);
    episodes.push(stay(ending.death - Math.max(0, days), ending.death, "853", icd10, true, true));
  }
  return episodes;
};

const nextAcute = (after: Day, wait: number): Day => after + 1 + Math.ceil(wait);
