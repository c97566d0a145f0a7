import fc, { type Arbitrary } from "fast-check";
import { all, between, is, oneOf } from "./drawn.ts";
import { demanded } from "./rules.ts";

const upTo = fc.record({ up_to_days: between(5, 40) }, { requiredKeys: [] });

export const amounts: Readonly<Record<string, Arbitrary<object>>> = {
  "event-rate": all(
    upTo,
    fc.record({
      event: fc.oneof(
        fc.record({ kind: is("admission") }),
        fc.record({ kind: is("complication"), icd10: oneOf(["J"], ["J96"], ["G", "J18"]) }),
        fc.record({ kind: is("procedure"), codes: oneOf(["GBB"], ["GBB00", "GA"]) }),
      ),
      coverage: demanded,
    }),
  ),
  "resource-use": all(upTo, fc.record({ what: oneOf("bed-days", "ventilation-hours"), coverage: demanded })),
  "relative-dose-intensity": fc.record({
    unit: is("mg"),
    planned: fc.record({ dose: is(100), every_days: oneOf(5, 7, 10), administrations: between(1, 4) }),
    stopped: oneOf("full-period", "until-last-dose"),
  }),
  waste: all(
    upTo,
    fc.record({
      unit: is("mg"),
      delivered: fc.record({ kind: oneOf("whole-vials", "packs"), content: oneOf(20, 50, 100, 500) }),
    }),
  ),
  cost: fc.record({
    unit: fc.oneof(
      fc.record({ kind: is("packs") }),
      fc.record({ kind: is("doses") }),
      fc.record({ kind: is("dose-amount"), unit: is("mg") }),
    ),
    price: fc.record({ minor_units: oneOf(100, 333), currency: is("NOK"), level: is("AUP"), source: is("made up") }),
    from_months: oneOf(0, 0, 1),
    months: is(1),
  }),
};
