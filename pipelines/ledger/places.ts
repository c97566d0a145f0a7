import type { EdgeCases } from "../../schemas/agreement/edge-cases.ts";
import type { Whereabouts } from "../../schemas/claimants.ts";
import type { Places } from "../../schemas/settlement-entry.ts";

type Residence = Pick<Places, "payer" | "basis">;

/** The last dated statement on or before the day goes before an undated one; contradictions leave it unknown. */
const residenceOn = (day: string, { residence }: Whereabouts): Residence => {
  const dated = residence.filter(({ from }) => from !== null && from <= day).at(-1);
  const told = dated ?? residence.find(({ from }) => from === null);
  if (told === undefined || told.region === null) return { payer: null, basis: "unknown" };
  return { payer: told.region, basis: dated === undefined ? "undated" : "dated" };
};

/**
 * Who pays for one claim and who treated, by the agreement's rule; what the facts do not hold stays unknown.
 *
 * Where the agreement names no rule nobody is named as payer. The unit is that of the first dose: later instalments follow
 * the treatment that they pay for.
 */
export const placesOf = (
  where: Whereabouts,
  rule: EdgeCases["region_payer"],
  day: { readonly timeZero: string; readonly due: string },
): Places => {
  const { unit, unitRegion } = where;
  const paid = payerBy(where, rule, day);
  const home = residenceOn(day.due, where).payer;
  return {
    ...paid,
    unit,
    unitRegion,
    guest: home === null || unitRegion === null ? null : home !== unitRegion,
  };
};

const payerBy = (
  where: Whereabouts,
  rule: EdgeCases["region_payer"],
  { timeZero, due }: { readonly timeZero: string; readonly due: string },
): Residence => {
  switch (rule) {
    case "region-of-residence-on-due-date":
      return residenceOn(due, where);
    case "region-of-residence-at-start":
      return residenceOn(timeZero, where);
    case "treating-region":
      return where.unitRegion === null
        ? { payer: null, basis: "unknown" }
        : { payer: where.unitRegion, basis: "treating-unit" };
    case undefined:
      return { payer: null, basis: "unknown" };
  }
};

/** A claim on the group as a whole belongs to no region. */
export const noPlaces: Places = { payer: null, basis: "unknown", unit: null, unitRegion: null, guest: null };
