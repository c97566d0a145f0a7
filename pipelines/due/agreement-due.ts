import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Evaluation, Verdict } from "../../schemas/evaluation.ts";
import type { Texts } from "../../schemas/texts.ts";
import type { Workspace } from "../../schemas/workspace.ts";
import type { StartDay } from "../cohort/read-starts.ts";
import { daysBetween } from "../evaluate/calendar.ts";
import type { Known } from "../evaluate/clocks.ts";
import { declaredCoverage } from "./declared-coverage.ts";
import { forecastMaturity, type Maturity } from "./forecast-maturity.ts";
import { type MilestoneStanding, milestoneStanding } from "./milestone-standing.ts";
import { type SourceNeed, sourceNeeds } from "./source-need.ts";

/** One followed decision, as ch. 12 of the RHF report asks for it. */
export interface AgreementDue {
  readonly agreement: string;
  readonly title: Texts;
  readonly decision: Agreement["decision"]["kind"];
  readonly reassessment: {
    readonly date: string;
    readonly title: Texts;
    /** Days from the day of judgement; negative once it has passed. */
    readonly inDays: number;
  };
  /** Who has the duty to document. */
  readonly duty: Texts;
  /** Questions that the decision left open, and the day by which each is to be answered. */
  readonly answers: readonly { readonly id: string; readonly due: string | null; readonly source: string | null }[];
  readonly analysed: number;
  readonly verdict: Verdict | null;
  readonly sources: readonly SourceNeed[];
  readonly milestones: MilestoneStanding;
  /** Null for agreements without a rule for the group. */
  readonly maturity: Maturity | null;
}

/** What the overview of one agreement is made of: its terms and judgement in the live result. */
export interface Judged {
  readonly agreement: Agreement;
  readonly evaluation: Evaluation;
  /** Treatment starts of the analysed. */
  readonly starts: readonly StartDay[];
  readonly analysed: number;
}

/** The overview of one agreement. Holds counts, dates and terms; nothing of a single patient. */
export const agreementDue = (
  { agreement, evaluation, starts, analysed }: Judged,
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
    duty: agreement.parties.documentation_duty,
    answers: agreement.decision.uncertainties.map(({ id, due, source }) => ({ id, due, source })),
    analysed,
    verdict: evaluation.group?.verdict ?? null,
    sources: sourceNeeds(agreement, evaluation.milestones, maturity, known),
    milestones: milestoneStanding(evaluation.milestones),
    maturity,
  };
};
