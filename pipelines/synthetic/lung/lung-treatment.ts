import type { Day } from "../calendar/day.ts";
import type { Ending } from "../population/ending.ts";
import type { Random } from "../random/random.ts";
import { lungTruth } from "./lung-parameters.ts";

/** Why pembrolizumab ended; null while it goes on, or when death or the data cut came first. */
type StopReason = "progression" | "toxicity" | "other" | "completed";

/** Treatment with pembrolizumab, 200 mg every third week, as given until the follow-up's end. */
export interface Treatment {
  readonly firstDose: Day;
  /** Days with a dose, in order; empty when the first dose lies after the end of follow-up. */
  readonly doses: readonly Day[];
  readonly withChemotherapy: boolean;
  readonly stopReason: StopReason | null;
  readonly progression: Day | null;
  /** Days with docetaxel as the next line. */
  readonly nextLine: readonly Day[];
}

const CYCLE = 21;

/** Days to the next dose: three weeks, a little late at times, and one or two cycles more after a pause. */
const interval = (random: Random): number => {
  const delay = random.chance(0.2) ? random.between(1, 3) : 0;
  const pause = random.chance(lungTruth.pauseShare) ? CYCLE * random.between(1, 2) : 0;
  return CYCLE + delay + pause;
};

/** Draws the doses from the first one on; nothing is given on the last day of follow-up or after it. */
export const drawTreatment = (firstDose: Day, ending: Ending, random: Random): Treatment => {
  const { perDay, completeAfterDays } = lungTruth.discontinuation;
  const stopsAfter = Math.ceil(random.exponential(perDay));
  const reason = random.draw<StopReason>(lungTruth.stopReason);
  const withChemotherapy = random.chance(lungTruth.chemotherapyShare);
  const planned = firstDose + Math.min(stopsAfter, completeAfterDays);
  const until = Math.min(planned, ending.last - 1);
  const doses: Day[] = [];
  for (let day = firstDose; day <= until; day += interval(random)) doses.push(day);
  const last = doses.at(-1);
  const stopReason =
    last === undefined || planned >= ending.last
      ? null
      : planned - firstDose >= completeAfterDays
        ? "completed"
        : reason;
  const progressed = stopReason === "progression" && last !== undefined ? last + random.between(5, 20) : null;
  const progression = progressed !== null && progressed < ending.last ? progressed : null;
  const nextLine =
    progression !== null && random.chance(lungTruth.nextLineShare) ? drawNextLine(progression, ending, random) : [];
  return { firstDose, doses, withChemotherapy, stopReason, progression, nextLine };
};

const drawNextLine = (progression: Day, ending: Ending, random: Random): readonly Day[] => {
  const start = progression + random.between(10, 35);
  const cycles = random.between(1, 6);
  return Array.from({ length: cycles }, (_, i) => start + i * CYCLE).filter((day) => day < ending.last);
};
