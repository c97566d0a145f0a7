import { expect, it } from "vitest";
import { refuseUndrawable } from "../../../pipelines/simulate/refuse-undrawable.ts";
import { exampleAgreement } from "../../support/simulate/agreements.ts";

it.each(["nsclc-pembrolizumab", "sma-nusinersen", "sma-onasemnogene"] as const)("the example %s can be drawn", (id) => {
  expect(() => refuseUndrawable(exampleAgreement(id))).not.toThrow();
});

it("a part that nobody has said anything about is refused by name, and an empty one is not", () => {
  const agreement = exampleAgreement("sma-onasemnogene");
  expect(() => refuseUndrawable(Object.assign({}, agreement, { tiers: [{ from: 0 }] }))).toThrow(
    "sma-onasemnogene@1: simulate cannot draw facts for tiers.",
  );
  expect(() => refuseUndrawable(Object.assign({}, agreement, { tiers: [] }))).not.toThrow();
});
