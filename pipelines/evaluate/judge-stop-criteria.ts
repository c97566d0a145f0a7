import type { PredicateOf } from "../../schemas/agreement/predicate.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";
import type { DomainAnswer } from "./domain-answer.ts";
import { edgeCaseRule } from "./edge-case-rule.ts";
import { judgeDomain } from "./judge-domain.ts";
import { type Judgement, judgement, type Situation } from "./situation.ts";

/**
 * Whether any domain is worse. One that is worse decides, whatever else is missing; an explained decline waits for its
 * retest; else everything that is to be judged must have been judged. MET means that no stop criterion is fulfilled.
 */
export const judgeStopCriteria = (situation: Situation, predicate: PredicateOf<"stop-if-any">): Judgement => {
  const { agreement, clocks } = situation;
  const smaType = smaTypeOf(situation.patient);
  if (smaType === null && predicate.domains.some((domain) => domain.sma_types !== undefined)) {
    return judgement(clocks.data.closed ? "UNKNOWN" : "PENDING", ["sma-type-unknown"]);
  }
  const domains = predicate.domains.filter(
    ({ sma_types }) => sma_types === undefined || sma_types.some((type) => type === smaType),
  );
  if (domains.length === 0) return judgement("UNKNOWN", ["no-criterion-for-sma-type"]);
  const answers = domains.map((domain) => judgeDomain(situation, domain, smaType ?? ""));
  const having = (answer: DomainAnswer["answer"]): DomainAnswer[] => answers.filter((each) => each.answer === answer);

  if (having("not-met").length > 0) return conclude("NOT_MET", answers, having("not-met"));
  if (having("retest").length > 0) return conclude("RETEST_DUE", answers, having("retest"));
  const absent = having("missing");
  if (absent.length === answers.length) {
    if (!clocks.data.closed) return judgement("PENDING", []);
    return judgement(missingStatus[edgeCaseRule(agreement, "assessment_missing")], ["no-assessment"]);
  }
  const counted = absent.length > 0 && edgeCaseRule(agreement, "domain_missing") === "unknown" ? absent : [];
  const open = [...having("unknown"), ...counted];
  if (open.length === 0) return conclude("MET", answers, []);
  return conclude(clocks.data.closed ? "UNKNOWN" : "PENDING", answers, open);
};

const missingStatus = { unknown: "UNKNOWN", "not-met": "NOT_MET", met: "MET" } as const;

const conclude = (
  status: Judgement["status"],
  answers: readonly DomainAnswer[],
  deciding: readonly DomainAnswer[],
): Judgement => {
  const retests = deciding.flatMap(({ dataExpectedBy }) => (dataExpectedBy === undefined ? [] : [dataExpectedBy]));
  return {
    status,
    reasons: [...new Set(deciding.flatMap(({ reasons }) => reasons))],
    late: answers.some(({ late }) => late),
    evidence: answers.flatMap(({ evidence }) => evidence),
    ...(retests.length === 0 ? {} : { dataExpectedBy: retests.reduce((a, b) => (a > b ? a : b)) }),
  };
};

/** SMA type as last stated; a type that is stated in two ways is not known. */
const smaTypeOf = ({ assessments }: PatientFacts): string | null => {
  const stated = new Set(
    assessments.flatMap(({ kind, code, value }) => {
      const type = code ?? (value === null ? null : String(value));
      return kind === "sma_type" && type !== null && type !== "unknown" ? [type] : [];
    }),
  );
  const [only, ...others] = [...stated];
  return only !== undefined && others.length === 0 ? only : null;
};
