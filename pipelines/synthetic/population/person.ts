import type { CareUnit, HealthRegion } from "../../../schemas/registers/units.ts";
import { wordOf } from "../../statistics/random/scramble.ts";
import type { Day } from "../calendar/day.ts";
import { yearOf } from "../calendar/day.ts";
import { type Random, randomOf } from "../random/random.ts";
import { type Municipality, places, regionShares, unitIn } from "./places.ts";

/** The groups of made-up persons. Each has its own range of numbers, so a group's size never moves another's. */
export type Group = "lung" | "sma-child" | "sma-adult" | "eye" | "psoriasis" | "myeloma" | "lymphoma" | "background";

const firstNumber: Readonly<Record<Group, number>> = {
  lung: 0,
  "sma-child": 0x20000000,
  "sma-adult": 0x40000000,
  eye: 0x60000000,
  psoriasis: 0x64000000,
  myeloma: 0x68000000,
  lymphoma: 0x6c000000,
  background: 0x80000000,
};

/** What is true of a person in every register. */
export interface Person {
  readonly group: Group;
  /** Running number in the whole made-up population. */
  readonly number: number;
  readonly sex: "m" | "f";
  readonly birth: Day;
  readonly birthYear: number;
  readonly region: HealthRegion;
  readonly municipality: Municipality;
  /** City district; null where the municipality has none. */
  readonly district: number | null;
  readonly unit: CareUnit;
}

const streams: Readonly<Record<Group, number>> = {
  lung: wordOf("lung"),
  "sma-child": wordOf("sma-child"),
  "sma-adult": wordOf("sma-adult"),
  eye: wordOf("eye"),
  psoriasis: wordOf("psoriasis"),
  myeloma: wordOf("myeloma"),
  lymphoma: wordOf("lymphoma"),
  background: wordOf("background"),
};

/** The generator of the index-th person of a group. */
export const personRandom = (seed: number, group: Group, index: number): Random =>
  randomOf(seed, streams[group], index);

/** Draws the fixed attributes of a person born on `birth`. */
export const drawPerson = (group: Group, index: number, birth: Day, femaleShare: number, random: Random): Person => {
  const sex = random.chance(femaleShare) ? "f" : "m";
  const region = random.draw(regionShares);
  const municipality = random.pick(places[region].municipalities);
  return {
    group,
    number: firstNumber[group] + index,
    sex,
    birth,
    birthYear: yearOf(birth),
    region,
    municipality,
    district: municipality.districts === 0 ? null : 1 + (index % municipality.districts),
    unit: unitIn(region, random),
  };
};
