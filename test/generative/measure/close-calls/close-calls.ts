import type { Measure } from "../../../../schemas/measure.ts";
import type { World } from "../row-by-row/person.ts";
import type { Changed } from "./changed.ts";
import { changedCost, changedIntensity, changedRate, changedWaste } from "./of-amounts.ts";
import {
  changedCause,
  changedDiscontinuation,
  changedNet,
  changedNext,
  changedOverall,
  changedPersistence,
  changedProgression,
  changedVentilation,
} from "./of-times.ts";
import { changedMilestone, changedResponse, changedScore } from "./of-windows.ts";

/** The same measure with one rule moved by the smallest step: who reads differently under it is a close call. */
export const changedMeasures = (measure: Measure): Changed => {
  switch (measure.kind) {
    case "overall-survival":
      return changedOverall(measure);
    case "cancer-specific-survival":
      return changedCause(measure);
    case "net-survival":
      return changedNet(measure);
    case "time-to-discontinuation":
      return changedDiscontinuation(measure);
    case "persistence":
      return changedPersistence(measure);
    case "time-to-next-treatment":
      return changedNext(measure);
    case "progression-free-survival":
      return changedProgression(measure);
    case "death-or-permanent-ventilation":
      return changedVentilation(measure);
    case "score-change":
      return changedScore(measure);
    case "response":
      return changedResponse(measure);
    case "milestone-attainment":
      return changedMilestone(measure);
    case "event-rate":
    case "resource-use":
      return changedRate(measure);
    case "relative-dose-intensity":
      return changedIntensity(measure);
    case "waste":
      return changedWaste(measure);
    case "cost":
      return changedCost(measure);
  }
};

/** The same world with one clock a day earlier. */
export const changedWorlds = (world: World): Readonly<Record<string, World>> => ({
  "judged a day earlier": { ...world, asOf: world.asOf - 1 },
  "first source cut a day earlier": { ...world, cuts: { ...world.cuts, early: world.cuts.early - 1 } },
  "second source cut a day earlier": { ...world, cuts: { ...world.cuts, late: world.cuts.late - 1 } },
});
