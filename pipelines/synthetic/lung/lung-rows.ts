import type { Day } from "../calendar/day.ts";
import { type Episode, episodeRow } from "../npr/episode.ts";
import { hreseptRow } from "../npr/hresept-row.ts";
import type { Keys } from "../population/keys.ts";
import { deathRows, linkRows, vitalStatusRow } from "../population/support-rows.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import { inspireRows } from "./inspire-rows.ts";
import { kreftRows } from "./kreft-rows.ts";
import type { LungCourse } from "./lung-course.ts";
import { lungEpisodes } from "./lung-episodes.ts";

/** All rows of one lung patient in all registers. */
export const lungRows = (
  course: LungCourse,
  keys: Keys,
  cut: Day,
  nextEpisode: () => number,
): readonly ExtractRow[] => {
  const { person, ending, random } = course;
  const episode = (e: Episode): ExtractRow => episodeRow(person, e, keys, nextEpisode, random);
  return [
    ...kreftRows(course, keys),
    ...inspireRows(course, keys),
    ...lungEpisodes(course).map(episode),
    ...course.dispensings.map((day) => hreseptRow(person, "osimertinib", day, "-50", keys, nextEpisode)),
    ...deathRows(person, ending, keys),
    vitalStatusRow(person, ending, keys),
    ...linkRows(person, ["kreftregisteret", "npr", "folkeregisteret"], keys, cut),
  ];
};
