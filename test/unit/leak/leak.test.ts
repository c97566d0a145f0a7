import { describe, expect, it } from "vitest";
import { isLeak, leakOf, leakTerms } from "../../../schemas/leak.ts";
import type { PersonNumber } from "../../../schemas/person-number.ts";

const now = { testSeriesAllowed: false, newRule: false };
const found = (parts: Partial<PersonNumber>): PersonNumber => ({
  kind: "fnr",
  rule: "old",
  synthetic: "none",
  ...parts,
});

describe("what counts", () => {
  it("is every person number, and outside synthetic deliveries those of the test series too", () => {
    const marked = { ...now, testSeriesAllowed: true };
    for (const synthetic of ["tenor", "nhn"] as const) {
      expect(leakOf(found({ synthetic }), now)).toBe("hit");
      expect(leakOf(found({ synthetic }), marked)).toBe("allowed");
    }
    for (const kind of ["fnr", "dnr", "fh"] as const) expect(leakOf(found({ kind }), marked)).toBe("hit");
    expect(leakOf(found({ kind: "hnr", synthetic: "nav-or-h" }), marked)).toBe("hit");
    expect(leakOf(null, now)).toBe("other");
  });

  it("takes in numbers of the new rule when the data reach 2032", () => {
    const number = found({ rule: "2032" });
    expect(leakOf(number, leakTerms({ synthetic: false, dataCut: "2031-12-31" }))).toBe("other");
    expect(leakOf(number, leakTerms({ synthetic: false, dataCut: "2032-01-01" }))).toBe("hit");
  });
});

describe("a column is a leak", () => {
  it.each([
    // runs, hits, in a cell of its own, among words
    [0, 0, false, false],
    [1, 1, true, true],
    [4, 1, true, true],
    [5, 1, false, true],
    [9, 2, true, true],
    [10, 2, false, true],
    [19, 1, false, true],
    [20, 1, false, false],
    [40, 3, false, true],
    [100, 0, false, false],
    [100, 6, false, true],
    [100, 10, true, true],
    [1_000, 4, false, false],
    [1_000, 21, false, false],
    [1_000, 22, false, true],
    [1_000, 27, false, true],
    [1_000, 28, true, true],
    [1_000_000, 3_500, false, false],
    [1_000_000, 8_264, false, false],
    [1_000_000, 8_746, false, true],
    [1_000_000, 8_747, true, true],
  ])("of %i runs of eleven digits with %i person numbers: as values %s, in text %s", (runs, hits, value, text) => {
    expect(isLeak({ runs, hits }, "value", now)).toBe(value);
    expect(isLeak({ runs, hits }, "text", now)).toBe(text);
  });

  it("only with more numbers where the rule of 2032 makes more of them by chance", () => {
    expect(isLeak({ runs: 1_000, hits: 28 }, "value", { ...now, newRule: true })).toBe(false);
    expect(isLeak({ runs: 1_000, hits: 80 }, "value", { ...now, newRule: true })).toBe(true);
  });
});
