import type { Measure } from "../../schemas/measure.ts";
import type { Warning } from "../../schemas/result.ts";
import { type Group, personsIn } from "./groups.ts";

/**
 * Caution where a day is asked about that half of the persons were not followed to, by reverse Kaplan–Meier. Where nobody
 * was followed that long the longest time stands beside it.
 */
export const beyondFollowUp = (
  day: number,
  medianDays: number | null,
  longestDays: number | undefined,
): readonly Warning[] => {
  const isBeyondAll = longestDays !== undefined && day > longestDays;
  if (!isBeyondAll && (medianDays === null || medianDays >= day)) return [];
  return [
    {
      id: "follow-up-shorter-than-horizon",
      values: {
        horizonDays: day,
        ...(medianDays !== null && medianDays < day && { medianDays }),
        ...(isBeyondAll && { longestDays }),
      },
    },
  ];
};

/** Caution where, under delayed entry, nobody was at risk on some day before the one asked about. */
export const emptiedEarly = (emptied: { readonly day: number } | null, day: number): readonly Warning[] =>
  emptied !== null && emptied.day <= day ? [{ id: "risk-set-empties-early", values: { emptyDay: emptied.day } }] : [];

/**
 * Caution where times were cut off by an intercurrent event, or by a death that the agreement censors, as if those persons
 * were like the others.
 */
export const censoredByIntercurrent = (measure: Measure, group: Group): readonly Warning[] => {
  const intercurrent = "intercurrent" in measure ? measure.intercurrent : [];
  const hypothetical = [
    ...intercurrent.filter(({ strategy }) => strategy === "hypothetical").map(({ kind }): string => kind),
    ...("death" in measure && measure.death === "censored" ? ["death"] : []),
  ];
  const persons = personsIn(
    group,
    ({ status, event, reason }) => status === "observed" && event === 0 && hypothetical.includes(reason ?? ""),
  );
  return persons === 0 ? [] : [{ id: "censored-by-intercurrent-event", values: { persons } }];
};
