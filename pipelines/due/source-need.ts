import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Milestone } from "../../schemas/evaluation.ts";
import type { Texts } from "../../schemas/texts.ts";
import { addDays, daysBetween } from "../evaluate/calendar.ts";
import { clocksOf, type Known } from "../evaluate/clocks.ts";
import type { Maturity } from "./forecast-maturity.ts";

/** What an agreement takes from a source, until when its data reach, and how far they must reach. ISO dates. */
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

/** Last day of data that the milestones still waiting for data need from a source, before its lag. */
const waitingUntil = (agreement: Agreement, source: string, milestones: readonly Milestone[], known: Known) =>
  milestones
    .filter(({ status }) => status === "PENDING")
    .flatMap(({ milestone, timeZero }) => {
      const agreed = agreement.milestones.find(({ id }) => id === milestone);
      if (agreed === undefined || !agreed.sources.includes(source)) return [];
      const { graceTo, due } = clocksOf(agreement, agreed, timeZero, known);
      return [graceTo ?? due];
    });

/** The data that an agreement follows, source by source, held against what it needs today. */
export const sourceNeeds = (
  agreement: Agreement,
  milestones: readonly Milestone[],
  maturity: Maturity | null,
  known: Known,
): readonly SourceNeed[] =>
  agreement.sources.map(({ source, owner, provides, frequency, data_lag_days }) => {
    const group = maturity?.state === "forecast" ? [maturity.eventsUntil] : [];
    const last = [...group, ...waitingUntil(agreement, source, milestones, known)].toSorted().at(-1);
    const neededCut = last === undefined ? null : addDays(last, data_lag_days);
    const dataCut = known.dataCuts[source] ?? null;
    return {
      source,
      owner,
      provides,
      frequency,
      lagDays: data_lag_days,
      dataCut,
      neededCut,
      shortDays: dataCut === null ? null : neededCut === null ? 0 : Math.max(0, daysBetween(dataCut, neededCut)),
    };
  });
