import type { Measure } from "../../../../schemas/measure.ts";
import type { World } from "../row-by-row/person.ts";
import { type Changed, changedTime } from "./changed.ts";
import { changedCost, changedIntensity, changedRate, changedWaste } from "./of-amounts.ts";
import {
  changedCause,
  changedDiscontinuation,
  changedNext,
  changedPersistence,
  changedProgression,
  changedVentilation,
} from "./of-times.ts";
import { changedMilestone, changedResponse, changedWindow } from "./of-windows.ts";

/** The same measure with one of its own rules moved by the smallest step: who reads differently is a close call. */
export const changedMeasures = (measure: Measure): Changed => {
  switch (measure.kind) {
    case "overall-survival":
    case "net-survival":
    case "score-change":
      return {};
    case "cancer-specific-survival":
      return changedCause(measure);
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

/** The same measure with one rule moved that it shares with every measure of its family. */
export const changedSharedRules = (measure: Measure): Changed => {
  switch (measure.kind) {
    case "overall-survival":
    case "cancer-specific-survival":
    case "time-to-discontinuation":
    case "persistence":
    case "time-to-next-treatment":
    case "progression-free-survival":
    case "death-or-permanent-ventilation":
      return changedTime(measure);
    case "net-survival":
      return { "delayed entry the other way": { ...measure, delayed_entry: !measure.delayed_entry } };
    case "score-change":
    case "response":
      return changedWindow(measure);
    case "milestone-attainment":
    case "event-rate":
    case "resource-use":
    case "relative-dose-intensity":
    case "waste":
    case "cost":
      return {};
  }
};

/** Kinds that ask how far the data of a source reach, whatever their other rules. */
const readsCuts: ReadonlySet<Measure["kind"]> = new Set([
  "time-to-discontinuation",
  "persistence",
  "time-to-next-treatment",
  "death-or-permanent-ventilation",
  "score-change",
  "response",
  "milestone-attainment",
  "relative-dose-intensity",
  "cost",
]);

/** The same world with one clock a day earlier. */
export const changedWorlds = ({ kind }: Measure, world: World): Readonly<Record<string, World>> => {
  const { first, second, third, fourth, fifth } = world.cuts;
  const cuts = { first: first - 1, second: second - 1, third: third - 1, fourth: fourth - 1, fifth: fifth - 1 };
  return {
    "judged a day earlier": { ...world, asOf: world.asOf - 1 },
    ...(readsCuts.has(kind) ? { "data cut a day earlier": { ...world, cuts } } : {}),
  };
};
