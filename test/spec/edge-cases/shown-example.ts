import type { EdgeCase } from "../../../schemas/agreement/edge-cases.ts";

/** A case and the answer that an agreement gives to it. */
export interface AnsweredCase {
  readonly edgeCase: EdgeCase;
  /** The answer as the manual lists it: a word, or the first key of a map with its word. */
  readonly answer: string;
  /** Example agreement, with what differs from it. */
  readonly terms: string;
  readonly but?: Readonly<Record<string, string>>;
}

/** A worked example as the test runs it and the manual shows it. */
export interface ShownExample extends AnsweredCase {
  readonly people: readonly string[];
  readonly out: readonly string[];
  /** What the product makes of the people, to be held against `out`. */
  run(): Promise<readonly string[]>;
}
