import { scramble } from "./scramble.ts";

const words = 2 ** 32;

/**
 * A small seeded generator: sfc32 (Doty-Humphrey's Small Fast Chaotic generator, PractRand), 96 bits of state and a
 * counter, so that its period is at least 2^32 words from every start.
 *
 * The same words give the same sequence on every machine. Not for anything secret.
 */
export class Sfc32 {
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
    return (this.word() + 0.5) / words;
  }

  /** A whole number from 0 to `size` - 1, every one equally likely: words that would favour the small ones are skipped. */
  below(size: number): number {
    const fair = words - (words % size);
    let word = this.word();
    while (word >= fair) word = this.word();
    return word % size;
  }

  /** As many such numbers as there is room for: what `below` would give one after the other, in a tenth of its time. */
  fillBelow(size: number, drawn: Int32Array): void {
    const fair = words - (words % size);
    // The engine keeps variables in registers, and fields not.
    let [a, b, c, counter] = [this.#a, this.#b, this.#c, this.#counter];
    for (let k = 0; k < drawn.length; ) {
      const word = (((a + b) | 0) + counter) >>> 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + word) | 0;
      if (word >= fair) continue;
      // The remainder, three times as fast: a quotient of 32-bit words is never rounded up to a whole number.
      drawn[k] = word - Math.floor(word / size) * size;
      k += 1;
    }
    [this.#a, this.#b, this.#c, this.#counter] = [a, b, c, counter];
  }
}

/**
 * The generator of one thing (a replicate, a person, a file) in one run: a function of seed, stream and index alone, so
 * that it does not matter how many others are made, or in what order.
 */
export const streamWords = (seed: number, stream: number, index: number): readonly [number, number, number] => [
  scramble(seed | 0, stream),
  scramble(Math.floor(seed / words) ^ 0x9e3779b9, index),
  scramble(stream ^ 0x85ebca6b, index),
];

/** Throws RangeError unless the seed is a whole number from 0 to 2^53 - 1. */
export const refuseSeed = (seed: number): void => {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError("a seed is a whole number, 0 or more");
};
