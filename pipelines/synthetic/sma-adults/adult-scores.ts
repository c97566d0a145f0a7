import type { Random } from "../random/random.ts";
import { type AdultScale, adultTruth, type Change } from "./adult-parameters.ts";

/** What a follow-up form notes of the patient's function; whole numbers, as the form has them. */
export interface Scores {
  readonly hfmse: number;
  readonly rulm: number;
  /** Metres; 0 in those who do not walk, because the form wants a number. */
  readonly walk: number;
  readonly atend: number;
  readonly bipap: number;
  /** 1 non-sitter, 2 sitter, 3 walker. */
  readonly category: "1" | "2" | "3";
}

const start = {
  "1": { hfmse: 3, rulm: 10, walk: 0, atend: 12 },
  "2": { hfmse: 16, rulm: 19, walk: 0, atend: 24 },
  "3": { hfmse: 46, rulm: 31, walk: 310, atend: 40 },
} as const;

/** Months after which the whole change has come. */
const FULL_CHANGE = 12;

const sizeOf = (scale: AdultScale, change: Change, random: Random): number => {
  const smallest = adultTruth.smallestChange[scale];
  const beyond = random.between(smallest + 1, smallest * 3);
  const within = random.between(-smallest, smallest);
  switch (change) {
    case "improved":
      return beyond;
    case "declined":
      return -beyond;
    case "stable":
      return within;
  }
};

const between = (value: number, lowest: number, highest: number): number =>
  Math.min(highest, Math.max(lowest, Math.round(value)));

/** Draws a patient's baseline and change on each scale; answers the scores so many months after the start. */
export const drawScores = (subgroup: "81" | "82" | "83", random: Random): ((months: number) => Scores) => {
  const category = random.pick<Scores["category"]>(subgroup === "81" ? ["1", "2"] : ["2", "3", "3"]);
  const base = start[category];
  const hfmse = between(random.normal(base.hfmse, 5), 0, 66);
  const rulm = between(random.normal(base.rulm, 4), 0, 37);
  const walk = category === "3" ? between(random.normal(base.walk, 70), 60, 600) : 0;
  const atend = between(random.normal(base.atend, 3), 0, 46);
  const bipap = category === "1" ? random.between(6, 12) : category === "2" ? random.between(0, 8) : 0;
  const change = (scale: AdultScale): number => sizeOf(scale, random.draw<Change>(adultTruth.change[scale]), random);
  const [hfmseChange, rulmChange, walkChange] = [change("HFMSE"), change("RULM"), change("6MWT")];
  return (months) => {
    const share = Math.min(1, months / FULL_CHANGE);
    return {
      hfmse: between(hfmse + hfmseChange * share, 0, 66),
      rulm: between(rulm + rulmChange * share, 0, 37),
      walk: category === "3" ? between(walk + walkChange * share, 0, 1000) : 0,
      atend,
      bipap,
      category,
    };
  };
};
