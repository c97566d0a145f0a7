import { describe, expect, it } from "vitest";
import { predictiveWaitingTime } from "../../../pipelines/statistics/index.ts";
import { Sfc32 } from "../../../pipelines/statistics/random/sfc32.ts";

describe("the predictive waiting time of a Poisson process", () => {
  it.each([1, 3, 10, 200])("for one more event after %d has the closed form of a Pareto law", (events) => {
    for (const p of [0.025, 0.1, 0.5, 0.9, 0.975]) {
      const closed = 400 * ((1 - p) ** (-1 / (events + 0.5)) - 1);
      expect(predictiveWaitingTime(events, 400, 1, p) / closed).toBeCloseTo(1, 10);
    }
  });

  it("agrees with R 4.2.2: q <- qbeta(c(.025, .5, .975), 5, 10.5); 400 * q / (1 - q)", () => {
    const found = [0.025, 0.5, 0.975].map((p) => predictiveWaitingTime(10, 400, 5, p));
    [55.9653576322918, 183.752431374039, 520.907426468343].forEach((expected, i) => {
      expect((found[i] ?? 0) / expected).toBeCloseTo(1, 11);
    });
  });

  it("nears the gamma waiting time at the rate seen when many events are known", () => {
    // qgamma(c(.025, .5, .975), 5) of R 4.2.2: 1.62348639 4.67090888 10.24158868
    const found = [0.025, 0.5, 0.975].map((p) => predictiveWaitingTime(1e7, 1e7, 5, p));
    [1.62348639, 4.67090888, 10.24158868].forEach((expected, i) => {
      expect(found[i]).toBeCloseTo(expected, 4);
    });
  });

  it("covers 95 % of simulated processes whose rate is drawn from what is believed of it", () => {
    const random = new Sfc32(1, 2, 3);
    const exponential = (): number => -Math.log(random.uniform());
    const [events, exposure, more, runs] = [4, 300, 6, 20_000];
    const sumOf = (n: number): number => Array.from({ length: n }, exponential).reduce((sum, one) => sum + one, 0);
    // A gamma of shape 4.5: four exponentials, and half the square of a normal (Box and Muller).
    const gamma = (): number => sumOf(events) + exponential() * Math.cos(2 * Math.PI * random.uniform()) ** 2;
    const [low, high] = [0.025, 0.975].map((p) => predictiveWaitingTime(events, exposure, more, p));
    let inside = 0;
    let below = 0;
    for (let run = 0; run < runs; run += 1) {
      const wait = sumOf(more) / (gamma() / exposure);
      if (wait < (low ?? 0)) below += 1;
      else if (wait <= (high ?? 0)) inside += 1;
    }
    // Three standard errors of a share of 20 000.
    expect(Math.abs(inside / runs - 0.95)).toBeLessThan(0.0047);
    expect(Math.abs(below / runs - 0.025)).toBeLessThan(0.0034);
  });

  it("is refused for what has no meaning", () => {
    expect(() => predictiveWaitingTime(-1, 1, 1, 0.5)).toThrow(RangeError);
    expect(() => predictiveWaitingTime(1, 0, 1, 0.5)).toThrow(RangeError);
    expect(() => predictiveWaitingTime(1, 1, 0, 0.5)).toThrow(RangeError);
    expect(() => predictiveWaitingTime(1, 1, 1, 1)).toThrow(RangeError);
  });
});
