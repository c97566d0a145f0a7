import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { AgreementDue } from "../../schemas/due.ts";
import type { Milestone, Verdict } from "../../schemas/evaluation.ts";
import type { Workspace } from "../../schemas/workspace.ts";
import type { StartDay } from "../cohort/read-starts.ts";
import { daysBetween } from "../evaluate/calendar.ts";
import type { Known } from "../evaluate/clocks.ts";
import { completeUntil } from "../evaluate/readiness.ts";
import { declaredCoverage } from "./declared-coverage.ts";
import { forecastAccrual } from "./forecast-accrual.ts";
import { forecastMaturity } from "./forecast-maturity.ts";
import { milestoneStanding } from "./milestone-standing.ts";
import { periodsDue } from "./periods-due.ts";
import { sourceNeeds } from "./source-need.ts";

/** What the overview of one agreement is made of: its terms and judgement in the live result. */
export interface Judged {
  readonly agreement: Agreement;
  readonly verdict: Verdict | null;
  readonly milestones: readonly Milestone[];
  /** Treatment starts of the analysed. */
  readonly starts: readonly StartDay[];
  readonly analysed: number;
}

/** The overview of one agreement. Holds counts, dates and terms; nothing of a single patient. */
export const agreementDue = (
  { agreement, verdict, milestones, starts, analysed }: Judged,
  workspace: Workspace,
  known: Known,
): AgreementDue => {
  const maturity =
    agreement.group === undefined
      ? null
      : forecastMaturity(agreement, agreement.group, starts, declaredCoverage(agreement, workspace));
  return {
    agreement: `${agreement.id}@${agreement.version}`,
    title: agreement.title,
    decision: agreement.decision.kind,
    reassessment: {
      date: agreement.reassessment.date,
      title: agreement.reassessment.title,
      inDays: daysBetween(known.asOf, agreement.reassessment.date),
    },
    rule: agreement.rule,
    duty: agreement.parties.documentation_duty,
    answers: agreement.decision.uncertainties.map(({ id, text, due, source }) => ({ id, text, due, source })),
    analysed,
    verdict,
    sources: sourceNeeds(agreement, milestones, maturity, known),
    milestones: milestoneStanding(milestones),
    maturity,
    accrual:
      agreement.group === undefined
        ? null
        : forecastAccrual(agreement, agreement.group, starts, completeUntil(agreement, known)),
    periods: periodsDue(agreement, known.asOf),
  };
};
