import { describe, expect, it } from "vitest";
import { immortalTime } from "../../../schemas/agreement/immortal-time.ts";
import { Measure } from "../../../schemas/measure.ts";
import { example } from "../../spec/evaluate/made-up.ts";
import { type MeasureParameters, measureOf } from "../../support/measured.ts";

const told = (parameters: MeasureParameters): readonly string[] =>
  immortalTime(measureOf(parameters), 0).map(({ path, problem }) => `${path.join(".")}: ${problem}`);

const among = (by_days: number) => ({ kind: "treated-with" as const, substances: ["b"], by_days });

describe("a measure that would build in immortal time is refused with its remedy", () => {
  it("from diagnosis without delayed entry", () => {
    expect(told({ kind: "overall-survival", time_zero: "diagnosis", delayed_entry: false })).toEqual([
      "measures.0.delayed_entry: immortal time: everyone in the cohort lived from diagnosis to the first exposure. Set delayed_entry to true, or time_zero to first-exposure",
    ]);
    expect(told({ kind: "overall-survival", time_zero: "diagnosis" })).toEqual([]);
  });

  it("with a group that is joined after its landmark", () => {
    expect(told({ kind: "overall-survival", landmark: { days: 30, among: among(90) } })).toEqual([
      "measures.0.landmark.among.by_days: immortal time: a member who joins on day 90 lived from the landmark until then. Set by_days to 30 or less, or the landmark to 90 or later",
    ]);
    expect(told({ kind: "overall-survival", landmark: { days: 90, among: among(90) } })).toEqual([]);
  });

  it("with a group of later treatment and no landmark at all, by its form", () => {
    const { success } = Measure.safeParse({
      ...measureOf({ kind: "overall-survival" }),
      landmark: { among: among(90) },
    });
    expect(success).toBe(false);
  });

  it("with the line of the agreement file", () => {
    const changed = {
      "    delayed_entry: true\n  - id: ttd": "    delayed_entry: false\n    time_zero: diagnosis\n  - id: ttd",
    };
    expect(() => example("nsclc-pembrolizumab", changed)).toThrow(/nsclc-pembrolizumab\.yaml:\d+:\d+: .*immortal time/);
  });
});

describe("intercurrent events", () => {
  it("refuse principal strata, and say why", () => {
    const parsed = Measure.safeParse({
      ...measureOf({ kind: "overall-survival" }),
      intercurrent: [{ kind: "switch", substances: ["b"], strategy: "principal-stratum" }],
    });
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
      expect.stringContaining(
        "principal-stratum is refused: who would have had the event under another treatment is seen in nobody",
      ),
    ]);
  });

  it("are offered with the strategies that make a number of the kind: no composite of a score", () => {
    const strategies = (parameters: MeasureParameters) =>
      Measure.safeParse({
        ...measureOf(parameters),
        intercurrent: [{ kind: "switch", substances: ["b"], strategy: "composite" }],
      }).success;
    expect(strategies({ kind: "overall-survival" })).toBe(true);
    const window = {
      scale: "hfmse",
      baseline: { before_days: 30, after_days: 0 },
      target: { months: 6, before_days: 30, after_days: 30 },
      pick: "last",
    } as const;
    expect(strategies({ kind: "score-change", ...window, tolerance: 2 })).toBe(false);
    expect(strategies({ kind: "response", ...window, threshold: 2, death: "no-response" })).toBe(true);
  });
});

describe("a cost", () => {
  it("refuses a net price: every parameter of a measure is printed", () => {
    const price = { minor_units: 100, currency: "NOK", level: "AUP", source: "made up" } as const;
    const measure = measureOf({ kind: "cost", unit: { kind: "doses" }, price, months: 6 });
    const parsed = Measure.safeParse({ ...measure, price: { ...price, level: "LIS_NET" } });
    expect(parsed.error?.issues[0]?.message).toContain("a net price is confidential");
  });
});
