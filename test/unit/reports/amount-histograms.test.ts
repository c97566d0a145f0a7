import { expect, it } from "vitest";
import { formatter } from "../../../reports/format.ts";
import { amountHistogramsSvg, type SpreadAmount } from "../../../reports/simulation/amount-histograms.ts";
import { inMinorUnits } from "../../../schemas/money.ts";

/** Twenty bins of one width from an amount on. */
const spread = (label: string, first: bigint, width: bigint): SpreadAmount => {
  const at = (i: number) => inMinorUnits(first + BigInt(i) * width);
  return {
    ...{ label, written: "", mean: at(10), q05: at(1), q95: at(19) },
    bins: Array.from({ length: 20 }, (_, i) => ({ from: at(i), to: at(i + 1), runs: 1 + (i % 3) })),
  };
};

it("draws bins beside one another, however narrow they are beside those of another scenario", () => {
  const amounts = [spread("wide", 0n, 1_000_000_000n), spread("narrow", 0n, 1_000_000n)];
  const { markup } = amountHistogramsSvg({ id: "h", title: "", axis: "", amounts }, "wide", formatter("en"));
  const paths = [...markup.matchAll(/class="step" d="([^"]*)"/g)].map(([, d = ""]) =>
    [...d.matchAll(/[MLH](-?[\d.]+)/g)].map(([, x]) => Number(x)),
  );
  expect(paths.length).toBe(2);
  for (const xs of paths) expect(xs).toEqual(xs.toSorted((a, b) => a - b));
});
