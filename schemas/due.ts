import type { Verdict } from "./evaluation.ts";
import type { Texts } from "./texts.ts";

/**
 * The overview of followed decisions that ch. 12 of the RHF report (2021) asks for: which are followed, when each is
 * reassessed, which data by whom, how ready they are, and what falls due. Counts, dates and terms; nothing of a single
 * patient. Dates are ISO dates.
 */
export interface DueOverview {
  readonly workspace: string;
  /** True where the data are made up. */
  readonly synthetic: boolean;
  readonly generation: string;
  readonly asOf: string;
  /** The next reassessment first. */
  readonly agreements: readonly AgreementDue[];
}

/** One followed decision. */
export interface AgreementDue {
  readonly agreement: string;
  readonly title: Texts;
  readonly decision: "temporary" | "permanent";
  readonly reassessment: {
    readonly date: string;
    readonly title: Texts;
    /** Days from the day of judgement; negative once it has passed. */
    readonly inDays: number;
  };
  /** What was agreed, word for word. */
  readonly rule: Texts;
  /** Who has the duty to document. */
  readonly duty: Texts;
  /** Questions that the decision left open, and the day by which each is to be answered. */
  readonly answers: readonly {
    readonly id: string;
    readonly text: Texts;
    readonly due: string | null;
    readonly source: string | null;
  }[];
  readonly analysed: number;
  readonly verdict: Verdict | null;
  readonly sources: readonly SourceNeed[];
  readonly milestones: MilestoneStanding;
  /** Null for agreements without a rule for the group. */
  readonly maturity: Maturity | null;
  /** Null for agreements without a rule for the group. */
  readonly accrual: Accrual | null;
  /** Periods of settlement and of price rules that end within a year of the day of judgement, in order of their end. */
  readonly periods: readonly PeriodDue[];
}

/** When the group can be judged, at the lags of the sources. */
export type Maturity =
  /** Nobody has started, so there is nothing to wait for. */
  | { readonly state: "nobody" }
  /** A kind of data that the agreement demands is not covered for long enough, and no end is in sight. */
  | { readonly state: "never"; readonly uncovered: readonly { readonly kind: string; readonly region: string }[] }
  | {
      readonly state: "forecast";
      /** First day on which the readiness rule can be met, where every source delivers on that day. */
      readonly date: string;
      /** Day until which events must be known: enough of the population has been followed for long enough by then. */
      readonly eventsUntil: string;
      /** The latest that `date` can become while new patients start; null while starts are open without an end. */
      readonly latest: string | null;
    };

/** A day as forecast: as likely earlier as later than `median`, and the interval; `late` is null where it has no end in sight. */
export interface ForecastDay {
  readonly early: string;
  readonly median: string | null;
  readonly late: string | null;
}

/** Whether as many patients have started as the agreement wants before it lets anything be concluded. */
export type Accrual = { readonly needed: number; readonly started: number } & (
  | { readonly state: "reached" }
  /** The start period is over, and too few have started. */
  | { readonly state: "closed" }
  /** Nobody started in the time that is reported in full: nothing to forecast from. */
  | { readonly state: "too-early" }
  | {
      readonly state: "forecast";
      /** Starts a year, and the days they were counted over: those that the sources have reported in full. */
      readonly perYear: number;
      readonly from: string;
      readonly until: string;
      /** Probability that the interval holds the day. */
      readonly level: number;
      /** When the needed number has started. */
      readonly started_by: ForecastDay;
      /** When they have been followed as agreed, and the sources have reported it. */
      readonly mature_by: ForecastDay;
    }
);

/** What an agreement takes from a source, until when its data reach, and how far they must reach. */
export interface SourceNeed {
  readonly source: string;
  readonly owner: Texts;
  readonly provides: Texts;
  readonly frequency: Texts;
  readonly lagDays: number;
  /** Latest data cut in use; null where nothing was delivered. */
  readonly dataCut: string | null;
  /** Data cut by which everything that is due, or the readiness rule, can be answered; null where nothing waits. */
  readonly neededCut: string | null;
  /** Days that the data cut is short of what is needed; 0 where it is enough, null where nothing was delivered. */
  readonly shortDays: number | null;
}

/** How the milestones of an agreement stand, counted; none of it says which patient. */
export interface MilestoneStanding {
  readonly total: number;
  /** Fallen due and applicable: everything but NOT_DUE and NOT_APPLICABLE. */
  readonly due: number;
  /** Due, and the data are not expected yet. */
  readonly pending: number;
  /** Due, the data clock has closed, and nothing is there. */
  readonly unknown: number;
  /** Shares of those due; null while none is. */
  readonly pendingShare: number | null;
  readonly unknownShare: number | null;
  /** Calendar months in which milestones fall due, with how many, in order. */
  readonly coming: readonly { readonly month: string; readonly milestones: number }[];
  /** Day by which the data of the last milestone that is not answered yet can be expected; null when all are. */
  readonly lastDataBy: string | null;
}

/** A period that ends: the parties settle, the units of a period are priced, or the count of a price rule begins again. */
export interface PeriodDue {
  readonly what: "settlement" | "units" | "count";
  /** Id of the price rule whose count ends; null for the others. */
  readonly rule: string | null;
  readonly title: Texts | null;
  readonly from: string;
  readonly to: string;
  /** Day by which the data of the period can be expected from every source. */
  readonly dataBy: string;
}
