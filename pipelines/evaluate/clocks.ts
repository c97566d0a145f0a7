import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { AgreedMilestone } from "../../schemas/agreement/milestone.ts";
import { addDays, addMonths } from "./calendar.ts";

/** What is known when: the day of judgement, and until when each source's data reach. ISO dates. */
export interface Known {
  readonly asOf: string;
  /** Data cut by source of the workspace; a source that has delivered nothing is not in it. */
  readonly dataCuts: Readonly<Record<string, string>>;
}

/** The days of one milestone of one patient. ISO dates. */
export interface Clocks {
  readonly due: string;
  readonly windowFrom: string | null;
  readonly windowTo: string | null;
  /** Last day on which a late assessment is taken; null without a window. */
  readonly graceTo: string | null;
  readonly data: DataClock;
}

/** Until when data may still come in. */
export interface DataClock {
  /** Day by which the data of the milestone can be expected in full. */
  readonly expectedBy: string;
  /** Whether that day has passed and every source has delivered that far: only then is something missing. */
  readonly closed: boolean;
}

/** Treatment, assessment and data clock of a milestone. Months are calendar months, clamped; days are days. */
export const clocksOf = (agreement: Agreement, milestone: AgreedMilestone, timeZero: string, known: Known): Clocks => {
  const due =
    "months" in milestone.due ? addMonths(timeZero, milestone.due.months) : addDays(timeZero, milestone.due.days);
  const { window } = milestone;
  if (window === null) {
    return { due, windowFrom: null, windowTo: null, graceTo: null, data: dataClock(agreement, milestone, due, known) };
  }
  const windowTo = addDays(due, window.after_days);
  const graceTo = addDays(windowTo, window.grace_days);
  return {
    due,
    windowFrom: addDays(due, -window.before_days),
    windowTo,
    graceTo,
    data: dataClock(agreement, milestone, graceTo, known),
  };
};

/**
 * The data clock of something that happens no later than `lastDay`.
 *
 * It closes when the lag of every source has passed, counted both to the day of judgement and to the source's own data
 * cut: a register that has not delivered has not reported, however late it is, and that is never missing data.
 */
export const dataClock = (
  agreement: Agreement,
  { sources }: Pick<AgreedMilestone, "sources">,
  lastDay: string,
  { asOf, dataCuts }: Known,
): DataClock => {
  const used = agreement.sources.filter(({ source }) => sources.includes(source));
  const expected = used.map(({ source, data_lag_days }) => ({ source, by: addDays(lastDay, data_lag_days) }));
  return {
    expectedBy: expected.reduce((latest, { by }) => (by > latest ? by : latest), lastDay),
    closed: expected.every(({ source, by }) => asOf >= by && (dataCuts[source] ?? "") >= by),
  };
};
