import { describe, expect, test } from "vitest";
import { formatter } from "../../../reports/format.ts";
import { UtfallError } from "../../../schemas/errors.ts";
import { inMinorUnits } from "../../../schemas/money.ts";

const nb = formatter("nb");
const en = formatter("en");
/** Spaces made visible: `_` narrow no-break, `~` no-break. */
const seen = (text: string): string => text.replaceAll("\u202f", "_").replaceAll("\u00a0", "~");

describe("numbers", () => {
  test.each([
    ["a whole number is grouped by narrow spaces", nb.integer(1234567), "1_234_567"],
    ["a number of three digits is not grouped", nb.integer(999), "999"],
    ["a negative number has a true minus", nb.integer(-12), "−12"],
    ["Norwegian has a decimal comma", nb.decimal(4700.5, 1), "4_700,5"],
    ["English has a decimal point", en.decimal(4700.5, 1), "4_700.5"],
    ["what rounds to zero has no sign", nb.decimal(-0.04, 1), "0,0"],
    ["a short number has as few decimals as it has", nb.short(4.5), "4,5"],
    ["a short whole number has none", nb.short(2), "2"],
    ["a short number has two decimals at most", en.short(0.4444), "0.44"],
  ])("%s", (_, got, expected) => {
    expect(seen(got)).toBe(expected);
  });

  test("grouping stops at the decimal point", () => {
    expect(seen(en.decimal(1234.5678, 4))).toBe("1_234.5678");
  });
});

describe("percentages", () => {
  test("Norwegian sets a no-break space before the sign, English none", () => {
    expect([seen(nb.percent(0.40923)), seen(en.percent(0.40923))]).toEqual(["40,9~%", "40.9%"]);
  });

  test("a limit just under the requirement is never shown as equal to it", () => {
    expect(nb.percentsApart([0.2998, 0.3]).map(seen)).toEqual(["29,98~%", "30,00~%"]);
  });

  test("numbers that differ anyway keep one decimal", () => {
    expect(en.percentsApart([0.345, 0.36])).toEqual(["34.5%", "36.0%"]);
  });
});

test("a small p-value is given as a bound", () => {
  expect([seen(nb.pValue(0.0004)), seen(en.pValue(0.0013))]).toEqual(["<~0,001", "0.001"]);
});

describe("dates", () => {
  test("Norwegian writes 31.12.2026 and English 31 December 2026", () => {
    expect([nb.date("2026-12-31"), seen(en.date("2026-12-31"))]).toEqual(["31.12.2026", "31~December~2026"]);
  });

  test("the first of a month has no leading zero in English", () => {
    expect(seen(en.date("2026-02-01"))).toBe("1~February~2026");
  });

  test("a month is written with its name", () => {
    expect([seen(nb.month("2026-03")), seen(en.month("2026-10"))]).toEqual(["mars~2026", "October~2026"]);
  });
});

describe("money", () => {
  test.each([
    [215_512_465n, "2_155_124,65~EUR", "EUR~2_155_124.65"],
    [-43_102_493n, "−431_024,93~EUR", "EUR~−431_024.93"],
    [5n, "0,05~EUR", "EUR~0.05"],
    [0n, "0,00~EUR", "EUR~0.00"],
    [-5n, "−0,05~EUR", "EUR~−0.05"],
    // More digits than a double holds: the sum must not move by a cent.
    [90_071_992_547_409_931n, "900_719_925_474_099,31~EUR", "EUR~900_719_925_474_099.31"],
  ])("%s minor units are written without rounding", (minor, norwegian, english) => {
    expect([nb, en].map((of) => seen(of.money(inMinorUnits(minor), "EUR")))).toEqual([norwegian, english]);
  });

  test("a currency whose minor unit is not known is refused", () => {
    expect(() => nb.money(inMinorUnits(100n), "JPY")).toThrow(UtfallError);
  });
});
