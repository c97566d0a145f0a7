import { normalQuantile } from "../../statistics/distributions/normal-quantile.ts";
import { scramble } from "./scramble.ts";

const WORD = 2 ** 32;

/**
 * A small seeded generator (sfc32) with the draws that the made-up registers need, all by inverse transform, so that one
 * uniform number is spent per draw and a change in one register does not shift another.
 *
 * The same words give the same sequence on every machine. Not for anything secret.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(a: number, b: number, c: number) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    for (let i = 0; i < 12; i += 1) this.word();
  }

  /** A whole number from 0 to 2^32 - 1. */
  word(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** A number strictly between 0 and 1. */
  uniform(): number {
    return (this.word() + 0.5) / WORD;
  }

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
  new Random(
    scramble(seed | 0, stream),
    scramble(Math.floor(seed / WORD) ^ 0x9e3779b9, index),
    scramble(stream ^ 0x85ebca6b, index),
  );
