import { describe, expect, it, test } from "vitest";
import { readingPatterns } from "../../../pipelines/evaluate/reading-patterns.ts";
import { binomialUpperTail } from "../../../pipelines/statistics/index.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Domain } from "../../../schemas/agreement/predicate.ts";
import { addDays } from "../../../schemas/calendar.ts";
import { assessed, example, patient } from "./made-up.ts";

describe("the exact binomial tail", () => {
  test.each([
    // binom.test(k, n, p, "greater")$p.value of R 4.2.2
    [5, 5, 0.5, 0.03125],
    [9, 10, 0.5, 0.0107421875],
    [0, 10, 0.2, 1],
    [7, 12, 0.2, 0.003903131648],
  ])("of %d in %d at %d is %d", (k, n, p, expected) => {
    expect(binomialUpperTail(k, n, p)).toBeCloseTo(expected, 8);
  });

  test("is refused for what has no meaning", () => {
    expect(() => binomialUpperTail(3, 2, 0.5)).toThrow(RangeError);
    expect(() => binomialUpperTail(1, 2, 1)).toThrow(RangeError);
  });
});

/** The nusinersen example with one domain. */
const withDomain = (domain: Domain): Agreement => {
  const agreement = structuredClone(example("sma-nusinersen"));
  const [milestone] = agreement.milestones;
  if (milestone === undefined) throw new Error("the example has milestones");
  agreement.milestones = [{ ...milestone, predicate: { kind: "stop-if-any", domains: [domain] } }];
  return agreement;
};
const title = { nb: "x", en: "x" };
const hours = (reached: "more-than" | "at-least"): Domain => ({
  ...{ id: "hours", title, kind: "ventilation-below", hours_per_day: 16, reached },
});
/** One child with a reading a day. */
const child = (kind: string, values: readonly number[], included = true) =>
  patient("2024-01-01", "nusinersen", {
    included,
    assessments: values.flatMap((value, i) => assessed(addDays("2024-02-01", i), { [kind]: value })),
  });

describe("values near a limit", () => {
  const near = [14.5, 15, 15.9, 15.5, 15.2, 15.9, 16, 16.4, 17.5, 23];

  it("stand in bins of one hour on each side; 15.0 to 15.9 are just within, 16.0 is beyond where at least 16 counts", () => {
    const [limit] = readingPatterns(withDomain(hours("at-least")), [child("ventilation_hours", near)]).limits;
    expect(limit?.bins.map(({ from, values }) => `${from}: ${values}`)).toStrictEqual([
      "12: 0",
      "13: 0",
      "14: 1",
      "15: 5",
      "16: 2",
      "17: 1",
      "18: 0",
      "19: 0",
    ]);
    expect(limit).toMatchObject({ sparing: 5, other: 2, limit: 16, unit: "hours" });
    // P(X >= 5) of 7 at 1/2: 29 / 128.
    expect(limit?.pValue).toBeCloseTo(29 / 128, 12);
  });

  it("a value on the limit is just within where only more than 16 counts", () => {
    const [limit] = readingPatterns(withDomain(hours("more-than")), [child("ventilation_hours", near)]).limits;
    // 15.0 is now one step further in.
    expect(limit).toMatchObject({ sparing: 5, other: 1 });
  });

  it("no p-value below five values, and no limit without a value", () => {
    const few = readingPatterns(withDomain(hours("at-least")), [child("ventilation_hours", [15, 15.5, 15.9])]);
    expect(few.limits).toMatchObject([{ sparing: 3, other: 0, pValue: null }]);
    expect(few.digits).toMatchObject([{ pValue: null }]);
    expect(readingPatterns(withDomain(hours("at-least")), [child("hfmse", [15])])).toStrictEqual({
      limits: [],
      digits: [],
    });
  });

  it("are those of the analysed, after time zero", () => {
    const before = patient("2024-01-01", "nusinersen", {
      assessments: assessed("2024-01-01", { ventilation_hours: 15.5 }),
    });
    const excluded = child("ventilation_hours", [15.5], false);
    expect(readingPatterns(withDomain(hours("at-least")), [before, excluded]).limits).toStrictEqual([]);
  });

  it("of a score are changes from baseline: a fall of exactly the tolerance is just within, one point more just beyond", () => {
    const domain: Domain = {
      ...{ id: "motor", title, kind: "score-not-fallen", tolerance: 2 },
      scales: { "2": ["hfmse"] },
      baseline: { before_days: 30, after_days: 0 },
    };
    const scored = patient("2024-01-01", "nusinersen", {
      assessments: [
        ...assessed("2023-12-20", { hfmse: 20 }),
        ...[18, 18, 18, 17, 19, 25].flatMap((value, i) => assessed(addDays("2024-02-01", i), { hfmse: value })),
      ],
    });
    const [limit] = readingPatterns(withDomain(domain), [scored]).limits;
    expect(limit).toMatchObject({ limit: -2, unit: "points", sparing: 3, other: 1 });
  });

  it("of the ventilation register are read from its periods", () => {
    const event = (value: number) => ({
      ...{ kind: "ventilation", start: "2022-01-01", end: null, value, detail: null, dataCut: null },
      ...{ file: "made-up", line: 1 },
    });
    const facts = patient("2021-12-15", "onasemnogene", { events: [15.5, 15.9, 16, 12].map(event) });
    const { limits } = readingPatterns(example("sma-onasemnogene"), [facts]);
    expect(limits).toMatchObject([{ reading: "ventilation", limit: 16, sparing: 2, other: 1 }]);
  });
});

describe("last digits", () => {
  it("are ones where values are whole or half, which leaves no choice of tenths; 0 is no measurement", () => {
    const [found] = readingPatterns(withDomain(hours("at-least")), [
      child("ventilation_hours", [0, 0, 15.5, 16, 8.5]),
    ]).digits;
    expect(found).toMatchObject({ digit: "ones", values: 3, digits: [0, 0, 0, 0, 0, 1, 1, 0, 1, 0] });
  });

  it("are tenths where any value lies between whole and half, and ones where none does", () => {
    const found = (values: readonly number[]) =>
      readingPatterns(withDomain(hours("at-least")), [child("ventilation_hours", values)]).digits[0];
    expect(found([15.5, 16, 15.1, 8.5, 9.7])).toMatchObject({
      digit: "tenths",
      digits: [1, 1, 0, 0, 0, 2, 0, 1, 0, 0],
    });
    const ones = found([5, 10, 15, 20, 13, 10]);
    expect(ones).toMatchObject({ digit: "ones", values: 6, digits: [3, 0, 0, 1, 0, 2, 0, 0, 0, 0] });
    // P(X >= 5) of 6 at 1/5: (6 * 4 + 1) / 5^6.
    expect(ones?.pValue).toBeCloseTo(25 / 15_625, 12);
  });
});
