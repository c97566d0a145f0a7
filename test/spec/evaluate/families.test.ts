import { describe, expect, it } from "vitest";
import { evaluateGroup, type GroupInput } from "../../../pipelines/evaluate/evaluate-group.ts";
import { measuredFromRows, startsFromRows } from "../../../pipelines/evaluate/groups-from-rows.ts";
import { parseLifeTable } from "../../../pipelines/workspace/read-life-table.ts";
import type { MeasureAnalysis } from "../../../schemas/agreement/analysis.ts";
import type { Measure, OutcomeRow } from "../../../schemas/measure.ts";
import { type MeasureParameters, measureOf } from "../../support/measured.ts";
import { cohortRow, example, outcome } from "./made-up.ts";

const base = example("nsclc-pembrolizumab");

/** The group estimates of one measure, by the part of the figure id after the measure. */
const estimatesOf = (
  parameters: MeasureParameters,
  rows: readonly OutcomeRow[],
  analysis: Partial<MeasureAnalysis> = {},
  over: Partial<GroupInput> = {},
) => {
  const measure: Measure = measureOf(parameters);
  const agreement = {
    ...base,
    measures: [measure],
    group: undefined,
    population: { ...base.population, subgroups: [] },
    analyses: {
      ...base.analyses,
      minimum_n: 1,
      minimum_at_risk: 1,
      minimum_follow_up_months: undefined,
      measures: [{ measure: "m", landmarks_days: [], compare: [], exact_shares: false, ...analysis }],
    },
  };
  const { group: _group, ...withoutRule } = agreement;
  const judged = { ...withoutRule, analyses: omitMonths(agreement.analyses) };
  const cohort = rows.map(({ person_id }) => cohortRow({ person_id }));
  const known = {
    asOf: "2026-06-30",
    dataCuts: Object.fromEntries(base.sources.map(({ source }) => [source, "2026-06-30"])),
  };
  const { results, curves, warnings } = evaluateGroup({
    agreement: judged,
    agreementHash: "made-up",
    runId: "made-up",
    software: "utfall test",
    ...known,
    starts: startsFromRows(cohort),
    measured: measuredFromRows(judged, new Map([["m", rows]]), cohort, known),
    coverage: [],
    ...over,
  });
  const found = (what: string) => results.find(({ figure }) => figure === `nsclc-pembrolizumab@1/m/${what}`);
  return { found, results, curves, warnings };
};

const omitMonths = <A extends { minimum_follow_up_months?: number | undefined }>({
  minimum_follow_up_months: _months,
  ...rest
}: A) => rest;

const time = (i: number, time_days: number, event: 0 | 1, reason: string, entry_days = 0): OutcomeRow =>
  outcome({ person_id: `p${i}`, time_zero: "2022-01-03", time_days, event, reason, entry_days });

describe("a time whose event competes with others", () => {
  // Ten persons: stopped on days 10, 20, 30; died on 15 and 25; the others followed for 40 days.
  const rows = [
    ...[10, 20, 30].map((day, i) => time(i, day, 1, "gap")),
    ...[15, 25].map((day, i) => time(i + 3, day, 0, "death")),
    ...[40, 40, 40, 40, 40].map((day, i) => time(i + 5, day, 0, "end-of-data")),
  ];
  const { found, curves, results } = estimatesOf({ kind: "persistence", gap_days: 60 }, rows, { landmarks_days: [30] });

  it("gives the incidence of each: nobody is censored before day 30, so they are 3 and 2 of 10", () => {
    expect(found("all/incidence-30")).toMatchObject({
      estimate: "incidence",
      value: expect.closeTo(0.3, 12),
      events: 3,
      settings: { method: "aalen-johansen", interval: "log" },
    });
    expect(found("all/incidence-death-30")?.value).toBeCloseTo(0.2, 12);
    expect(found("all/count-death")?.value).toBe(2);
  });

  it("has no curve and no median: 1 less an incidence is nobody's survival", () => {
    expect(curves).toEqual([]);
    expect(results.map(({ estimate }) => estimate)).not.toContain("median");
  });
});

describe("the share without event at a landmark by counting", () => {
  it("is exact where nobody is censored before it: 18 of 20 is 68.3 to 98.8 per cent", () => {
    const rows = Array.from({ length: 20 }, (_, i) =>
      time(i, i < 2 ? 100 : 400, i < 2 ? 1 : 0, i < 2 ? "death" : "end-of-data"),
    );
    const { found } = estimatesOf({ kind: "overall-survival" }, rows, { landmarks_days: [365], exact_shares: true });
    const row = found("all/share-event-free-365");
    expect([row?.value, row?.lower, row?.upper].map((p) => p?.toFixed(3))).toEqual(["0.900", "0.683", "0.988"]);
    expect(found("all/survival-365")?.value).toBeCloseTo(0.9, 12);
  });

  it("is not made where somebody is censored before it, nor without being asked for", () => {
    const rows = [time(0, 100, 0, "emigration"), time(1, 400, 0, "end-of-data")];
    const asked = estimatesOf({ kind: "overall-survival" }, rows, { landmarks_days: [365], exact_shares: true });
    expect(asked.found("all/share-event-free-365")).toMatchObject({ value: null, state: "not-estimable" });
    const not = estimatesOf({ kind: "overall-survival" }, rows, { landmarks_days: [365] });
    expect(not.found("all/share-event-free-365")).toBeUndefined();
  });
});

describe("a response", () => {
  const response = {
    kind: "response",
    scale: "hfmse",
    baseline: { before_days: 30, after_days: 0 },
    target: { months: 6, before_days: 30, after_days: 30 },
    pick: "last",
    threshold: 3,
    measurement_error: 4.3,
    death: "no-response",
  } as const;
  const rows = [
    ...Array.from({ length: 9 }, (_, i) => outcome({ person_id: `p${i}`, event: 1, baseline: 20, change: 4 })),
    outcome({ person_id: "p9", event: 0, baseline: 20, change: 0 }),
    ...[10, 11, 12].map((i) =>
      outcome({ person_id: `p${i}`, status: "unknown", reason: "no-assessment", baseline: 20 }),
    ),
    outcome({ person_id: "p13", status: "pending", reason: "assessment-not-due", baseline: 20 }),
  ];
  const { found } = estimatesOf(response, rows);

  it("is 9 of the 10 assessed, with its bounds", () => {
    expect(found("all/share-attained")).toMatchObject({ value: 0.9, n: 10, settings: { method: "clopper-pearson" } });
    expect(found("sensitivity-unknown-as-not-attained/share-attained")?.value).toBeCloseTo(9 / 13, 12);
    expect(found("sensitivity-unknown-as-attained/share-attained")?.value).toBeCloseTo(12 / 13, 12);
  });

  // 9 responses, 1 without, 3 unknown: 12, 11, 10 or 9 of 13 as none to all of the unknown are failures. The exact lower
  // limits of these are 64.0, 54.6, 46.2 and 38.6 %.
  it.each([
    ["the share falls below 80 % with the second failure", { at_least: 0.8, reads: "share" }, 2],
    ["the lower limit falls below 45 % with the third", { at_least: 0.45, reads: "lower-limit" }, 3],
    ["it is too low even if all were responses", { at_least: 0.7, reads: "lower-limit" }, 0],
    ["it holds even if none was", { at_least: 0.38, reads: "lower-limit" }, null],
  ] as const)("is tipped by failures among the unknown: %s", (_what, asked, failures) => {
    const tipping = { share: "share-attained", ...asked } as const;
    const { found: tipped } = estimatesOf(response, rows, { tipping });
    const state = failures === null ? "not-reached" : "estimated";
    const at = "sensitivity-unknown-as-failures";
    expect(tipped(`${at}/tipping-failures`)).toMatchObject({ value: failures, state, n: 13 });
    expect(tipped(`${at}/tipping-failures`)?.settings).toMatchObject({ method: "tipping-point", analysis: tipping });
    expect(tipped(`${at}/tipping-share`)?.value ?? null).toEqual(failures === null ? null : failures / 3);
    expect(tipped(`${at}/share-failed-known`)).toMatchObject({ value: 0.1, n: 10 });
    expect(tipped(`${at}/count-unknown`)?.value).toBe(3);
  });

  it("has no tipping point where everybody is known", () => {
    const asked = { share: "share-attained", at_least: 0.5, reads: "share" } as const;
    const { results } = estimatesOf(response, rows.slice(0, 10), { tipping: asked });
    expect(results.filter(({ settings }) => settings.method === "tipping-point")).toEqual([]);
  });

  it("warns that 10 of 13 with a baseline are assessed, and that the threshold lies within the error", () => {
    expect(found("all/share-attained")?.warnings).toEqual([
      { id: "threshold-below-measurement-error", values: { tolerance: 3, measurementError: 4.3 } },
      { id: "denominator-shrinks", values: { assessed: 10, withBaseline: 13 } },
    ]);
  });
});

describe("a rate", () => {
  const counted = (i: number, value: number, time_days: number) => outcome({ person_id: `p${i}`, value, time_days });

  it("is events per person-year with the exact interval of R, poisson.test(4, 2)", () => {
    const rows = [counted(0, 3, 365), counted(1, 1, 365.5), counted(2, 0, 0)];
    const { found } = estimatesOf({ kind: "event-rate", event: { kind: "admission" }, coverage: ["episodes"] }, rows);
    const row = found("all/rate");
    expect(row).toMatchObject({ value: 2, events: 4, unit: "per-person-year", settings: { method: "exact-rate" } });
    expect(row?.lower).toBeCloseTo(0.5449328, 6);
    expect(row?.upper).toBeCloseTo(5.120794, 6);
    expect(row?.warnings).toContainEqual({ id: "events-in-clusters", values: { persons: 1, mostEvents: 3 } });
  });

  it("of bed days is a ratio of sums, and draws persons for its interval", () => {
    const rows = [10, 0, 5, 0, 20, 1, 2, 0].map((value, i) => counted(i, value, 365.25));
    const parameters: MeasureParameters = { kind: "resource-use", what: "bed-days", coverage: ["episodes"] };
    const row = estimatesOf(parameters, rows).found("all/rate-bed-days");
    expect(row?.value).toBeCloseTo(38 / 8, 12);
    expect(row?.settings).toMatchObject({
      method: "ratio-of-sums",
      interval: "bootstrap",
      measure: { bootstrap: { seed: 20_260_101 } },
    });
    expect(row?.lower).toBeGreaterThanOrEqual(0);
    expect(row?.lower).toBeLessThan(4.75);
    expect(row?.upper).toBeGreaterThan(4.75);
    expect(estimatesOf(parameters, rows).found("all/rate-bed-days")).toEqual(row);
  });
});

describe("an amount", () => {
  it("of dose is the mean share with the t interval of R, t.test(c(1, 0.8, 0.6))", () => {
    const rows = [800, 640, 480].map((value, i) => outcome({ person_id: `p${i}`, baseline: 800, value }));
    const planned = { dose: 200, every_days: 21, administrations: 4 };
    const { found } = estimatesOf(
      { kind: "relative-dose-intensity", unit: "mg", planned, stopped: "full-period" },
      rows,
    );
    const row = found("all/mean-share");
    expect(row?.value).toBeCloseTo(0.8, 12);
    expect(row?.lower).toBeCloseTo(0.3031725, 6);
    expect(row?.upper).toBeCloseTo(1.2968275, 6);
  });

  it("of waste is the sum left over the sum delivered, not the mean of shares", () => {
    const rows = [
      outcome({ person_id: "p0", baseline: 100, value: 50 }),
      outcome({ person_id: "p1", baseline: 900, value: 0 }),
    ];
    const { found } = estimatesOf(
      { kind: "waste", unit: "mg", delivered: { kind: "whole-vials", content: 100 } },
      rows,
    );
    expect(found("all/ratio")?.value).toBeCloseTo(0.05, 12);
  });

  it("of money is the mean in whole minor units of the named currency", () => {
    const price = { minor_units: 100, currency: "NOK", level: "AUP", source: "made up" } as const;
    const rows = [100, 300].map((value, i) => outcome({ person_id: `p${i}`, value }));
    const { found } = estimatesOf({ kind: "cost", unit: { kind: "doses" }, price, months: 6 }, rows);
    expect(found("all/mean-cost")).toMatchObject({ value: 200, unit: "minor-units", n: 2 });
  });
});

describe("net survival", () => {
  const table = (probability: string) =>
    parseLifeTable(
      [
        "sex;age;year;probability",
        ...["m", "f"].flatMap((sex) =>
          [0, 1].flatMap((age) => [2021, 2022, 2023].map((year) => `${sex};${age};${year};${probability}`)),
        ),
      ].join("\n"),
    );
  const rows = [200, 400, 400, 400].map((time_days, i) =>
    outcome({
      person_id: `p${i}`,
      time_zero: "2022-01-03",
      time_days,
      event: i === 0 ? 1 : 0,
      population: { sex: "f", ageDays: 20_000 },
    }),
  );
  const at = (probability: string) =>
    estimatesOf({ kind: "net-survival" }, rows, { landmarks_days: [365] }, { lifeTable: table(probability) });

  it("is overall survival where the population does not die, and higher where it does", () => {
    expect(at("0").found("all/net-survival-365")?.value).toBeCloseTo(0.75, 12);
    expect(at("0.1").found("all/net-survival-365")?.value).toBeGreaterThan(0.75);
    expect(at("0").found("all/net-survival-365")?.settings.method).toBe("pohar-perme");
  });

  it("cannot be made without a life table", () => {
    const { found } = estimatesOf({ kind: "net-survival" }, rows, { landmarks_days: [365] });
    expect(found("all/net-survival-365")).toMatchObject({ value: null, state: "not-estimable" });
  });
});

describe("follow-up outside the years of the life table", () => {
  it("is told by its person-days", () => {
    const row = outcome({ person_id: "p", time_zero: "2022-01-03", time_days: 400, event: 0 });
    const lifeTable = parseLifeTable(["sex;age;year;probability", "m;0;2022;0", "f;0;2022;0"].join("\n"));
    const rows = [{ ...row, population: { sex: "m" as const, ageDays: 20_000 } }];
    const { found } = estimatesOf({ kind: "net-survival" }, rows, { landmarks_days: [365] }, { lifeTable });
    const warning = found("all/net-survival-365")?.warnings.find(({ id }) => id === "outside-life-table");
    // From 2023-01-01 on: day 363 to day 400, the last one not begun.
    expect(warning?.values).toEqual({ personDays: 37 });
  });
});

describe("a change that was read late, or of few", () => {
  const parameters: MeasureParameters = {
    kind: "score-change",
    scale: "hfmse",
    baseline: { before_days: 30, after_days: 0 },
    target: { months: 6, before_days: 30, after_days: 30, grace_days: 14 },
    pick: "last",
    tolerance: 2,
  };
  const changed = (i: number, rest: Partial<OutcomeRow> = {}) =>
    outcome({ person_id: `p${i}`, baseline: 20, value: 23, change: 3, ...rest });

  it("is told on the first page by the number of persons", () => {
    const { warnings } = estimatesOf(parameters, [changed(0), changed(1, { reason: "late-assessment" })]);
    expect(warnings).toEqual([{ id: "late-assessments", values: { persons: 1 } }]);
  });

  it("carries a warning from below four of five assessed: 3 of 4 do, 4 of 5 do not", () => {
    const lost = { value: null, change: null, status: "unknown", reason: "no-assessment" } as const;
    const of = (known: number) => [...Array.from({ length: known }, (_, i) => changed(i)), changed(known, lost)];
    const warned = (known: number) =>
      estimatesOf(parameters, of(known))
        .found("all/mean-change")
        ?.warnings.map(({ id }) => id);
    expect(warned(3)).toEqual(["denominator-shrinks"]);
    expect(warned(4)).toEqual([]);
  });

  it("is tipped by the share that the agreement names: a fall of the tolerance is no decline, a rise of it no gain", () => {
    const lost = { value: null, change: null, status: "unknown", reason: "no-assessment" } as const;
    const rows = [3, 2, -2, -3].map((change, i) => changed(i, { value: 20 + change, change }));
    const unknown = [4, 5].map((i) => changed(i, lost));
    const tipped = (share: "share-improved" | "share-not-declined", at_least: number) =>
      estimatesOf(parameters, [...rows, ...unknown], { tipping: { share, at_least, reads: "share" } }).found(
        "sensitivity-unknown-as-failures/tipping-failures",
      )?.value;
    // 1 of 4 improved: 3, 2 or 1 of 6; 3 of 4 not declined: 5, 4 or 3 of 6.
    expect([tipped("share-improved", 0.4), tipped("share-not-declined", 0.6)]).toEqual([1, 2]);
  });
});

describe("a death that the agreement censors", () => {
  it("is told, because the number holds only for a world without death", () => {
    const rows = [time(0, 20, 0, "death"), time(1, 500, 1, "next-treatment")];
    const { warnings } = estimatesOf(
      { kind: "time-to-next-treatment", next_treatment: "any-other", death: "censored" },
      rows,
    );
    expect(warnings).toContainEqual({ id: "censored-by-intercurrent-event", values: { persons: 1 } });
  });
});

describe("time at risk", () => {
  it("stands beside every time: 100 days, and 200 less the 50 before entry", () => {
    const rows = [time(0, 100, 1, "death"), time(1, 200, 0, "end-of-data", 50)];
    expect(estimatesOf({ kind: "overall-survival" }, rows).found("all/count-person-days")).toMatchObject({
      value: 250,
      unit: "person-days",
    });
  });
});

describe("a minimum follow-up", () => {
  const rows = [
    outcome({ person_id: "early", time_zero: "2022-01-03", time_days: 400, event: 0, reason: "end-of-data" }),
    outcome({ person_id: "late", time_zero: "2026-05-01", time_days: 20, event: 1, reason: "death" }),
  ];
  const followed = (use: "primary" | "sensitivity") =>
    estimatesOf({ kind: "overall-survival", minimum_follow_up: { months: 12, use } }, rows);

  it("as primary leaves the recent out of the estimates, and counts them", () => {
    expect(followed("primary").found("all/count-n")?.value).toBe(1);
    expect(followed("primary").found("all/count-short-follow-up")?.value).toBe(1);
  });

  it("as sensitivity stands beside everyone", () => {
    expect(followed("sensitivity").found("all/count-n")?.value).toBe(2);
    expect(followed("sensitivity").found("sensitivity-minimum-follow-up-12-months/count-n")?.value).toBe(1);
  });
});

describe("warnings of a time", () => {
  const warned = (
    rows: readonly OutcomeRow[],
    days: number,
    parameters: MeasureParameters = { kind: "overall-survival" },
  ) => estimatesOf(parameters, rows, { landmarks_days: [days] });

  it("follow-up is shorter than the day asked about, for half of them", () => {
    const rows = [100, 100, 100, 500].map((day, i) => time(i, day, 0, "end-of-data"));
    expect(warned(rows, 365).found("all/survival-365")?.warnings).toContainEqual({
      id: "follow-up-shorter-than-horizon",
      values: { horizonDays: 365, medianDays: 100 },
    });
    expect(warned(rows, 90).found("all/survival-90")?.warnings).toEqual([]);
  });

  it("or for all of them", () => {
    const rows = [100, 100].map((day, i) => time(i, day, 0, "end-of-data"));
    expect(warned(rows, 365).found("all/survival-365")).toMatchObject({
      value: null,
      state: "beyond-follow-up",
      warnings: [
        { id: "few-at-risk" },
        { id: "follow-up-shorter-than-horizon", values: { horizonDays: 365, medianDays: 100, longestDays: 100 } },
      ],
    });
  });

  it("nobody is at risk any more before the day asked about", () => {
    const rows = [time(0, 20, 1, "death"), time(1, 500, 0, "end-of-data", 50), time(2, 600, 0, "end-of-data", 60)];
    expect(warned(rows, 365).found("all/survival-365")?.warnings).toContainEqual({
      id: "risk-set-empties-early",
      values: { emptyDay: 20 },
    });
  });

  it("persons are censored by a switch as if they were like the others", () => {
    const rows = [time(0, 20, 0, "switch"), time(1, 500, 0, "end-of-data")];
    const hypothetical = { kind: "switch" as const, substances: ["b"], strategy: "hypothetical" as const };
    expect(warned(rows, 365, { kind: "overall-survival", intercurrent: [hypothetical] }).warnings).toContainEqual({
      id: "censored-by-intercurrent-event",
      values: { persons: 1 },
    });
  });
});
