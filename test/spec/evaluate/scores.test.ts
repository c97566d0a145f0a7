import { describe, expect, it } from "vitest";
import { evaluateGroup } from "../../../pipelines/evaluate/evaluate-group.ts";
import { measuredFromRows, startsFromRows } from "../../../pipelines/evaluate/groups-from-rows.ts";
import { cohortRow, example, outcome } from "./made-up.ts";

/** Twenty children: 15 improve by 3, three stay, of whom one falls by exactly the tolerance of 2, two fall by 3. */
const changes = [...new Array<number>(15).fill(3), 0, 2, -2, -3, -3];
const rows = [
  ...changes.map((change, i) => outcome({ person_id: `child-${i}`, change, value: 20 + change, baseline: 20 })),
  outcome({ person_id: "child-lost", status: "unknown" }),
  outcome({ person_id: "child-waiting", status: "pending" }),
];
const agreement = example("sma-nusinersen");
const known = { asOf: "2026-06-30", dataCuts: { sma_children: "2026-06-30" } };
const cohort = rows.map(({ person_id }) => cohortRow({ person_id, subgroups: { "sma-type": "2" } }));
const { results, verdict } = evaluateGroup({
  ...known,
  agreement,
  agreementHash: "made-up",
  runId: "made-up",
  software: "utfall test",
  starts: startsFromRows(cohort),
  measured: measuredFromRows(agreement, new Map([["hfmse-14m", rows]]), cohort, known),
  coverage: [],
});
const figure = (what: string) => results.find((row) => row.figure === `sma-nusinersen@1/hfmse-14m/${what}`);

describe("change of a motor score in a group", () => {
  it.each([
    ["improved", 15, 0.75],
    ["stable", 3, 0.15],
    ["declined", 2, 0.1],
  ])("%s: %d of 20", (direction, count, share) => {
    expect(figure(`all/count-${direction}`)?.value).toBe(count);
    expect(figure(`all/share-${direction}`)?.value).toBe(share);
  });

  it("has the exact interval: 18 of 20 not declined is 68.3 to 98.8 per cent", () => {
    const row = figure("all/share-not-declined");
    expect([row?.value, row?.lower, row?.upper].map((p) => p?.toFixed(3))).toEqual(["0.900", "0.683", "0.988"]);
  });

  it("has a mean with the t interval of R 4.2.2, t.test(c(rep(3, 15), 0, 2, -2, -3, -3))", () => {
    const row = figure("all/mean-change");
    expect(row).toMatchObject({ value: 1.95, n: 20, unit: "points", settings: { method: "mean", interval: "t" } });
    expect(row?.lower).toBeCloseTo(0.96038991415334, 12);
    expect(row?.upper).toBeCloseTo(2.93961008584666, 12);
  });

  it("warns that the tolerance lies within the error of measurement", () => {
    const warning = { id: "threshold-below-measurement-error", values: { tolerance: 2, measurementError: 4.3 } };
    expect(figure("all/share-improved")?.warnings).toContainEqual(warning);
  });

  it("counts the child without a value, and bounds the shares by it", () => {
    expect(figure("all/count-unknown")?.value).toBe(1);
    expect(figure("all/count-pending")?.value).toBe(1);
    expect(figure("sensitivity-unknown-as-declined/share-improved")?.value).toBeCloseTo(15 / 21, 12);
    expect(figure("sensitivity-unknown-as-improved/share-improved")?.value).toBeCloseTo(16 / 21, 12);
  });

  it("is given by type of SMA, and without a verdict where the agreement has no rule for the group", () => {
    expect(figure("sma-type-2/count-n")?.value).toBe(20);
    expect(verdict).toBeNull();
  });
});
