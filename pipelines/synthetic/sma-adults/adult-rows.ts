import { type Day, iso } from "../calendar/day.ts";
import { registrationRow } from "../nornmd/registration-row.ts";
import { type Episode, episodeRow, outpatient, stay } from "../npr/episode.ts";
import { hreseptRow } from "../npr/hresept-row.ts";
import type { Keys } from "../population/keys.ts";
import { deathRows, linkRows, vitalStatusRow } from "../population/support-rows.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import type { AdultCourse, FollowUp } from "./adult-course.ts";
import { sykehusinnkjopRows } from "./sykehusinnkjop.ts";

const followUpRow = (course: AdultCourse, form: FollowUp, number: number, keys: Keys): ExtractRow => {
  const { person, medicine } = course;
  const hadAsChild = course.treatedAsChild ? "2" : "1";
  return {
    layout: "smafollowup",
    values: {
      PATIENT_ID: keys.nornmd(person.number),
      MCEID: String(number),
      CENTREID: person.unit.reshId,
      BEHANDLNG_BEHANDLING: medicine === "nusinersen" ? "1" : "2",
      ASSESSMENT_DATE: iso(form.day),
      FILL_DATE: iso(form.day),
      BEHANDLNG_SPINRAZA: hadAsChild,
      BEHANDLNG_EVRYSDI: "1",
      BEHANDLNG_FUNKSJONSSTATUS: form.stop,
      BEHANDLING_ONGOING: form.stop === "1" ? "1" : "0",
      KLINISK_HFMSE: form.hfmse,
      KLINISK_RULM: form.rulm,
      KLINISK_6MWT: form.walk,
      KLINISK_ATEND: form.atend,
      KLINISK_BIPAP: form.bipap,
      KLINISK_FUNKSJONSSTATUS: form.category,
      STATUS: String(form.status),
      ASSESSBY: "Oppdiktet Behandler",
      REGNAME: "Oppdiktet Registrar",
      USERCOMMENT: 'Oppdiktet tekst; med «anførsel" og semikolon',
    },
  };
};

const adultEpisodes = (course: AdultCourse): readonly Episode[] => {
  const { ending, supplies, followUps, medicine } = course;
  const visits = followUps
    .filter((form) => form.day <= ending.last)
    .map((form) => outpatient(form.day, "250", "G121", null));
  const injections = medicine === "nusinersen" ? supplies.map((day) => outpatient(day, "250", "G121", medicine)) : [];
  const lastStay = ending.death === null ? [] : [stay(ending.death, ending.death, "250", "G121", true, true)];
  return [...visits, ...injections, ...lastStay];
};

/** All rows of one adult in all registers. */
export const adultRows = (
  course: AdultCourse,
  keys: Keys,
  cut: Day,
  nextNumber: () => number,
): readonly ExtractRow[] => {
  const { person, ending, random, medicine, start } = course;
  const [first] = course.followUps;
  const disease = {
    icd10: "G12.1",
    subgroup: course.subgroup,
    onsetYears: course.subgroup === "81" ? 1 : course.subgroup === "82" ? 4 : 30,
    diagnosed: Math.min(start - 400, person.birth + 365 * 17),
    walking: first?.category === "3" ? "1" : "3",
    ventilated: (first?.bipap ?? 0) > 0,
  } as const;
  return [
    registrationRow(person, ending, disease, { number: nextNumber(), day: start }, keys),
    ...course.followUps.map((form) => followUpRow(course, form, nextNumber(), keys)),
    ...sykehusinnkjopRows(course, keys),
    ...adultEpisodes(course).map((episode) => episodeRow(person, episode, keys, nextNumber, random)),
    ...(medicine === "risdiplam"
      ? course.supplies.map((day) => hreseptRow(person, medicine, day, "-26", keys, nextNumber))
      : []),
    ...deathRows(person, ending, keys),
    vitalStatusRow(person, ending, keys),
    ...linkRows(person, ["nornmd", "npr", "folkeregisteret"], keys, cut),
  ];
};
