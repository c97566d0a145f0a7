import { judgeEnding } from "./ending.ts";
import { judgeStopCriteria } from "./judge-stop-criteria.ts";
import { judgeAlive, judgeEventFree } from "./judge-survival.ts";
import { type Judgement, judgement, type Situation } from "./situation.ts";

/**
 * One milestone of one patient of the population, in the order of what settles it: not due, ended by an earlier fact,
 * else its predicate. A milestone is judged from its due date on, even where the answer could be foreseen.
 */
export const judgeMilestone = (situation: Situation): Judgement => {
  const { clocks, known, milestone } = situation;
  if (known.asOf < clocks.due) return judgement("NOT_DUE", []);
  const ended = judgeEnding(situation);
  if (ended !== null) return ended;
  const { predicate } = milestone;
  switch (predicate.kind) {
    case "alive":
      return judgeAlive(situation);
    case "alive-and-event-free":
      return judgeEventFree(situation, predicate.measure);
    case "stop-if-any":
      return judgeStopCriteria(situation, predicate);
  }
};
