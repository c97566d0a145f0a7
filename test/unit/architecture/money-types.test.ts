import { describe, expect, it } from "vitest";
import { inMinorUnits, type Money } from "../../../schemas/money.ts";

const amount: Money = 215_512_465n;
const text = inMinorUnits(amount);

/** Every line below a `@ts-expect-error` must fail to compile: where one compiles, `tsc` reports the comment. */
describe("no amount of money becomes a floating-point number", () => {
  it("in a sum, a product or a quotient with a number", () => {
    // @ts-expect-error
    expect(() => 1 + amount).toThrow(TypeError);
    // @ts-expect-error
    expect(() => amount - 0.5).toThrow(TypeError);
    // @ts-expect-error
    expect(() => amount * 0.25).toThrow(TypeError);
    // @ts-expect-error
    expect(() => amount / 100).toThrow(TypeError);
    // @ts-expect-error
    expect(() => +amount).toThrow(TypeError);
  });

  it("by a function of Math", () => {
    // @ts-expect-error
    expect(() => Math.round(amount)).toThrow(TypeError);
    // @ts-expect-error
    expect(() => Math.max(0, amount)).toThrow(TypeError);
    // @ts-expect-error
    expect(Math.floor(text)).toBe(215_512_465);
  });

  it("by Number or parseFloat, as bigint or as text: nothing can be done with what they make", () => {
    // @ts-expect-error
    const ofAmount: number = Number(amount);
    // @ts-expect-error
    const ofText: number = Number(text);
    // @ts-expect-error
    const parsed: number = Number.parseFloat(text);
    // @ts-expect-error
    const whole: number = Number.parseInt(text, 10);
    // @ts-expect-error
    const ofBig: number = parseFloat(amount);
    expect(new Set([ofAmount, ofText, parsed, whole, ofBig])).toEqual(new Set([215_512_465]));
    // @ts-expect-error
    expect(Number(amount) / 100).toBe(2_155_124.65);
  });

  it("from a text or a number that is none: an amount is made of whole minor units", () => {
    // @ts-expect-error
    const ofNumber: Money = 2_155_124.65;
    // @ts-expect-error
    const ofText: ReturnType<typeof inMinorUnits> = "2155124.65";
    expect([typeof ofNumber, ofText]).toEqual(["number", "2155124.65"]);
    // @ts-expect-error
    expect(inMinorUnits(1)).toBe("1");
    // @ts-expect-error
    expect(() => inMinorUnits(0.1)).toThrow(RangeError);
  });
});
