import { describe, expect, it } from "vitest";
import type { DeclaredPeriod } from "../../../pipelines/due/declared-coverage.ts";
import { forecastMaturity } from "../../../pipelines/due/forecast-maturity.ts";
import { addDays } from "../../../pipelines/evaluate/calendar.ts";
import { notReady } from "../../../pipelines/evaluate/readiness.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { GroupRule } from "../../../schemas/agreement/group-rule.ts";
import { example, table } from "../evaluate/made-up.ts";

const lung = (change: (a: Agreement) => void = () => undefined): { agreement: Agreement; rule: GroupRule } => {
  const agreement = structuredClone(example("nsclc-pembrolizumab"));
  change(agreement);
  if (agreement.group === undefined) throw new Error("the example has a rule for the group");
  return { agreement, rule: agreement.group };
};

/** INSPIRE covers three regions from 2019; without an end unless one is given. */
const covered = (to: string | null = null): readonly DeclaredPeriod[] =>
  ["sor-ost", "vest", "midt"].map((region) => ({
    source: "kreftregisteret",
    kind: "hospital-drugs",
    region,
    from: "2019-01-01",
    to,
  }));

const withReady = (months: number, share: number, lag: number) =>
  lung((a) => {
    if (a.group !== undefined) Object.assign(a.group.ready, { minimum_follow_up_months: months, share });
    for (const source of a.sources) source.data_lag_days = lag;
  });

/** One person on each of the days. */
const startsOn = (days: readonly string[]) => days.map((time_zero) => ({ time_zero, persons: 1 }));

const cases = table(`
  starts                           | months | share | lag | mature
  2022-01-01                       | 6      | 1     | 0   | 2022-07-01
  2022-01-01                       | 6      | 1     | 365 | 2023-07-01
  2022-01-01                       | 0      | 1     | 0   | 2022-01-01
  2022-08-31                       | 6      | 1     | 0   | 2023-02-28
  2023-08-31                       | 6      | 1     | 0   | 2024-02-29
  2022-03-01 2022-01-01            | 6      | 1     | 0   | 2022-09-01
  2022-03-01 2022-01-01            | 6      | 0.5   | 0   | 2022-07-01
  2022-03-01 2022-01-01            | 6      | 0.51  | 0   | 2022-09-01
  2022-01-01 2022-02-01 2022-03-01 | 6      | 0.67  | 0   | 2022-09-01
  2022-01-01 2022-02-01 2022-03-01 | 6      | 0.66  | 0   | 2022-08-01
`);

describe("the forecast of maturity", () => {
  it.each(cases.map((c) => [c.starts, c.months, c.share, c.lag, c.mature] as const))(
    "for starts %s, %s months for a share of %s and a lag of %s days is %s",
    (starts = "", months, share, lag, mature) => {
      const { agreement, rule } = withReady(Number(months), Number(share), Number(lag));
      expect(forecastMaturity(agreement, rule, startsOn(starts.split(/\s+/)), covered())).toMatchObject({
        state: "forecast",
        date: mature,
      });
    },
  );

  it("is the first day on which the judgement finds the data ready, and the day before is not", () => {
    const starts = startsOn(Array.from({ length: 30 }, (_, i) => addDays("2021-08-31", i * 29)));
    for (const share of [0.1, 0.3, 0.7, 0.9, 1]) {
      const { agreement, rule } = withReady(6, share, 365);
      const found = forecastMaturity(agreement, rule, starts, covered());
      if (found.state !== "forecast") throw new Error("expected a forecast");
      const reasons = (day: string) =>
        notReady(
          agreement,
          rule,
          starts,
          covered().map(({ source, kind, region, from }) => ({ source, kind, region, from_date: from, to_date: day })),
          { asOf: day, dataCuts: { kreftregisteret: day } },
        );
      expect([share, reasons(found.date)]).toEqual([share, []]);
      expect([share, reasons(addDays(found.date, -1))]).toEqual([share, ["follow-up-too-short"]]);
    }
  });

  it("weighs a day by how many started on it", () => {
    const { agreement, rule } = withReady(6, 0.6, 0);
    const starts = [
      { time_zero: "2022-01-01", persons: 1 },
      { time_zero: "2022-02-01", persons: 7 },
      { time_zero: "2022-03-01", persons: 2 },
    ];
    expect(forecastMaturity(agreement, rule, starts, covered())).toMatchObject({ date: "2022-08-01" });
    const late = starts.map((day, i) => ({ ...day, persons: i === 2 ? 70 : day.persons }));
    expect(forecastMaturity(agreement, rule, late, covered())).toMatchObject({ date: "2022-09-01" });
  });

  it("takes the longest lag of the sources", () => {
    const { agreement, rule } = lung((a) => {
      a.sources = a.sources.flatMap((source) => [
        { ...source, data_lag_days: 10 },
        { ...source, source: "npr", data_lag_days: 30 },
      ]);
    });
    expect(forecastMaturity(agreement, rule, startsOn(["2022-01-01"]), covered())).toMatchObject({
      date: "2022-07-31",
    });
  });

  it("says how late it can become while patients start, and that it has no bound when starts are open", () => {
    const closed = lung();
    const open = lung((a) => {
      delete a.population.start_to;
    });
    const starts = startsOn(["2022-01-01"]);
    // 2024-12-31 and six months, clamped to 2025-06-30, and a year.
    expect(forecastMaturity(closed.agreement, closed.rule, starts, covered())).toMatchObject({ latest: "2026-06-30" });
    expect(forecastMaturity(open.agreement, open.rule, starts, covered())).toMatchObject({ latest: null });
  });

  it("is never where coverage ends the day before it is enough, and stands where it ends on that day", () => {
    const { agreement, rule } = lung();
    expect(forecastMaturity(agreement, rule, startsOn(["2022-01-01"]), covered("2022-06-30"))).toEqual({
      state: "never",
      uncovered: ["sor-ost", "vest", "midt"].map((region) => ({ kind: "hospital-drugs", region })),
    });
    expect(forecastMaturity(agreement, rule, startsOn(["2022-01-01"]), covered("2022-07-01")).state).toBe("forecast");
  });

  it("is never where a region is not covered from the first start", () => {
    const { agreement, rule } = lung();
    const periods = covered().map((p) => (p.region === "midt" ? { ...p, from: "2022-01-02" } : p));
    expect(forecastMaturity(agreement, rule, startsOn(["2022-01-01"]), periods)).toEqual({
      state: "never",
      uncovered: [{ kind: "hospital-drugs", region: "midt" }],
    });
  });

  it("takes national coverage for each region, and joins periods without a hole", () => {
    const { agreement, rule } = lung();
    const national = (from: string, to: string | null) => ({
      source: "s",
      kind: "hospital-drugs",
      region: "national",
      from,
      to,
    });
    const joined = [national("2022-03-01", null), national("2019-01-01", "2022-02-28")];
    const holed = [national("2022-03-02", null), national("2019-01-01", "2022-02-28")];
    expect(forecastMaturity(agreement, rule, startsOn(["2022-01-01"]), joined).state).toBe("forecast");
    expect(forecastMaturity(agreement, rule, startsOn(["2022-01-01"]), holed).state).toBe("never");
  });

  it("says nobody where nobody has started", () => {
    const { agreement, rule } = lung();
    expect(forecastMaturity(agreement, rule, [], covered())).toEqual({ state: "nobody" });
  });
});
