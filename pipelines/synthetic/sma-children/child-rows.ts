import type { Day } from "../calendar/day.ts";
import { registrationRow } from "../nornmd/registration-row.ts";
import { type Episode, episodeRow, outpatient, stay } from "../npr/episode.ts";
import type { Keys } from "../population/keys.ts";
import { deathRows, linkRows, vitalStatusRow } from "../population/support-rows.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import type { ChildCourse } from "./child-course.ts";
import { childRegistryRows } from "./child-registry-rows.ts";

const subgroup = { "1": "70", "2": "81", "3": "82", presymptomatic: "2080" } as const;

const diagnosisOf = (course: ChildCourse): string => (course.type === "1" ? "G120" : "G121");

/** Contacts with hospitals: the doses, controls every half year, stays for acute ventilation, the last stay. */
const childEpisodes = (course: ChildCourse): readonly Episode[] => {
  const { ending, start, random } = course;
  const icd10 = diagnosisOf(course);
  const episodes = course.doses.map((day) => outpatient(day, "220", icd10, course.medicine));
  for (let day = start + 90; day < ending.last; day += random.between(150, 200)) {
    episodes.push(outpatient(day, "220", icd10, null));
  }
  for (const period of course.ventilation) {
    if (period.acute) episodes.push(stay(period.from, period.to, "220", "J189", true, false));
  }
  if (ending.death !== null) {
    episodes.push(stay(Math.max(start, ending.death - random.between(0, 9)), ending.death, "220", icd10, true, true));
  }
  return episodes;
};

/** All rows of one child in all registers. */
export const childRows = (
  course: ChildCourse,
  keys: Keys,
  cut: Day,
  nextEpisode: () => number,
): readonly ExtractRow[] => {
  const { person, ending, random } = course;
  const rows = [
    ...childRegistryRows(course, keys),
    ...childEpisodes(course).map((episode) => episodeRow(person, episode, keys, nextEpisode, random)),
    ...deathRows(person, ending, keys),
    vitalStatusRow(person, ending, keys),
    ...linkRows(person, ["sma_children", "npr", "folkeregisteret"], keys, cut),
  ];
  if (!course.inNornmd) return rows;
  const disease = {
    icd10: course.type === "1" ? "G12.0" : "G12.1",
    subgroup: subgroup[course.type],
    onsetYears: course.onsetMonths === null ? null : Math.round((course.onsetMonths / 12) * 100) / 100,
    diagnosed: course.start - 10,
    walking: course.type === "3" ? "1" : "9",
    ventilated: course.ventilation.some((period) => period.hours > 0),
  } as const;
  const form = { number: nextEpisode(), day: Math.min(course.start + 30, ending.last) };
  return [...rows, registrationRow(person, ending, disease, form, keys), ...linkRows(person, ["nornmd"], keys, cut)];
};
