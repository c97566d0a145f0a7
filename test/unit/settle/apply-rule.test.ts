import { describe, expect, it } from "vitest";
import { decimal, fraction } from "../../../pipelines/settle/fraction.ts";
import { applyRule } from "../../../pipelines/settle/price/apply-rule.ts";
import { everywhere } from "../../../pipelines/settle/price/scenario.ts";
import type { UnitRow } from "../../../pipelines/settle/price/unit-row.ts";
import type { PriceRule } from "../../../schemas/agreement/price-rule.ts";
import { typeExample } from "../../spec/agreement-types/settled.ts";

const row = (quantity: bigint, substance = "a"): UnitRow => ({
  ...{ patient: 1, start: "2024-01-01", date: "2024-01-01", substance, bodyPart: "", indication: null, weight: null },
  quantity: fraction(quantity),
  listValue: fraction(quantity * 100n),
  carriesMoney: true,
  period: { from: "2024-01-01", to: "2024-12-31" },
});
const rebate = (percent: string, basis: PriceRule["basis"], substances?: string[]): PriceRule => ({
  ...{ id: "rebate", title: { nb: "Rabatt", en: "Rebate" }, basis },
  ...(substances !== undefined && { substances }),
  formula: { kind: "share-off", percent, of: { units: "all" } },
});
const rest = {
  agreement: typeExample("f01-flat-discount"),
  scenario: everywhere("agreed"),
  group: {
    observed: () => ({ agreed: null, worst: null, best: null }),
    score: () => ({ state: "unknown" }) as const,
    upperLimit: () => decimal("1"),
  },
};

describe("a rebate", () => {
  // Units, cost before, rebate, basis, cost after.
  it.each([
    ["of the list value", 1n, "40", "25", "list", "15"],
    ["of what is left", 1n, "40", "25", "remaining", "30"],
    ["never takes more than is left", 1n, "40", "60", "list", "0"],
    ["takes all that is left and no more", 1n, "40", "40", "list", "0"],
    ["never makes a return cost something", -1n, "-40", "60", "list", "0"],
    ["leaves the credit of a return that is left", -1n, "-40", "25", "list", "-15"],
  ] as const)("%s", (_, units, before, percent, basis, after) => {
    expect(applyRule(rebate(percent, basis), [row(units)], [decimal(before)], rest)).toEqual([decimal(after)]);
  });

  it("leaves what it is not about as it is", () => {
    const rows = [row(1n), row(1n, "b")];
    const costs = rows.map(({ listValue }) => listValue);
    expect(applyRule(rebate("25", "list", ["b"]), rows, costs, rest)).toEqual([decimal("100"), decimal("75")]);
  });
});
