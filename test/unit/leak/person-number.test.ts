import { describe, expect, it } from "vitest";
import { type PersonNumber, personNumber } from "../../../schemas/person-number.ts";
import { namesPerson, withoutPersonNumbers } from "../../../schemas/person-number-text.ts";
import { testNumber } from "../../support/leak/test-numbers.ts";

const read = (digits: string): PersonNumber | null => personNumber([...digits].map(Number));

describe("a person number", () => {
  it.each([
    ["13527248013", { kind: "hnr", rule: "old", synthetic: "nav-or-h" }],
    ["10915596784", { kind: "fnr", rule: "old", synthetic: "tenor" }],
    ["68467038838", { kind: "hnr", rule: "old", synthetic: "nav-or-h" }],
  ])("is read as in the published example %s", (digits, expected) => {
    expect(read(digits)).toEqual(expected);
  });

  it("tells the test series by the month and the D-number by the day", () => {
    expect(read(testNumber({ series: 80 }))).toEqual({ kind: "fnr", rule: "old", synthetic: "tenor" });
    expect(read(testNumber({ series: 65, month: 12 }))).toEqual({ kind: "fnr", rule: "old", synthetic: "nhn" });
    expect(read(testNumber({ day: 71, month: 12 }))).toEqual({ kind: "dnr", rule: "old", synthetic: "tenor" });
  });

  it("is nothing when one digit is changed", () => {
    const right = testNumber({ day: 24, month: 11, year: 85 });
    for (let i = 0; i < 11; i += 1) {
      const wrong = `${right.slice(0, i)}${(Number(right[i]) + 1) % 10}${right.slice(i + 1)}`;
      expect(read(wrong)?.rule ?? "none").not.toBe("old");
    }
  });

  it("has eleven digits", () => {
    expect(read(testNumber().slice(1))).toBeNull();
    expect(read(`${testNumber()}0`)).toBeNull();
  });

  it.each([
    ["day 0", { day: 0 }],
    ["day 32", { day: 32 }],
    ["day 40, which is neither a day nor a D-number's", { day: 40 }],
    ["day 72", { day: 72 }],
    ["31 April", { day: 31, month: 4 }],
    ["30 February", { day: 30, month: 2 }],
    ["29 February of 1990", { day: 29, month: 2, year: 90 }],
    ["month 13", { month: 13 }],
    ["month 0", { month: 0 }],
  ])("has a date: %s is none", (_, parts) => {
    expect(read(testNumber(parts))).toBeNull();
  });

  it("may have been born on a leap day", () => {
    expect(read(testNumber({ day: 29, month: 2, year: 92 }))?.rule).toBe("old");
    expect(read(testNumber({ day: 69, month: 2, year: 92 }))?.kind).toBe("dnr");
    // 2000 was a leap year and 1900 was none.
    expect(read(testNumber({ day: 29, month: 2, year: 0, individual: 500 }))?.rule).toBe("old");
    expect(read(testNumber({ day: 29, month: 2, year: 0, individual: 100 }))?.rule).toBe("2032");
  });

  it.each([
    [1999, 99, 0, "old"],
    [1940, 40, 900, "old"],
    [2039, 39, 750, "old"],
    [1854, 54, 500, "old"],
    ["1853, of which none was given out", 53, 500, "2032"],
    ["none: individual numbers 750 to 899 are for 2000 to 2039", 40, 750, "2032"],
  ])("says the century by the old rule: %s", (_, year, individual, rule) => {
    expect(read(testNumber({ year, individual }))?.rule).toBe(rule);
  });

  it("may leave a remainder of 1, 2 or 3 at the first check digit under the rule of 2032", () => {
    for (const remainder of [1, 2, 3] as const) expect(read(testNumber({ remainder }))?.rule).toBe("2032");
  });
});

describe("a joint help number", () => {
  const weighted = (digits: readonly number[], weights: readonly number[]): number =>
    weights.reduce((sum, w, i) => sum + w * (digits[i] ?? 0), 0);

  it("begins with 8 or 9, has no date, and is known by the old rule only", () => {
    const found = new Map<number, PersonNumber | null>();
    for (let serial = 0; serial < 200; serial += 1) {
      const nine = [8 + (serial % 2), 9, 9, 9, 9, 9, ...[...String(serial).padStart(3, "0")].map(Number)];
      for (let remainder = 0; remainder <= 3; remainder += 1) {
        const k1 = (11 + remainder - (weighted(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
        const k2 = (11 - (weighted([...nine, k1], [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
        if (k1 < 10 && k2 < 10) found.set(remainder, personNumber([...nine, k1, k2]));
      }
    }
    expect(found).toEqual(
      new Map([
        [0, { kind: "fh", rule: "old", synthetic: "none" }],
        [1, null],
        [2, null],
        [3, null],
      ]),
    );
  });
});

describe("a name", () => {
  const terms = { testSeriesAllowed: false, newRule: false };
  const number = testNumber();
  const [first, second] = [number.slice(0, 6), number.slice(6)];

  it.each([number, `${first} ${second}`, `${first}.${second}`, `${first}-${second}`])(
    "names a person when a number stands in it, in one piece or two",
    (written) => {
      expect(namesPerson(`journal_${written}.csv`, terms)).toBe(true);
      expect(withoutPersonNumbers(`journal_${written}.csv`)).toBe("journal_[person number].csv");
    },
  );

  it("names none when further digits adjoin, when the digits are others, or when the delivery may hold test numbers", () => {
    for (const name of [`1${number}`, `${number}1`, `${first}  ${second}`, "2026-06-30", "npr_20260630123.csv"]) {
      expect(namesPerson(name, terms)).toBe(false);
      expect(withoutPersonNumbers(name)).toBe(name);
    }
    expect(namesPerson(number, { ...terms, testSeriesAllowed: true })).toBe(false);
  });
});
