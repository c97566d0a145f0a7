import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { refuseUndrawable } from "../../../pipelines/simulate/refuse-undrawable.ts";
import { exampleAgreement, typeExample, typeExampleFile } from "../../support/simulate/agreements.ts";

it.each(["nsclc-pembrolizumab", "sma-nusinersen", "sma-onasemnogene"] as const)("the example %s can be drawn", (id) => {
  expect(() => refuseUndrawable(exampleAgreement(id))).not.toThrow();
});

it.each(readdirSync(dirname(typeExampleFile("any"))))("the example of a type %s can be drawn", (file) => {
  expect(() => refuseUndrawable(typeExample(file.replace(/\.yaml$/, "")))).not.toThrow();
});

it("a part that nobody has said anything about is refused by name, and an empty one is not", () => {
  const agreement = exampleAgreement("sma-onasemnogene");
  expect(() => refuseUndrawable(Object.assign({}, agreement, { tiers: [{ from: 0 }] }))).toThrow(
    "sma-onasemnogene@1: simulate cannot draw facts for tiers.",
  );
  expect(() => refuseUndrawable(Object.assign({}, agreement, { tiers: [] }))).not.toThrow();
});
