import { describe, expect, it } from "vitest";
import { type PermanentVentilation, permanentOn } from "../../../pipelines/synthetic/sma-children/ventilation.ts";

const more21: PermanentVentilation = { hours: 16, rule: "more-than", days: 21, excludeAcute: true };
const least14: PermanentVentilation = { hours: 16, rule: "at-least", days: 14, excludeAcute: false };

const period = (from: number, to: number, hours: number, acute = false) => ({ from, to, hours, acute, ongoing: false });

describe("the day of permanent ventilation", () => {
  it("is not reached by exactly 21 days when more than 21 are asked for", () => {
    expect(permanentOn([period(100, 120, 16)], more21)).toBeNull();
    expect(permanentOn([period(100, 121, 16)], more21)).toBe(121);
  });

  it("is the fourteenth day when at least 14 are asked for", () => {
    expect(permanentOn([period(100, 112, 20)], least14)).toBeNull();
    expect(permanentOn([period(100, 130, 20)], least14)).toBe(113);
  });

  it("counts 16 hours and not a quarter less", () => {
    expect(permanentOn([period(100, 200, 15.75)], least14)).toBeNull();
    expect(permanentOn([period(100, 200, 16)], least14)).toBe(113);
  });

  it("joins periods that touch and not those with an unrecorded day between", () => {
    expect(permanentOn([period(100, 109, 16), period(110, 125, 20)], more21)).toBe(121);
    expect(permanentOn([period(100, 109, 16), period(111, 126, 20)], more21)).toBeNull();
  });

  it("starts anew after days with fewer hours", () => {
    expect(permanentOn([period(100, 115, 16), period(116, 116, 8), period(117, 140, 18)], more21)).toBe(138);
  });

  it("leaves out acute, reversible days only when the definition says so", () => {
    const run = [period(100, 111, 24, true), period(112, 123, 17)];
    expect(permanentOn(run, least14)).toBe(113);
    expect(permanentOn(run, { ...least14, excludeAcute: true })).toBeNull();
  });
});
