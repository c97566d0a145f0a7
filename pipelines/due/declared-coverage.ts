import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Workspace } from "../../schemas/workspace.ts";
import { addDays } from "../evaluate/calendar.ts";

/** A period that a source is declared to cover, ISO dates; null while it goes on. */
export interface DeclaredPeriod {
  readonly source: string;
  readonly kind: string;
  readonly region: string;
  readonly from: string;
  readonly to: string | null;
}

/** What utfall.yaml says that the sources of an agreement cover. */
export const declaredCoverage = ({ sources }: Agreement, workspace: Workspace): readonly DeclaredPeriod[] =>
  sources.flatMap(({ source }) =>
    (workspace.sources[source]?.coverage ?? []).map(({ kind, region, from, to }) => ({
      source,
      kind,
      region,
      from,
      to: to ?? null,
    })),
  );

/**
 * Last day of the unbroken coverage that holds on a day: an ISO date, `goes-on` where no end is declared, null where the
 * day is not covered. National coverage covers each region.
 */
export const coveredThrough = (
  day: string,
  kind: string,
  region: string,
  periods: readonly DeclaredPeriod[],
): string | "goes-on" | null => {
  const fitting = periods
    .filter((period) => period.kind === kind && (period.region === region || period.region === "national"))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  let end: string | null = null;
  for (const { from, to } of fitting) {
    const next: string = end === null ? day : addDays(end, 1);
    if (from > next || (to !== null && to < next)) continue;
    if (to === null) return "goes-on";
    end = to;
  }
  return end;
};
