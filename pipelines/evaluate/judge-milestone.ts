import type { MilestoneStatus } from "../../schemas/evaluation.ts";
import { judgeEnding } from "./ending.ts";
import { judgeResponse } from "./judge-response.ts";
import { judgeStopCriteria } from "./judge-stop-criteria.ts";
import { judgeAlive, judgeEventFree, judgeFreeOfEvents } from "./judge-survival.ts";
import { judgeValueChange } from "./judge-value-change.ts";
import { type Judgement, judgement, type Situation } from "./situation.ts";

/** What an ending makes of a milestone that has not fallen due yet and never can any more. */
const decidesForGood: ReadonlySet<MilestoneStatus> = new Set(["NOT_MET", "NOT_APPLICABLE"]);

/**
 * One milestone of one patient of the population, in the order of what settles it: ended by an earlier fact, not due, else
 * its predicate. A milestone that carries money is decided as soon as a known fact has ended it for good: an instalment
 * that can never fall due is no commitment. Otherwise a milestone is judged from its due date on.
 */
export const judgeMilestone = (situation: Situation): Judgement => {
  const { clocks, known, milestone } = situation;
  if (milestone.predicate.kind === "unconditional") return judgement(known.asOf >= clocks.due ? "MET" : "NOT_DUE", []);
  const due = known.asOf >= clocks.due;
  const ended = due || milestone.payment !== null ? judgeEnding(situation) : null;
  if (ended !== null && (due || decidesForGood.has(ended.status))) return ended;
  if (!due) return judgement("NOT_DUE", []);
  const { predicate } = milestone;
  switch (predicate.kind) {
    case "alive":
      return judgeAlive(situation);
    case "alive-and-event-free":
      return judgeEventFree(situation, predicate.measure);
    case "stop-if-any":
      return judgeStopCriteria(situation, predicate);
    case "free-of-events":
      return judgeFreeOfEvents(situation);
    case "value-change":
      return judgeValueChange(situation, predicate);
    case "response-sustained":
      return judgeResponse(situation, predicate);
  }
};
