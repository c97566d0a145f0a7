import type { PredicateOf } from "../../schemas/agreement/predicate.ts";
import type { AssessmentFact } from "../../schemas/patient-facts.ts";
import { addDays, addMonths } from "./calendar.ts";
import { edgeCaseRule } from "./edge-case-rule.ts";
import { type Judgement, judgement, pointTo, type Situation } from "./situation.ts";

/**
 * Whether a response was reached in time and has lasted.
 *
 * MET needs a response on or before the agreed day, none but responses after the first one, and a response in the window
 * of the due date. A later assessment without response is the loss of it, and final: what comes after does not bring it
 * back. Without an assessment in the window nobody knows that it has lasted.
 */
export const judgeResponse = (situation: Situation, predicate: PredicateOf<"response-sustained">): Judgement => {
  const { agreement, clocks, patient } = situation;
  const { windowFrom, windowTo, graceTo } = clocks;
  const last = graceTo ?? clocks.due;
  const reachedBy =
    predicate.reached_by_months === undefined
      ? addDays(patient.timeZero, predicate.reached_by_days ?? 0)
      : addMonths(patient.timeZero, predicate.reached_by_months);
  const stated = patient.assessments
    .flatMap((fact) =>
      fact.kind === predicate.assessment && fact.date !== null && fact.date > patient.timeZero && fact.date <= last
        ? [{ ...fact, date: fact.date, responds: fact.code !== null && predicate.one_of.includes(fact.code) }]
        : [],
    )
    .filter(({ code }) => code !== null && code !== "unknown" && code !== "not-assessed");
  const first = stated.find(({ responds }) => responds);
  const inTime = first !== undefined && first.date <= reachedBy;
  const lost = first === undefined ? undefined : stated.find(({ date, responds }) => date > first.date && !responds);
  const point = (role: string, fact: AssessmentFact | undefined) => (fact === undefined ? [] : [pointTo(role, fact)]);
  const evidence = [...point("response", first), ...point("relapse", lost)];
  if (inTime && lost !== undefined) return { ...judgement("NOT_MET", ["relapse"], evidence), endedOn: lost.date };
  const inWindow = stated.filter(({ date }) => windowFrom === null || date >= windowFrom);
  const final = inWindow.at(-1);
  if (inTime && final?.responds === true) {
    return {
      ...judgement("MET", [], [...evidence, ...point("value", final)]),
      late: windowTo !== null && final.date > windowTo,
    };
  }
  if (!clocks.data.closed) return judgement("PENDING", [], evidence);
  const anyInTime = stated.some(({ date }) => date <= reachedBy);
  if (!inTime && anyInTime) return judgement("NOT_MET", ["no-response"], evidence);
  return judgement(missingStatus[edgeCaseRule(agreement, "assessment_missing")], ["no-assessment"], evidence);
};

const missingStatus = { unknown: "UNKNOWN", "not-met": "NOT_MET", met: "MET" } as const;
