import { expect, it } from "vitest";
import { boundsUntil } from "../../../pipelines/ledger/claims-of-judgement.ts";
import { settled, typeExample, used } from "../../spec/agreement-types/settled.ts";
import { keptJudgement } from "../../support/ledger/kept-judgement.ts";

it("bounds of price rules hold from the last day of their period on, and are not told before it", () => {
  const agreement = typeExample("f02-price-volume");
  const settlement = settled(agreement, { units: [used("a", "2024-05-01", 1100)] });
  const judgement = keptJudgement(agreement, [], settlement, []);
  expect([boundsUntil(judgement, "2024-12-30"), boundsUntil(judgement, "2024-12-31")]).toEqual([
    null,
    settlement.bounds,
  ]);
});
