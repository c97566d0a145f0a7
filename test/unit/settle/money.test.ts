import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { apportion, parseMoney, splitEvenly } from "../../../pipelines/settle/money.ts";

describe("money", () => {
  it.each([
    ["2155124.65", 215512465n],
    ["0.1", 10n],
    ["320000", 32000000n],
    // A floating-point number would lose the last digit of this one.
    ["90071992547409.93", 9007199254740993n],
  ])("reads %s as %d minor units", (text, minor) => {
    expect(parseMoney(text)).toBe(minor);
  });

  it.each(["", "1,5", "1.234", "-1", "1e3", " 1", "1.", ".5"])("does not read %j", (text) => {
    expect(() => parseMoney(text)).toThrow(RangeError);
  });

  it("splits 2,155,124.65 into five equal parts exactly", () => {
    expect(splitEvenly(215512465n, 5)).toEqual([43102493n, 43102493n, 43102493n, 43102493n, 43102493n]);
  });

  it("gives the residual minor units to the first parts", () => {
    expect(splitEvenly(1000n, 3)).toEqual([334n, 333n, 333n]);
    expect(splitEvenly(1001n, 3)).toEqual([334n, 334n, 333n]);
    expect(splitEvenly(2n, 3)).toEqual([1n, 1n, 0n]);
  });

  it("splits by weights, and gives nothing to a weight of 0", () => {
    expect(apportion(32000000n, [52n, 48n])).toEqual([16640000n, 15360000n]);
    expect(apportion(1n, [0n, 1n, 1n])).toEqual([0n, 1n, 0n]);
  });

  it("refuses weights that cannot be", () => {
    expect(() => apportion(1n, [0n])).toThrow(RangeError);
    expect(() => apportion(1n, [2n, -1n])).toThrow(RangeError);
    expect(() => apportion(-1n, [1n])).toThrow(RangeError);
    expect(() => splitEvenly(1n, 0)).toThrow(RangeError);
  });
});

describe("the settlement room", () => {
  const folder = resolve(import.meta.dirname, "../../../pipelines/settle");
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));

  it("has files to look at", () => {
    expect(files.length).toBeGreaterThanOrEqual(3);
  });

  it.each(files)("%s never lets an amount become a floating-point number", (name) => {
    const code = readFileSync(resolve(folder, name), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    expect(code).not.toMatch(/\bNumber\b|parseFloat|parseInt|\bMath\.|toFixed|\*\s*100\b(?!n)|\/\s*100\b(?!n)|\d\.\d/);
  });
});
