import { sideCodes } from "../../../schemas/registers/npr/treated-side.ts";
import { type Day, iso } from "../calendar/day.ts";
import { episodeRow, outpatient } from "../npr/episode.ts";
import { perDay } from "../population/ending.ts";
import type { Keys } from "../population/keys.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import { drawSmallGroupPerson, type SmallGroupPerson } from "./small-group-person.ts";
import { personTruthOf, supportOf } from "./small-group-support.ts";
import { smallGroupTruth } from "./small-group-truth.ts";

type Side = keyof typeof sideCodes;

interface Injection {
  readonly day: Day;
  readonly side: Side;
  /** The hospital reports the side. */
  readonly stated: boolean;
}

/** One person with wet macular degeneration, treated with ranibizumab. */
export interface EyeCourse extends SmallGroupPerson {
  readonly injections: readonly Injection[];
}

/** Draws the injections: every fourth to sixth week until treatment stops or follow-up ends. */
export const drawEyeCourse = (seed: number, index: number, cut: Day): EyeCourse => {
  const { femaleShare, bothEyesShare, daysBetween, stopsPerYear, sideMissingShare } = smallGroupTruth.eye;
  const person = drawSmallGroupPerson(
    { group: "eye", ageAtStart: [60, 92], femaleShare, deathPerYear: 0.05 },
    seed,
    index,
    cut,
  );
  const { random, start, ending } = person;
  const side = random.chance(bothEyesShare) ? "both" : random.pick<Side>(["right", "left"]);
  const until = Math.min(ending.last - 1, start + Math.ceil(random.exponential(perDay(stopsPerYear))));
  const injections: Injection[] = [];
  for (let day = start; day <= until; day += random.between(...daysBetween)) {
    injections.push({ day, side, stated: !random.chance(sideMissingShare) });
  }
  return { ...person, injections };
};

/** NPR's episodes with the injection, its side and the medicine; a first contact for the diagnosis before them. */
export const eyeRows = (course: EyeCourse, keys: Keys, cut: Day, nextNumber: () => number): readonly ExtractRow[] => {
  const { person, injections, start, random } = course;
  const episode = (day: Day, injected: Injection | null): ExtractRow => {
    const { values, ...row } = episodeRow(
      person,
      outpatient(day, "999", "H353", injected === null ? null : "ranibizumab"),
      keys,
      nextNumber,
      random,
    );
    if (injected === null) return { ...row, values };
    const side = injected.stated ? sideCodes[injected.side] : null;
    return { ...row, values: { ...values, ncsp_1: "CKD05", ncsp_2: side, ncmp_1: null } };
  };
  return [
    episode(start - 14, null),
    ...injections.map((injected) => episode(injected.day, injected)),
    ...supportOf(course, [], keys, cut),
  ];
};

export const eyePersonTruth = (course: EyeCourse, projectId: string): Readonly<Record<string, unknown>> => ({
  ...personTruthOf(course, projectId),
  injections: course.injections.map(({ day, side, stated }) => ({ date: iso(day), side: stated ? side : null })),
});
