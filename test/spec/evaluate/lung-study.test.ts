import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { daysBetween } from "../../../pipelines/evaluate/calendar.ts";
import { evaluateGroup } from "../../../pipelines/evaluate/evaluate-group.ts";
import { measuredFromRows, startsFromRows } from "../../../pipelines/evaluate/groups-from-rows.ts";
import type { OutcomeRow } from "../../../schemas/measure.ts";
import { cohortRow, example, outcome } from "./made-up.ts";

const fixture = (name: string): readonly (readonly string[])[] =>
  readFileSync(resolve(import.meta.dirname, `../../fixtures/lung/${name}.csv`), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(";"));

/** The NCCTG study as outcome rows: first dose to death, or to the last day known alive. */
const firstDose = new Map<string, string>();
for (const cells of fixture("inspire_medication")) {
  const [person = "", day = ""] = [cells[0], cells[14]?.slice(0, 10)];
  const before = firstDose.get(person);
  if (before === undefined || day < before) firstDose.set(person, day);
}
const sexOf = new Map(fixture("kreft_cases").map(([person = "", , sex]) => [person, sex === "K" ? "f" : "m"]));
const rows: readonly OutcomeRow[] = fixture("vital_status").map(([person_id = "", status, end = ""]) => {
  const time_zero = firstDose.get(person_id) ?? "";
  const event = status === "D" ? 1 : 0;
  return outcome({
    person_id,
    time_zero,
    time_days: daysBetween(time_zero, end),
    event,
    reason: event ? "death" : "end-of-data",
  });
});
const cohort = rows.map(({ person_id, time_zero }) =>
  cohortRow({ person_id, time_zero, subgroups: { sex: sexOf.get(person_id) ?? "unknown" } }),
);

const regions = ["sor-ost", "vest", "midt"];
const agreement = example("nsclc-pembrolizumab");
const judge = ({
  os = rows,
  ...over
}: Partial<Parameters<typeof evaluateGroup>[0]> & { readonly os?: readonly OutcomeRow[] } = {}) => {
  const known = { asOf: "2026-06-30", dataCuts: over.dataCuts ?? { kreftregisteret: "2026-06-30" } };
  return evaluateGroup({
    ...known,
    agreement,
    agreementHash: "made-up",
    runId: "made-up",
    software: "utfall test",
    starts: startsFromRows(cohort),
    measured: measuredFromRows(agreement, new Map([["os", os]]), cohort, known),
    coverage: regions.map((region) => ({
      source: "kreftregisteret",
      kind: "hospital-drugs",
      region,
      from_date: "2019-01-01",
      to_date: "2026-06-30",
    })),
    ...over,
  });
};

const judged = judge();
const figure = (what: string) => judged.results.find((row) => row.figure === `nsclc-pembrolizumab@1/os/${what}`);

// R 4.2.2, survival 3.5-3: survfit(Surv(time, status) ~ 1, lung) and ~ sex, conf.type "log"; survdiff(~ sex).
describe("the lung study under the example agreement", () => {
  it.each([
    ["all/median", 310, 285, 363],
    ["sex-m/median", 270, 212, 310],
    ["sex-f/median", 426, 348, 550],
  ])("%s is %d days (%d to %d)", (what, value, lower, upper) => {
    expect(figure(what)).toMatchObject({ value, lower, upper, state: "estimated", unit: "days" });
  });

  it("has the survival at one year that R gives, by sex", () => {
    const men = figure("sex-m/survival-365");
    const women = figure("sex-f/survival-365");
    expect([men?.value, men?.lower, men?.upper].map((p) => p?.toFixed(4))).toEqual(["0.3361", "0.2609", "0.4329"]);
    expect([women?.value, women?.lower, women?.upper].map((p) => p?.toFixed(4))).toEqual([
      "0.5265",
      "0.4215",
      "0.6576",
    ]);
    expect([men?.atRisk, women?.atRisk]).toEqual([35, 30]);
  });

  it("counts 228 patients and 165 deaths", () => {
    expect([figure("all/count-n")?.value, figure("all/count-events")?.value]).toEqual([228, 165]);
  });

  it("compares men and women as an exploratory figure", () => {
    expect(figure("sex-comparison/p-value")?.value).toBeCloseTo(0.001311, 6);
  });

  it("gives no conclusion: the interval runs from below 0.40 to above 0.45", () => {
    const row = figure("all/survival-365");
    expect(row?.value?.toFixed(3)).toBe("0.409");
    expect(judged.verdict).toMatchObject({
      verdict: "cannot-conclude",
      reasons: ["interval-covers-reference"],
      figure: "nsclc-pembrolizumab@1/os/all/survival-365",
    });
    expect(row?.warnings).toContainEqual({ id: "interval-covers-both-sides", values: {} });
  });

  it("repeats itself for those who can have been followed for six months, here everyone", () => {
    const sensitivity = figure("sensitivity-minimum-follow-up-6-months/survival-365");
    expect(sensitivity?.value).toBe(figure("all/survival-365")?.value);
    expect(sensitivity?.group).toEqual({ name: "sensitivity", level: "minimum-follow-up-6-months" });
  });

  it("draws curves that begin at 1 with everyone at risk", () => {
    const [curve] = judged.curves;
    expect(curve?.points[0]).toEqual({ time: 0, survival: 1, lower: 1, upper: 1, atRisk: 228, events: 0, censored: 0 });
    expect(curve?.atRisk.map(({ time }) => time)).toEqual([0, 183, 365, 548, 730, 913]);
    expect(judged.curves.map(({ figure: id }) => id)).toEqual(
      ["os/all", "os/sex-f", "os/sex-m", "ttd/all", "pfs/all"].map((id) => `nsclc-pembrolizumab@1/${id}/curve`),
    );
  });

  it("has a figure id of its own for every number", () => {
    const ids = judged.results.map((row) => row.figure);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("data that are not ready", () => {
  it("a data cut whose lag has not passed for one patient in ten", () => {
    const dataCuts = { kreftregisteret: "2024-03-31" };
    expect(judge({ dataCuts }).verdict).toMatchObject({ verdict: "data-not-ready", reasons: ["follow-up-too-short"] });
  });

  it("a source that has delivered nothing", () => {
    expect(judge({ dataCuts: {} }).verdict?.reasons).toEqual(["follow-up-too-short"]);
  });

  it("one region without coverage", () => {
    const coverage = regions.slice(1).map((region) => ({
      source: "kreftregisteret",
      kind: "hospital-drugs",
      region,
      from_date: "2019-01-01",
      to_date: "2026-06-30",
    }));
    expect(judge({ coverage }).verdict).toMatchObject({ verdict: "data-not-ready", reasons: ["coverage-short"] });
  });

  it("coverage with a hole", () => {
    const period = { source: "kreftregisteret", kind: "hospital-drugs", region: "national" };
    const whole = [
      { ...period, from_date: "2019-01-01", to_date: "2022-05-31" },
      { ...period, from_date: "2022-06-01", to_date: "2026-06-30" },
    ];
    expect(judge({ coverage: whole }).verdict?.verdict).toBe("cannot-conclude");
    const hole = whole.map((each) => (each.from_date === "2022-06-01" ? { ...each, from_date: "2022-06-02" } : each));
    expect(judge({ coverage: hole }).verdict?.reasons).toEqual(["coverage-short"]);
  });
});

describe("persons whose outcome is not known", () => {
  const [first, ...others] = rows;
  const withUnknown = [
    ...others,
    outcome({ ...first, time_days: null, event: null, status: "unknown", reason: "no-follow-up" }),
  ];
  const with1 = judge({ os: withUnknown });
  const value = (group: string) =>
    with1.results.find((row) => row.figure === `nsclc-pembrolizumab@1/os/${group}/survival-365`)?.value ?? Number.NaN;

  it("are counted, and warned of, and leave the estimate", () => {
    expect(with1.results.find((row) => row.figure.endsWith("os/all/count-unknown"))?.value).toBe(1);
    expect(with1.results.find((row) => row.figure.endsWith("os/all/count-n"))?.value).toBe(227);
    expect(with1.warnings).toContainEqual({ id: "persons-without-follow-up", values: { persons: 1 } });
  });

  it("bound the estimate from both sides", () => {
    expect(value("sensitivity-unknown-as-event")).toBeLessThan(value("all"));
    expect(value("sensitivity-unknown-as-event-free")).toBeGreaterThan(value("all"));
  });

  it("are not bounded when they are only not reported yet", () => {
    const pending = withUnknown.map((row) => (row.status === "unknown" ? { ...row, status: "pending" as const } : row));
    const { results } = judge({ os: pending });
    expect(results.filter(({ group }) => group.level.startsWith("unknown-as"))).toEqual([]);
    expect(results.find((row) => row.figure.endsWith("os/all/count-pending"))?.value).toBe(1);
  });
});

describe("delayed entry", () => {
  it("is answered by a sensitivity analysis that ignores it", () => {
    const late = rows.map((row) => (row.time_days !== null && row.time_days > 100 ? { ...row, entry_days: 60 } : row));
    const { results } = judge({ os: late });
    const ignored = results.find((row) => row.figure.endsWith("sensitivity-delayed-entry-ignored/survival-365"));
    expect(ignored?.value).toBe(figure("all/survival-365")?.value);
    expect(results.find((row) => row.figure.endsWith("os/all/survival-365"))?.value).not.toBe(ignored?.value);
  });

  it("keeps a death on the day of the first dose, which nobody entered after", () => {
    const late = rows.map((row, i) =>
      i === 0 ? { ...row, time_days: 0, event: 1 as const } : i < 9 ? { ...row, entry_days: 1 } : row,
    );
    const { results } = judge({ os: late });
    expect(results.find((row) => row.figure.endsWith("os/all/count-n"))?.value).toBe(228);
  });
});
