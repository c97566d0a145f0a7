import { expect, it } from "vitest";
import { resultRow } from "../../../pipelines/evaluate/figure.ts";
import { StoredEstimates } from "../../../schemas/estimates.ts";
import { example } from "./made-up.ts";

const agreement = example("nsclc-pembrolizumab");
const [measure] = agreement.measures;
if (measure === undefined) throw new Error("the example has a measure");

const stored = (value: number) => ({
  results: [
    resultRow(
      { agreement, software: "utfall test" },
      measure,
      { name: "all", level: "all" },
      {
        ...{ what: "survival-365", estimate: "survival", unit: "probability", time: 365, value, n: 50 },
        ...{ state: "estimated", method: "kaplan-meier", interval: "log" },
      },
    ),
  ],
  curves: [],
  warnings: [],
});

it("estimates are kept as they are made, without whose they are", () => {
  expect(JSON.parse(JSON.stringify(StoredEstimates.parse(stored(0.5))))).toEqual(stored(0.5));
  expect(stored(0.5).results[0]?.figure).toBe("os/all/survival-365");
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])("%s is refused, not kept as nothing", (value) => {
  expect(StoredEstimates.safeParse(stored(value)).success).toBe(false);
});
