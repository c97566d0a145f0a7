import { normalQuantile } from "../../statistics/distributions/normal-quantile.ts";
import { Sfc32, streamWords } from "../../statistics/random/sfc32.ts";

/**
 * The seeded generator of the statistics room with the draws that the made-up registers need, all by inverse transform,
 * so that one uniform number is spent per draw and a change in one register does not shift another.
 */
export class Random extends Sfc32 {
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.uniform() * (to - from + 1));
  }

  normal(mean: number, deviation: number): number {
    return mean + deviation * normalQuantile(this.uniform());
  }

  /** Waiting time with a constant rate per unit of time; endless when the rate is 0. */
  exponential(rate: number): number {
    return rate <= 0 ? Number.POSITIVE_INFINITY : -Math.log(this.uniform()) / rate;
  }

  /** Waiting time with survival exp(-hazardRatio * (t / scale) ** shape). */
  weibull(shape: number, scale: number, hazardRatio: number): number {
    return scale * (-Math.log(this.uniform()) / hazardRatio) ** (1 / shape);
  }

  pick<T>(from: readonly [T, ...T[]]): T {
    return from[Math.floor(this.uniform() * from.length)] ?? from[0];
  }

  /** One of the outcomes, each with its probability; the last takes what is left. */
  draw<T>(from: Shares<T>): T {
    let left = this.uniform();
    let drawn = from[0][0];
    for (const [outcome, probability] of from) {
      drawn = outcome;
      left -= probability;
      if (left < 0) break;
    }
    return drawn;
  }
}

/** Outcomes with their probabilities. */
export type Shares<T> = readonly [readonly [T, number], ...(readonly [T, number])[]];

/** The generator of one person (or one file) in one run; independent of how many others are made, and in what order. */
export const randomOf = (seed: number, stream: number, index: number): Random =>
  new Random(...streamWords(seed, stream, index));
