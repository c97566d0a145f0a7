import type { Random } from "../random/random.ts";

const DIGITS = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** How often `*`, `+` and an open `{n,}` repeat at most. */
const SOME = 3;

/** Reads a pattern from left to right and writes a text that it matches. */
class PatternWriter {
  readonly #pattern: string;
  readonly #random: Random;
  #at = 0;

  constructor(pattern: string, random: Random) {
    this.#pattern = pattern;
    this.#random = random;
  }

  /** One of the alternatives up to the end or the closing parenthesis. */
  choice(): string {
    const alternatives: [string, ...string[]] = [this.#sequence()];
    while (this.#peek() === "|") {
      this.#at += 1;
      alternatives.push(this.#sequence());
    }
    return this.#random.pick(alternatives);
  }

  get done(): boolean {
    return this.#at >= this.#pattern.length;
  }

  #peek(): string {
    return this.#pattern.charAt(this.#at);
  }

  #take(): string {
    const c = this.#peek();
    this.#at += 1;
    return c;
  }

  #sequence(): string {
    let made = "";
    while (!this.done && this.#peek() !== "|" && this.#peek() !== ")") {
      const start = this.#at;
      const once = this.#atom();
      const times = this.#times();
      const after = this.#at;
      for (let i = 0; i < times; i += 1) {
        this.#at = start;
        made += i === 0 ? once : this.#atom();
      }
      this.#at = after;
    }
    return made;
  }

  #atom(): string {
    const c = this.#take();
    switch (c) {
      case "^":
      case "$":
        return "";
      case ".":
        return "x";
      case "(": {
        if (this.#pattern.startsWith("?:", this.#at)) this.#at += 2;
        const inner = this.choice();
        this.#at += 1;
        return inner;
      }
      case "[":
        return this.#oneOf(this.#set());
      case "\\":
        return this.#oneOf(escaped(this.#take()));
      default:
        return c;
    }
  }

  #set(): string {
    let from = "";
    while (!this.done && this.#peek() !== "]") {
      const c = this.#take();
      if (c === "\\") from += escaped(this.#take());
      else if (this.#peek() === "-" && this.#pattern.charAt(this.#at + 1) !== "]") {
        this.#at += 1;
        from += range(c, this.#take());
      } else from += c;
    }
    this.#at += 1;
    return from;
  }

  #oneOf(from: string): string {
    return from.charAt(this.#random.between(0, from.length - 1));
  }

  #times(): number {
    const c = this.#peek();
    if (c === "?") return this.#repeat(1, 0, 1);
    if (c === "*") return this.#repeat(1, 0, SOME);
    if (c === "+") return this.#repeat(1, 1, SOME);
    const counted = /^\{(\d+)(,?)(\d*)\}/.exec(this.#pattern.slice(this.#at));
    if (counted === null) return 1;
    const [whole, low = "1", comma, high = ""] = counted;
    const least = Number(low);
    return this.#repeat(whole.length, least, comma === "" ? least : high === "" ? least + SOME : Number(high));
  }

  #repeat(length: number, low: number, high: number): number {
    this.#at += length;
    return this.#random.between(low, high);
  }
}

const escaped = (letter: string): string => {
  if (letter === "d") return DIGITS;
  if (letter === "w") return LETTERS + DIGITS;
  if (letter === "s") return " ";
  return letter;
};

const range = (from: string, to: string): string => {
  let all = "";
  for (let c = from.charCodeAt(0); c <= to.charCodeAt(0); c += 1) all += String.fromCharCode(c);
  return all;
};

/**
 * A text that the pattern matches in full. Takes the plain part of regular expressions that layouts use: literals, sets,
 * groups, alternatives and counts; no negated sets and no look-around.
 */
export const patternValue = (pattern: string, random: Random): string => new PatternWriter(pattern, random).choice();
