import { clock, type Day, iso, yearOf } from "../calendar/day.ts";
import type { Keys } from "../population/keys.ts";
import { atcOn, type Medicine, saerkodeOn } from "../population/medicine-codes.ts";
import type { Person } from "../population/person.ts";
import { places } from "../population/places.ts";
import type { Random } from "../random/random.ts";
import type { ExtractRow } from "../write/extract-row.ts";

/** Specialities that occur: oncology, lung, neurology, paediatrics, general surgery (its number lost a zero once), others. */
export type Specialty = "853" | "170" | "250" | "220" | "010" | "999";

/** One contact with specialist health care, before it is written as an NPR episode. */
export interface Episode {
  readonly from: Day;
  readonly to: Day;
  readonly level: "inpatient" | "outpatient";
  readonly acute: boolean;
  readonly specialty: Specialty;
  /** ICD-10 without dot. */
  readonly main: string;
  readonly secondary: string | null;
  readonly medicine: Medicine | null;
  /** The person died in this stay. */
  readonly died: boolean;
}

export const outpatient = (day: Day, specialty: Specialty, main: string, medicine: Medicine | null): Episode => ({
  from: day,
  to: day,
  level: "outpatient",
  acute: false,
  specialty,
  main,
  secondary: null,
  medicine,
  died: false,
});

export const stay = (
  from: Day,
  to: Day,
  specialty: Specialty,
  main: string,
  acute: boolean,
  died: boolean,
): Episode => ({
  from,
  to,
  level: "inpatient",
  acute,
  specialty,
  main,
  secondary: null,
  medicine: null,
  died,
});

/** Where a given medicine is noted: as særkode or ATC among the procedures, or in the ATC column. */
const medicineCells = (episode: Episode, random: Random): { procedure: string | null; atc: string | null } => {
  if (episode.medicine === null) return { procedure: null, atc: null };
  const form = random.uniform();
  if (form < 0.5) return { procedure: saerkodeOn(episode.medicine, episode.from), atc: null };
  const atc = atcOn(episode.medicine, episode.from);
  return form < 0.8 ? { procedure: atc, atc: null } : { procedure: null, atc };
};

/** Gives every episode of a run its own number. */
export const episodeCounter = (): (() => number) => {
  let last = 1;
  return () => {
    last += 1;
    return last;
  };
};

/** The episode as a row of the file of the year in which it ended. */
export const episodeRow = (
  person: Person,
  episode: Episode,
  keys: Keys,
  nextNumber: () => number,
  random: Random,
): ExtractRow => {
  const year = yearOf(episode.to);
  const inpatient = episode.level === "inpatient";
  const minutes = random.between(480, 840);
  const { procedure, atc } = medicineCells(episode, random);
  const number = nextNumber();
  const level = inpatient ? "1" : "3";
  const region = places[person.region].npr;
  return {
    layout: "npr_episodes",
    year,
    values: {
      lopenr: keys.npr(person.number),
      aar: year,
      inndato: iso(episode.from),
      utdato: iso(episode.to),
      inntid: clock(minutes),
      uttid: clock(minutes + 45),
      fodselsar: person.birthYear,
      kjonn: person.sex === "m" ? "1" : "2",
      komnrhjem2: person.municipality.number,
      bydel2: person.district === null ? null : String(person.district),
      pas_reg2: region,
      sh_reg: region,
      institusjonid: person.unit.orgNr,
      behandlingsstedkode: person.unit.orgNr,
      sektor: "4",
      omsorgsniva: level,
      aktivitetskategori3: level,
      kontakttype: inpatient ? null : episode.medicine === null ? "3" : "2",
      innmatehast: episode.acute ? "1" : "4",
      uttilstand: episode.died ? "2" : "1",
      episodefag: episode.specialty,
      tilstand_1_1: episode.main,
      tilstand_2_1: episode.secondary,
      ncsp_1: null,
      ncsp_2: null,
      ncmp_1: episode.medicine === null ? null : "WBOC05",
      ncmp_2: procedure,
      ATC_1: atc,
      liggetid: episode.to - episode.from,
      aggrshoppid_lnr: inpatient ? number : 1,
      episode_lnr: number,
      nprid_reg: "1",
    },
  };
};
