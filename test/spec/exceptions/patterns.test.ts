import { describe, expect, test } from "vitest";
import { agreementExceptions } from "../../../pipelines/exceptions/agreement-exceptions.ts";
import { exceptionPatterns, type PatternFrame } from "../../../pipelines/exceptions/exception-patterns.ts";
import type { ExceptionFact } from "../../../pipelines/exceptions/read-exceptions.ts";
import { addDays } from "../../../schemas/calendar.ts";
import { cohortRow, example } from "../evaluate/made-up.ts";

const frame: PatternFrame = { asOf: "2026-01-01", level: 0.95, coverage: [] };

let persons = 0;
/** An application of 2025-01-01, decided after so many days; null waits. */
const applied = (days: number | null, more: Partial<ExceptionFact> = {}): ExceptionFact => {
  persons += 1;
  return {
    personId: `p${persons}`,
    applied: "2025-01-01",
    decided: days === null ? null : addDays("2025-01-01", days),
    decision: days === null ? "waiting" : "granted",
    substance: "nusinersen",
    region: "vest",
    reasons: ["RARE"],
    followUp: null,
    ...more,
  };
};

const all = (facts: readonly ExceptionFact[], more: Partial<PatternFrame> = {}) =>
  exceptionPatterns(facts, { ...frame, ...more }).find(({ by }) => by === "all");

describe("patterns of individual exceptions", () => {
  test("the share granted is of those granted or refused, with the exact interval: 18 of 20 is 68.3 to 98.8 %", () => {
    const facts = [
      ...Array.from({ length: 18 }, () => applied(10)),
      applied(10, { decision: "refused" }),
      applied(10, { decision: "refused" }),
      applied(10, { decision: "withdrawn" }),
      applied(null),
    ];
    const share = all(facts)?.share;
    expect([share?.value, share?.lower, share?.upper].map((p) => p?.toFixed(3))).toStrictEqual([
      "0.900",
      "0.683",
      "0.988",
    ]);
    expect(all(facts)).toMatchObject({ applications: 22, granted: 18, refused: 2, withdrawn: 1, waiting: 1 });
  });

  test("no share where nothing is decided", () => {
    expect(all([applied(null), applied(3, { decision: "withdrawn" })])?.share).toBeNull();
  });

  test.each([
    ["all decided: the plain quartiles", [0, 10, 20, 30, 40], { first: 10, median: 20, third: 30 }],
    ["decided the same day", [0, 0, 0], { first: 0, median: 0, third: 0 }],
    [
      "two of five wait, so the third quartile is not known yet",
      [10, 20, 30, null, null],
      { first: 20, median: 30, third: null },
    ],
    ["most wait, so the median is not known yet", [5, null, null, null], { first: 5, median: null, third: null }],
  ])("days to decision, %s", (_, days, expected) => {
    const found = all(days.map((d) => applied(d)))?.days;
    expect(found).toStrictEqual(expected);
  });

  test("those who wait make the median longer, not shorter", () => {
    const decidedAlone = all([applied(10), applied(20), applied(30)])?.days.median ?? 0;
    const withQueue = all([applied(10), applied(20), applied(30), applied(null), applied(null)])?.days.median ?? 0;
    expect([decidedAlone, withQueue]).toStrictEqual([20, 30]);
  });

  test("every split but the grounds adds up to all; an application counts under each of its grounds", () => {
    const facts = [
      applied(1, { region: "nord", reasons: ["RARE", "SEVERE"] }),
      applied(2, { region: null, reasons: [] }),
      applied(3, { substance: null, applied: "2024-12-31" }),
    ];
    const patterns = exceptionPatterns(facts, frame).map((p) => `${p.by} ${p.level} ${p.applications}`);
    expect(patterns).toStrictEqual([
      "all all 3",
      "substance nusinersen 2",
      "substance unknown 1",
      "region nord 1",
      "region vest 1",
      "region unknown 1",
      "reason RARE 2",
      "reason SEVERE 1",
      "reason unknown 1",
      "year 2024 1",
      "year 2025 2",
    ]);
  });

  test("a rate needs declared coverage: 4 in 4 years is 1 a year, exact Poisson 0.27 to 2.56 (R poisson.test)", () => {
    const facts = [applied(1), applied(1), applied(1), applied(1), applied(1, { applied: "2020-06-01" })];
    expect(all(facts)?.perYear).toBeNull();
    const coverage = [{ region: "national", from: "2022-01-02", to: "2026-01-01" }];
    const rate = all(facts, { coverage })?.perYear;
    expect(rate).toMatchObject({ value: 1, years: 4 });
    expect([rate?.lower, rate?.upper].map((r) => r?.toFixed(2))).toStrictEqual(["0.27", "2.56"]);
  });

  test("a region that alone is covered has a rate, the country has none", () => {
    const coverage = [{ region: "vest", from: "2025-01-01", to: "2025-12-31" }];
    const patterns = exceptionPatterns([applied(1), applied(1, { region: "nord" })], { ...frame, coverage });
    const rated = patterns.filter(({ perYear }) => perYear !== null).map(({ by, level }) => `${by} ${level}`);
    expect(rated).toStrictEqual(["region vest"]);
  });
});

describe("the exceptions of an agreement", () => {
  const agreement = example("sma-nusinersen");
  const input = { exceptions: [], cohort: [], coverage: [], asOf: "2026-01-01" };

  test("not seen is not none: without a register nobody can be told from the others", () => {
    expect(agreementExceptions(agreement, input)).toMatchObject({ rule: "own-stratum", seen: false, patterns: [] });
    const covered = {
      source: "x",
      kind: "exceptions",
      region: "national",
      from_date: "2020-01-01",
      to_date: "2026-01-01",
    };
    expect(agreementExceptions(agreement, { ...input, coverage: [covered] })).toMatchObject({
      seen: true,
      patterns: [],
    });
  });

  test("holds the agreement's medicines only, and tells those granted later from those treated by one", () => {
    const exceptions = [
      applied(5, { personId: "apart" }),
      applied(900, { personId: "later" }),
      applied(5, { personId: "elsewhere", substance: "risdiplam" }),
    ];
    const cohort = [
      cohortRow({ person_id: "apart", included: false, excluded_by: "own-stratum", by_exception: true }),
      cohortRow({ person_id: "earlier-version", included: false, excluded_by: "start-period", by_exception: true }),
      cohortRow({ person_id: "later" }),
      cohortRow({ person_id: "elsewhere" }),
    ];
    const found = agreementExceptions(agreement, { ...input, exceptions, cohort });
    expect(found).toMatchObject({ seen: true, treated: 1, grantedLater: 1 });
    expect(found.patterns[0]).toMatchObject({ by: "all", applications: 2 });
  });
});
