import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Maturity, SourceNeed } from "../../schemas/due.ts";
import type { Milestone } from "../../schemas/evaluation.ts";
import { addDays, daysBetween } from "../evaluate/calendar.ts";
import { clocksOf, type Known } from "../evaluate/clocks.ts";

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
