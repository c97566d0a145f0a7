import type { Agreement } from "./agreement.ts";
import { type Contradiction, contradiction as fault } from "./contradiction.ts";
import type { AgreedMilestone } from "./milestone.ts";
import type { Baseline, Predicate, PredicateOf } from "./predicate.ts";

/** Contradictions between what a milestone asks, when it is due, and where its assessments are read. */
export const milestoneFaults = (a: Agreement): Contradiction[] =>
  a.milestones.flatMap((milestone, i) => faultsOf(a, milestone, ["milestones", i]));

type Place = readonly ["milestones", number];

const faultsOf = (a: Agreement, milestone: AgreedMilestone, place: Place): Contradiction[] => {
  const { predicate } = milestone;
  switch (predicate.kind) {
    case "stop-if-any":
    case "value-change":
      return [...windowFaults(milestone, place), ...baselineFaults(milestone, place)];
    case "response-sustained":
      return [...windowFaults(milestone, place), ...reachedFaults(predicate, milestone, place)];
    case "alive-and-event-free": {
      const measure = a.measures.find(({ id }) => id === predicate.measure);
      return [
        ...noWindowFaults(milestone, place),
        ...(measure?.kind === "death-or-permanent-ventilation"
          ? []
          : [fault("expected a measure of kind death-or-permanent-ventilation", ...place, "predicate", "measure")]),
      ];
    }
    case "alive":
    case "unconditional":
    case "free-of-events":
      return noWindowFaults(milestone, place);
  }
};

const windowFaults = ({ window }: AgreedMilestone, place: Place): Contradiction[] =>
  window === null ? [fault("assessments need a window: before_days, after_days, grace_days", ...place, "window")] : [];

const noWindowFaults = ({ window }: AgreedMilestone, place: Place): Contradiction[] =>
  window === null ? [] : [fault("expected null: no assessment is read", ...place, "window")];

/** No span has fewer or more days than these, whatever the day it begins on; months are given three days of room. */
const days = (span: AgreedMilestone["due"]): { readonly fewest: number; readonly most: number } => {
  if ("days" in span) return { fewest: span.days, most: span.days };
  const middle = (span.months * 146_097) / 4800;
  return { fewest: Math.floor(middle) - 3, most: Math.ceil(middle) + 3 };
};

const baselines = (predicate: Predicate): readonly Baseline[] => {
  if (predicate.kind === "value-change") return [predicate.baseline];
  if (predicate.kind !== "stop-if-any") return [];
  return predicate.domains.flatMap((domain) => ("baseline" in domain ? [domain.baseline] : []));
};

/** A window that reaches back to the baseline would hold the baseline against itself, and read it as no change. */
const baselineFaults = ({ due, window, predicate }: AgreedMilestone, place: Place): Contradiction[] => {
  if (window === null) return [];
  const last = Math.max(-1, ...baselines(predicate).map(({ after_days }) => after_days));
  const room = days(due).fewest - last - 1;
  return window.before_days <= room || last < 0
    ? []
    : [
        fault(
          room < 0
            ? "the milestone is due before the last day of the baseline"
            : `expected at most ${room}: the window would reach back to the baseline`,
          ...place,
          "window",
          "before_days",
        ),
      ];
};

const reachedFaults = (
  { reached_by_months: months, reached_by_days }: PredicateOf<"response-sustained">,
  { due }: AgreedMilestone,
  place: Place,
): Contradiction[] => {
  if ((months === undefined) === (reached_by_days === undefined)) {
    return [fault("expected one of reached_by_months and reached_by_days", ...place, "predicate")];
  }
  const key = months === undefined ? "reached_by_days" : "reached_by_months";
  const isLater =
    months !== undefined && "months" in due
      ? months > due.months
      : days(months === undefined ? { days: reached_by_days ?? 0 } : { months }).fewest > days(due).most;
  return isLater ? [fault("expected a day that is not after the due date", ...place, "predicate", key)] : [];
};
