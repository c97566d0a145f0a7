import { describe, expect, it } from "vitest";
import { forecastAccrual } from "../../../pipelines/due/forecast-accrual.ts";
import { addDays } from "../../../pipelines/evaluate/calendar.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { example } from "../evaluate/made-up.ts";

/** The lung example with 12 months of follow-up for everyone, 20 patients needed, and a lag of 100 days. */
const lung = (change: (a: Agreement) => void = () => undefined) => {
  const agreement = structuredClone(example("nsclc-pembrolizumab"));
  agreement.analyses.minimum_n = 20;
  agreement.population.start_from = "2024-01-01";
  delete agreement.population.start_to;
  for (const source of agreement.sources) source.data_lag_days = 100;
  if (agreement.group === undefined) throw new Error("the example has a rule for the group");
  Object.assign(agreement.group.ready, { minimum_follow_up_months: 12, share: 1 });
  change(agreement);
  return { agreement, rule: agreement.group };
};

const startsEvery = (days: number, n: number): readonly string[] =>
  Array.from({ length: n }, (_, i) => addDays("2024-01-01", i * days));

const forecast = (starts: readonly string[], until: string | null, change?: (a: Agreement) => void) => {
  const { agreement, rule } = lung(change);
  // Days may repeat, and come in any order.
  return forecastAccrual(
    agreement,
    rule,
    starts.map((time_zero) => ({ time_zero, persons: 1 })),
    until,
  );
};

describe("the forecast of accrual", () => {
  it("has nothing to forecast once the agreed number has started", () => {
    expect(forecast(startsEvery(10, 20), "2024-12-31")).toStrictEqual({ state: "reached", needed: 20, started: 20 });
  });

  it("for one more patient has the closed form of a Pareto law: 19 in 366 days, day T((1 - p)^(-1/19.5) - 1)", () => {
    const found = forecast(startsEvery(10, 19), "2024-12-31");
    const days = [0.025, 0.5, 0.975].map((p) => Math.ceil(366 * ((1 - p) ** (-1 / 19.5) - 1)));
    const [early, median, late] = days.map((wait) => addDays("2024-12-31", wait));
    expect(days).toStrictEqual([1, 14, 77]);
    expect(found).toMatchObject({ state: "forecast", started_by: { early, median, late }, level: 0.95 });
    expect(found.state === "forecast" && found.perYear).toBeCloseTo((19 / 366) * 365.25, 10);
  });

  it("waits for the follow-up of the last one needed, and for the lag", () => {
    const found = forecast(startsEvery(10, 19), "2024-12-31");
    // 14 January 2025, 12 months and 100 days.
    expect(found).toMatchObject({ started_by: { median: "2025-01-14" }, mature_by: { median: "2026-04-24" } });
  });

  it("waits for the share that is to be followed; those after them need only be reported", () => {
    const half = (a: Agreement) => Object.assign(a.group?.ready ?? {}, { share: 0.5 });
    // The tenth started on 31 March 2024: followed and reported on 9 July 2025, after the twentieth was reported.
    const found = forecast(startsEvery(10, 19), "2024-12-31", half);
    expect(found).toMatchObject({ mature_by: { early: "2025-07-09", median: "2025-07-09", late: "2025-07-09" } });
  });

  it("counts the pace over the time reported in full: starts that the lag hides do not slow it down", () => {
    const all = startsEvery(10, 15);
    const found = forecast([...all, "2024-12-01"], "2024-05-20");
    expect(found).toMatchObject({ state: "forecast", started: 16, from: "2024-01-01", until: "2024-05-20" });
    // 15 in 141 days, five more needed.
    expect(found.state === "forecast" && found.perYear).toBeCloseTo((15 / 141) * 365.25, 10);
  });

  it("gives no late day beyond the start period, and none at all once it is over", () => {
    const ends = (to: string) => (a: Agreement) => {
      a.population.start_to = to;
    };
    expect(forecast(startsEvery(10, 19), "2024-12-31", ends("2025-01-31"))).toMatchObject({
      state: "forecast",
      started_by: { median: "2025-01-14", late: null },
      mature_by: { late: null },
    });
    expect(forecast(startsEvery(10, 19), "2025-02-01", ends("2025-01-31"))).toMatchObject({ state: "closed" });
  });

  it.each([
    ["nobody has started", [], "2024-12-31"],
    ["a source has delivered nothing", startsEvery(10, 5), null],
    ["nothing of the start period is reported in full", startsEvery(10, 5), "2023-12-31"],
  ])("is too early where %s", (_, starts, until) => {
    expect(forecast(starts, until)).toMatchObject({ state: "too-early", started: starts.length });
  });
});
