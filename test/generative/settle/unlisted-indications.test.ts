import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Settlement } from "../../../schemas/evaluation.ts";
import { settled, typeExample } from "../../spec/agreement-types/settled.ts";
import { halfKnown } from "./half-known.ts";

/** The price by indication, and a rebate on top by what was bought. */
const withTiers = (
  method: "marginal" | "all-unit",
  newIndication: string,
  rest: Readonly<Record<string, string>> = {},
): Agreement =>
  typeExample("f09-indication-price", {
    ...rest,
    'price: "1556" }]': `price: "1556" }]
  - id: volume
    title: { nb: Volum, en: Volume }
    basis: remaining
    formula:
      kind: tiers
      measured_in: sales
      method: ${method}
      tiers: [{ from: "2000000", percent: "10" }, { from: "60000000", percent: "30" }]
      counting: { per: group, over: calendar-year }`,
    "edge_cases:": `edge_cases:
  part_period: pro-rata-by-day
  new_indication: ${newIndication}
  parallel_import: counted
  returns: subtracted-on-day-of-return`,
  });

const agreements: readonly (readonly [string, Agreement])[] = [
  [
    "which keep the price on the list, above all others",
    typeExample("f09-indication-price", {
      "off_label: as-unknown": "off_label: unchanged-price",
      'kind: fixed, price: "6292"': 'kind: fixed, price: "9292"',
    }),
  ],
  [
    "which do not count",
    typeExample("f09-indication-price", { "edge_cases:": "edge_cases:\n  new_indication: only-listed-indications" }),
  ],
  [
    "where the first indication of a patient holds",
    typeExample("f09-indication-price", {
      "off_label: as-unknown": "off_label: highest",
      "by-unit": "first-of-patient",
    }),
  ],
  ["under marginal tiers", withTiers("marginal", "counted")],
  ["under tiers whose rate goes to every unit", withTiers("all-unit", "counted")],
  ...(["marginal", "all-unit"] as const).map((method): readonly [string, Agreement] => [
    `which do not count towards ${method} tiers of what was invoiced`,
    withTiers(method, "only-listed-indications", { "invoiced: nothing": "invoiced: list-price" }),
  ]),
];

const netOf = ({ totals }: Settlement): bigint => BigInt(totals.payable) - BigInt(totals.refundable);

it.each(["marginal", "all-unit"] as const)(
  "%s tiers of units that are paid after them, and may not count, are refused",
  (method) => {
    expect(() => withTiers(method, "only-listed-indications")).toThrow("nothing bounds it");
  },
);

describe.each(agreements)("an unknown indication may be one without a price of its own, %s", (_, by) => {
  it("and the bounds hold what everything comes to once it is known", () => {
    fc.assert(
      fc.property(halfKnown(by, ["C349", "C439", "C509"]), ({ truth, seen }) => {
        const found = settled(by, seen);
        for (const net of [netOf(found), netOf(settled(by, truth))]) {
          expect(BigInt(found.bounds.lower) <= net && net <= BigInt(found.bounds.upper)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
