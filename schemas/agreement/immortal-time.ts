import type { Measure } from "../measure.ts";
import { type Contradiction, contradiction as fault } from "./contradiction.ts";

/**
 * Ways in which a measure would count time in which nobody could have had the event, each with its remedy.
 *
 * Start criteria look back from time zero by their form, and subgroups are attributes; what is left are a time zero before
 * the cohort is entered, and a group that is formed after time zero.
 */
export const immortalTime = (measure: Measure, i: number): readonly Contradiction[] => [
  ...beforeEntry(measure, i),
  ...joinedLater(measure, i),
];

const beforeEntry = (measure: Measure, i: number): Contradiction[] =>
  "delayed_entry" in measure && measure.time_zero === "diagnosis" && !measure.delayed_entry
    ? [
        fault(
          "immortal time: everyone in the cohort lived from diagnosis to the first exposure. Set delayed_entry to true, or time_zero to first-exposure",
          "measures",
          i,
          "delayed_entry",
        ),
      ]
    : [];

const joinedLater = (measure: Measure, i: number): Contradiction[] => {
  const { landmark } = "landmark" in measure ? measure : {};
  return landmark !== undefined && landmark.among.by_days > landmark.days
    ? [
        fault(
          `immortal time: a member who joins on day ${landmark.among.by_days} lived from the landmark until then. Set by_days to ${landmark.days} or less, or the landmark to ${landmark.among.by_days} or later`,
          "measures",
          i,
          "landmark",
          "among",
          "by_days",
        ),
      ]
    : [];
};
