import { type Day, dayOf } from "../calendar/day.ts";
import { type Episode, episodeRow, outpatient, type Specialty, stay } from "../npr/episode.ts";
import { type Ending, endingAt, perDay } from "../population/ending.ts";
import type { Keys } from "../population/keys.ts";
import { drawPerson, personRandom } from "../population/person.ts";
import { deathRows, linkRows } from "../population/support-rows.ts";
import type { Random, Shares } from "../random/random.ts";
import type { ExtractRow } from "../write/extract-row.ts";

/** The truth behind the persons who fill NPR up and are in no other register. */
export const backgroundTruth = {
  contactsPerYear: 1.4,
  inpatientShare: 0.25,
  deathPerYear: 0.012,
  femaleShare: 0.53,
} as const;

interface Complaint {
  readonly icd10: string;
  readonly specialty: Specialty;
}

const complaints: Shares<Complaint> = [
  [{ icd10: "Z098", specialty: "010" }, 0.16],
  [{ icd10: "I251", specialty: "010" }, 0.12],
  [{ icd10: "M169", specialty: "010" }, 0.11],
  [{ icd10: "C509", specialty: "853" }, 0.1],
  [{ icd10: "J449", specialty: "170" }, 0.1],
  [{ icd10: "G409", specialty: "250" }, 0.09],
  [{ icd10: "K359", specialty: "010" }, 0.08],
  [{ icd10: "S525", specialty: "010" }, 0.08],
  [{ icd10: "G35", specialty: "250" }, 0.06],
  [{ icd10: "C619", specialty: "853" }, 0.05],
  [{ icd10: "J459", specialty: "220" }, 0.05],
];

const drawContacts = (from: Day, ending: Ending, random: Random): readonly Episode[] => {
  const episodes: Episode[] = [];
  const wait = (): number => 1 + Math.floor(random.exponential(perDay(backgroundTruth.contactsPerYear)));
  for (let day = from + wait(); day < ending.last - 20; day += wait()) {
    const { icd10, specialty } = random.draw(complaints);
    if (random.chance(backgroundTruth.inpatientShare)) {
      const out = day + random.between(0, 9);
      episodes.push(stay(day, out, specialty, icd10, random.chance(0.6), false));
      day = out;
    } else episodes.push(outpatient(day, specialty, icd10, null));
  }
  return episodes;
};

/** NPR rows and link of the index-th person of the background; none for a person without a contact. */
export const backgroundRows = (
  seed: number,
  index: number,
  cut: Day,
  keys: Keys,
  nextEpisode: () => number,
): readonly ExtractRow[] => {
  const random = personRandom(seed, "background", index);
  const from = Math.min(dayOf("2018-01-01"), cut - 730);
  const birth = from - random.between(0, 32_000);
  const person = drawPerson("background", index, birth, backgroundTruth.femaleShare, random);
  const death = from + Math.ceil(random.exponential(perDay(backgroundTruth.deathPerYear)));
  const ending = endingAt(cut, death, Number.POSITIVE_INFINITY);
  const contacts = drawContacts(from, ending, random);
  if (contacts.length === 0) return [];
  return [
    ...contacts.map((episode) => episodeRow(person, episode, keys, nextEpisode, random)),
    ...deathRows(person, ending, keys),
    ...linkRows(person, ["npr"], keys, cut).map((row) => ({ ...row, ofBystander: true })),
  ];
};
